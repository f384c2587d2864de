// Writes a report from a C++ program: fill in the model, check it, save it.
#include <google/protobuf/util/time_util.h>
#include <smp/smp.h>

#include <iostream>

int main() {
  using google::protobuf::util::TimeUtil;

  smp::v1::Document document;
  document.set_smp_version(std::string(smp::kCurrentEdition));
  smp::v1::Report& report = *document.mutable_report();
  report.set_id("3f0c9f43-6d8e-4a6b-9d0e-2f8f5f9c7a10");

  smp::v1::NodePool& pool = *report.mutable_infrastructure()->add_node_pools();
  pool.set_name("workers");
  pool.set_count(3);
  pool.set_cores(4);
  pool.set_memory_bytes(16LL << 30);

  report.mutable_mesh()->set_type(smp::v1::MESH_TYPE_LINKERD);
  report.mutable_mesh()->set_version("2.14.10");
  report.mutable_workload()->mutable_application()->set_name("emojivoto");

  smp::v1::TestConfiguration& test = *report.mutable_test();
  test.set_type(smp::v1::TEST_TYPE_LOAD);
  test.set_loop_model(smp::v1::LOOP_MODEL_OPEN);
  test.set_coordinated_omission(smp::v1::COORDINATED_OMISSION_INTENDED_START);
  smp::v1::Stage& stage = *test.add_stages();
  *stage.mutable_duration() = TimeUtil::SecondsToDuration(60);
  stage.set_target_requests_per_second(200);
  smp::v1::Client& client = *test.add_clients();
  client.set_id("generator");
  client.mutable_load_generator()->set_name("my-generator");
  client.add_endpoint_urls("http://web.emojivoto.test/");

  smp::v1::Result& result = *report.add_results();
  result.set_id("run-1");
  result.set_client_id("generator");
  TimeUtil::FromString("2026-03-01T10:00:00Z", result.mutable_window()->mutable_start_time());
  TimeUtil::FromString("2026-03-01T10:01:00Z", result.mutable_window()->mutable_end_time());
  result.mutable_requests()->set_completed(12000);
  result.mutable_requests()->set_succeeded(12000);
  result.mutable_requests()->set_failed(0);
  result.set_achieved_requests_per_second(200);
  smp::v1::Latency& latency = *result.mutable_latency();
  latency.set_population(smp::v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_count(12000);
  for (const auto& [rank_percent, value_ms] : {std::pair{50.0, 4.2}, {99.0, 18.5}, {100.0, 61.0}}) {
    smp::v1::Quantile& quantile = *latency.add_quantiles();
    quantile.set_rank_percent(rank_percent);
    quantile.set_value_ms(value_ms);
  }

  const std::string yaml = smp::Write(document, smp::Format::kYaml);
  const auto documents = smp::ReadBytes(yaml, "report.yaml");
  if (!documents) return 1;
  const smp::SourceDocument& written = documents->front();
  if (smp::GradeOf(written, smp::Validate(written)) == smp::Grade::kInvalid) return 1;
  std::cout << yaml;
  return 0;
}
