#include "model/wire.h"

#include <google/protobuf/struct.pb.h>

#include <catch2/catch.hpp>
#include <limits>

#include "model/read_yaml.h"
#include "model/tree_text.h"
#include "model/wire_check.h"
#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"
#include "smp/v1/document.pb.h"

using google::protobuf::Descriptor;
using smp::ErrorCode;
using smp::Limits;
using smp::model::FindCandidates;
using smp::model::FindingTexts;
using smp::model::IsUtf8;
using smp::model::LooksBinary;
using smp::model::TreeText;
using smp::model::WriteBinary;
using Texts = std::vector<std::string>;

namespace {

smp::Expected<smp::model::ReadMessage> ReadWireMessage(const std::string& bytes,
                                                       const Descriptor* type = nullptr,
                                                       const Limits& limits = {}) {
  return smp::model::ReadBinary(std::make_shared<const smp::document::Source>("r.binpb", bytes),
                                type, limits);
}

// The findings of bytes that are read; "error: …" when they are not.
Texts Findings(const std::string& bytes, const Descriptor* type = nullptr,
               const Limits& limits = {}) {
  const auto read = ReadWireMessage(bytes, type, limits);
  if (!read) return {"error: " + read.error().message + " (" + read.error().hint + ")"};
  CHECK((read->message == nullptr) == !read->document.complete);
  CHECK((read->document.tree.root() == nullptr) == !read->document.complete);
  return FindingTexts(read->document.findings);
}

std::string Repeat(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

smp::v1::Document V1() {
  smp::v1::Document document;
  document.set_smp_version("v1.0.0");
  document.mutable_report()->set_id("r1");
  document.mutable_report()->add_results()->set_id("first");
  document.mutable_report()->add_results()->set_id("second");
  return document;
}

const Descriptor* const kDocument = smp::v1::Document::descriptor();

}  // namespace

TEST_CASE("Binary: a v1 document is recognised by its version", "[model]") {
  const auto read = ReadWireMessage(WriteBinary(V1()));
  REQUIRE(read);
  CHECK(read->type == kDocument);
  CHECK(FindingTexts(read->document.findings) == Texts{});
  CHECK(TreeText(read->document.tree) ==
        R"({smp_version:"v1.0.0",report:{id:"r1",results:[{id:"first"},{id:"second"}]}})");
  CHECK(read->document.tree.source().name() == "r.binpb");
}

TEST_CASE("Binary: v0 messages are recognised by their fields", "[model]") {
  smp::v0::PerformanceTestConfig test;
  test.set_smp_version("v0.6.1");
  test.add_clients()->add_endpoint_urls("http://localhost");
  smp::v0::PerformanceTestResult result;
  result.set_smp_version("v0.6.1");
  result.mutable_latencies_ms()->set_p99(3.5);
  smp::v0::ServiceMeshConfig mesh;
  mesh.mutable_mesh_type()->set_type(smp::v0::ServiceMesh::ISTIO);
  smp::v0::EnvironmentConfig environment;
  environment.set_smp_version("0.6");
  environment.add_nodes()->set_cores(4);
  environment.set_kubernetes_version("v1.28.3");
  for (const google::protobuf::Message* message :
       std::initializer_list<const google::protobuf::Message*>{&test, &result, &mesh,
                                                               &environment}) {
    INFO(message->GetDescriptor()->full_name());
    const auto read = ReadWireMessage(WriteBinary(*message));
    REQUIRE(read);
    CHECK(read->type == message->GetDescriptor());
  }
}

TEST_CASE("Binary: what several messages could be is refused with their names", "[model]") {
  smp::v0::PerformanceTestConfig test;
  test.set_smp_version("v0.6.1");
  test.set_id("x");
  const auto read = ReadWireMessage(WriteBinary(test));
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::kAmbiguous);
  CHECK(read.error().message ==
        "r.binpb: the bytes fit more than one message: smp.v0.PerformanceTestConfig, "
        "smp.v0.PerformanceTestResult, smp.v0.ServiceMeshConfig, smp.v0.EnvironmentConfig");
  CHECK(read.error().hint == "name the kind of document that they hold");
  CHECK(ReadWireMessage(WriteBinary(test), test.GetDescriptor()));
}

TEST_CASE("Binary: bytes of another format are no message of SMP", "[model]") {
  google::protobuf::Struct other;
  (*other.mutable_fields())["key"].set_number_value(1);
  const auto read = ReadWireMessage(WriteBinary(other));
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::kUnknownFormat);
  CHECK(read.error().message == "r.binpb: the bytes are binary, but no message of SMP");
  CHECK(FindCandidates("").fits.empty());
}

TEST_CASE("Binary: no bytes are an empty document", "[model]") {
  CHECK(Findings("") == Texts{"0:0-0:0 error SMP1006 : the input is empty (check what should "
                              "have written it)"});
}

TEST_CASE("Binary: every unknown and wrongly encoded field is told with its place", "[model]") {
  std::string bytes = "\x0A\x06v1.0.0";
  bytes += "\xF8\x06\x01";  // field 111, varint
  // A result with field 99, with its window as a number, and with an unknown group in it.
  const std::string result =
      "\x9A\x06\x01x"
      "\x40\x05"
      "\xDB\x06\x08\x01\xDC\x06";
  const std::string report = "\x6A" + std::string(1, static_cast<char>(result.size())) + result;
  bytes += "\x12" + std::string(1, static_cast<char>(report.size())) + report;
  const std::string hint =
      " (write the bytes with the fields of smp.v1.Document, or name the kind they were written "
      "for)";
  CHECK(Findings(bytes) ==
        Texts{"0:0-0:0 error SMP1023 : field 111 at byte 8 is not known in the message" + hint,
              "0:0-0:0 error SMP1023 /report/results/0: field 99 at byte 15 is not known in "
              "`/report/results/0`" +
                  hint,
              "0:0-0:0 error SMP1023 /report/results/0: field 8 (`window`) at byte 19 is encoded "
              "as a varint, not bytes with a length" +
                  hint,
              "0:0-0:0 error SMP1023 /report/results/0: field 107 at byte 21 is not known in "
              "`/report/results/0`" +
                  hint});
}

TEST_CASE("Binary: a v0 message with one field too many is still that message", "[model]") {
  smp::v0::PerformanceTestConfig test;
  test.set_smp_version("v0.6.1");
  test.add_clients()->add_endpoint_urls("http://localhost");
  test.set_duration("30s");
  const auto read = ReadWireMessage(WriteBinary(test) + "\xF8\x06\x01");
  REQUIRE(read);
  CHECK(read->type == test.GetDescriptor());
  REQUIRE(read->document.findings.size() == 1);
  CHECK(read->document.findings[0].message == "field 111 at byte 33 is not known in the message");
}

TEST_CASE("Binary: packed and unpacked lists are both right", "[model]") {
  const Descriptor* type = smp::v1::MeshEvidence::descriptor();
  for (const std::string bytes : {"\x08\x03\x08\x05", "\x0A\x02\x03\x05"}) {
    const auto read = ReadWireMessage(bytes, type);
    REQUIRE(read);
    CHECK(FindingTexts(read->document.findings) == Texts{});
    CHECK(TreeText(read->document.tree) == R"({detected_types:["ISTIO","LINKERD"]})");
  }
}

TEST_CASE("Binary: bytes that end early say where, wherever they are cut", "[model]") {
  const std::string bytes = WriteBinary(V1());
  CHECK(Findings(bytes.substr(0, bytes.size() - 2)) ==
        Texts{"0:0-0:0 error SMP1001 : the bytes are not a whole smp.v1.Document: at byte 8 of "
              "31, field 2 begins there and has no end (check that the file was copied whole and "
              "as binary)"});
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    INFO(size);
    const auto read = ReadWireMessage(bytes.substr(0, size), kDocument);
    REQUIRE(read);
    // Only the whole first field is a message, too.
    CHECK(read->document.complete == (size == 8));
  }
}

TEST_CASE("Binary: bytes that begin no field say so", "[model]") {
  const Texts rows = {std::string("\x00\x01", 2), "\x07", "\x0C", "\xFF\xFF\xFF\xFF\xFF\x0F\x01",
                      "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"};
  for (const std::string& bytes : rows) {
    const Texts findings = Findings(bytes, kDocument);
    REQUIRE(findings.size() == 1);
    CHECK_THAT(findings[0], Catch::Contains("error SMP1001 : the bytes are not a whole "
                                            "smp.v1.Document: at byte 0 of ") &&
                                Catch::Contains(", no field begins there"));
  }
}

TEST_CASE("Binary: text that is not UTF-8 is told and not parsed", "[model]") {
  CHECK(Findings("\x0A\x02v\xFF", kDocument) ==
        Texts{"0:0-0:0 error SMP1002 /smp_version: the text of field 1 (`smp_version`) at byte 0 "
              "is not UTF-8 (write text in UTF-8)"});
}

TEST_CASE("Binary: depth is counted as documents nest", "[model]") {
  smp::v1::Document document = V1();
  auto* value = &(
      *(*document.mutable_report()->mutable_extensions())["org.example"].mutable_fields())["deep"];
  for (int i = 0; i < 90; ++i) value = &(*value->mutable_struct_value()->mutable_fields())["a"];
  value->set_bool_value(true);
  CHECK(Findings(WriteBinary(document)) == Texts{});
  for (int i = 0; i < 20; ++i) value = &(*value->mutable_struct_value()->mutable_fields())["a"];
  const Texts findings = Findings(WriteBinary(document), kDocument);
  REQUIRE(findings.size() == 1);
  CHECK_THAT(findings[0], Catch::Contains("error SMP1005 /report/extensions/org.example/deep/a/") &&
                              Catch::Contains("messages are nested more than 100 levels deep "
                                              "(flatten the document, or raise --max-depth"));
  // Deeper than any input may be: the library would overflow the stack.
  for (int i = 0; i < 9000; ++i) value = &(*value->mutable_struct_value()->mutable_fields())["a"];
  Limits limits;
  limits.max_depth = 10'000;
  const auto read = smp::model::ReadBinary(
      std::make_shared<const smp::document::Source>("r.binpb", WriteBinary(document)), kDocument,
      limits);
  REQUIRE(read);
  REQUIRE_FALSE(read->document.findings.empty());
  CHECK(read->document.findings.back().message == "messages are nested more than 1000 levels deep");
  // Groups in groups, which no message of SMP has.
  CHECK_THAT(Findings("\x0A\x06v1.0.0" + Repeat("\xFB\x06", 100'000), kDocument).back(),
             Catch::Contains("error SMP1001"));
}

TEST_CASE("Binary: an input beyond the limits is refused", "[model]") {
  Limits limits;
  limits.max_bytes = 10;
  const auto read = ReadWireMessage(WriteBinary(V1()), nullptr, limits);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::kTooLarge);
  CHECK(read.error().message == "r.binpb has 33 bytes; the limit is 10");

  limits = {};
  limits.max_findings = 3;
  const auto many =
      ReadWireMessage("\x0A\x06v1.0.0" + Repeat("\xF8\x06\x01", 1000), nullptr, limits);
  REQUIRE(many);
  CHECK(many->document.findings.size() == 3);
  CHECK(many->document.more_findings == 997);
}

TEST_CASE("Binary: NaN and infinities are told with their place", "[model]") {
  smp::v0::PerformanceTestResult result;
  result.set_actual_qps(std::numeric_limits<double>::quiet_NaN());
  result.mutable_latencies_ms()->set_max(std::numeric_limits<double>::infinity());
  CHECK(Findings(WriteBinary(result)) ==
        Texts{"0:0-0:0 error SMP1020 /latencies_ms/max: `.inf` is not a finite number (write a "
              "finite number, or leave the field out if it is optional)",
              "0:0-0:0 error SMP1020 /actual_qps: `.nan` is not a finite number (write a finite "
              "number, or leave the field out if it is optional)"});
}

TEST_CASE("Binary is told from text", "[model]") {
  CHECK(LooksBinary(WriteBinary(V1())));
  CHECK(LooksBinary(WriteBinary(V1()).substr(0, 20)));  // cut, but it begins with a version
  smp::v0::ServiceMeshConfig mesh;
  mesh.set_mtls_enabled(true);
  CHECK(LooksBinary(WriteBinary(mesh)));
  const Texts texts = {"",
                       "smp_version: v1.0.0\n",
                       "\n\n{\"a\": 1}",
                       "a\xC3\xA9\xE2\x82\xAC: \xF0\x9F\x98\x80",
                       "caf\xE9: latin 1\n",
                       std::string("\xFF\xFEs\0m\0p\0", 8),
                       Repeat("\xC3\xA9", 400),
                       "a" + Repeat("\xC3\xA9", 400)};
  for (const std::string& text : texts) {
    INFO(text);
    CHECK_FALSE(LooksBinary(text));
  }
}

TEST_CASE("UTF-8 is checked to the letter", "[model]") {
  for (const char* text : {"", "a", "\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                           "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    CHECK(IsUtf8(text));
  }
  for (const char* text :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80",
        "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xC3\x28"}) {
    CHECK_FALSE(IsUtf8(text));
  }
}
