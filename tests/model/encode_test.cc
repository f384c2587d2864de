#include "model/encode.h"

#include <google/protobuf/struct.pb.h>

#include <catch2/catch.hpp>
#include <limits>

#include "model/decode.h"
#include "model/tree_text.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"
#include "smp/v1/document.pb.h"

using smp::model::Encode;
using smp::model::TreeText;

TEST_CASE("Encode: fields come in the order of the proto, names short, unset absent", "[model]") {
  smp::v1::Document document;
  document.set_smp_version("v1.0.0");
  auto& test = *document.mutable_test();
  test.set_loop_model(smp::v1::LOOP_MODEL_OPEN);
  test.set_id("t");
  test.mutable_warm_up()->set_seconds(120);
  test.add_stages()->set_target_requests_per_second(100000);
  auto& client = *test.add_clients();
  client.set_internal(false);
  client.set_connections(0);
  (*client.mutable_headers())["x/b"] = "second";
  (*client.mutable_headers())["a.b"] = "first";
  CHECK(TreeText(Encode(document, "m")) ==
        R"({smp_version:"v1.0.0",test:{id:"t",loop_model:"OPEN",warm_up:"120s",)"
        R"(stages:[{target_requests_per_second:100000}],)"
        R"(clients:[{internal:false,connections:0,headers:{a.b:"first",x/b:"second"}}]}})");
}

TEST_CASE("Encode: v0 has whole enum names, zeros without presence are absent", "[model]") {
  smp::v0::PerformanceTestConfig config;
  auto& client = *config.add_clients();
  client.set_protocol(smp::v0::PerformanceTestConfig::Client::PROTOCOL_GRPC);
  client.set_rps(std::numeric_limits<std::int64_t>::max());
  config.add_clients();
  CHECK(TreeText(Encode(config, "m")) ==
        R"({clients:[{protocol:"PROTOCOL_GRPC",rps:9223372036854775807},{}]})");
}

TEST_CASE("Encode: unknown enum numbers stay numbers", "[model]") {
  smp::v1::MeshEvidence evidence;
  evidence.add_detected_types(smp::v1::MESH_TYPE_ISTIO);
  evidence.add_detected_types(static_cast<smp::v1::MeshType>(4242));
  evidence.add_detected_types(smp::v1::MESH_TYPE_UNSPECIFIED);
  CHECK(TreeText(Encode(evidence, "m")) == R"({detected_types:["ISTIO",4242,"UNSPECIFIED"]})");
}

TEST_CASE("Encode: what has no written form is kept as what nobody takes for it", "[model]") {
  smp::v0::PerformanceTestResult result;
  result.set_actual_qps(std::numeric_limits<double>::quiet_NaN());
  result.mutable_latencies_ms()->set_min(-std::numeric_limits<double>::infinity());
  result.mutable_start_time()->set_nanos(-1);
  result.set_details_uri(".nan");
  const smp::document::Tree tree = Encode(result, "m");
  CHECK(TreeText(tree) == R"({start_time:{nanos:-1},latencies_ms:{min:"-.inf"},actual_qps:".nan",)"
                          R"(details_uri:".nan"})");
  CHECK(IsNonFinite(*Find(*tree.root(), "actual_qps")));
  CHECK_FALSE(IsNonFinite(*Find(*tree.root(), "details_uri")));

  smp::v0::PerformanceTestResult back;
  CHECK(smp::model::Decode(tree, *tree.root(), &back).empty());
  CHECK(back.start_time().nanos() == -1);
  CHECK(back.actual_qps() == 0);
  CHECK(back.details_uri() == ".nan");
}

TEST_CASE("Encode: free structures keep every kind of value", "[model]") {
  smp::v1::Report report;
  auto& fields = *(*report.mutable_extensions())["org.example"].mutable_fields();
  fields["z"].set_number_value(1e22);
  fields["n"].set_null_value(google::protobuf::NULL_VALUE);
  fields["l"].mutable_list_value()->add_values()->set_bool_value(true);
  fields["e"].mutable_struct_value();
  fields["nothing"];
  CHECK(TreeText(Encode(report, "m")) ==
        R"({extensions:{org.example:{e:{},l:[true],n:null,nothing:null,z:1.0e+22}}})");
}
