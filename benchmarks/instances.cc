// bench_instances DIRECTORY COUNT: the reports of COUNT instances of one distributed test, as YAML,
// each with a histogram of 20 000 latencies in nanoseconds at three digits.
#include <smp/smp.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>

namespace {

smp::v1::Document Instance(int number, std::mt19937_64& random) {
  smp::v1::Document document;
  document.set_smp_version(std::string(smp::kCurrentEdition));
  smp::v1::Report& report = *document.mutable_report();
  report.set_id("0b0f1c0e-6f0a-4c1e-9c39-0a4f0d7c9a11");
  smp::v1::NodePool& pool = *report.mutable_infrastructure()->add_node_pools();
  pool.set_name("workers");
  pool.set_count(3);
  pool.set_cores(4);
  pool.set_memory_bytes(16LL << 30);
  report.mutable_mesh()->set_type(smp::v1::MESH_TYPE_NONE);
  report.mutable_workload()->mutable_application()->set_name("bookinfo");
  report.mutable_test()->add_stages()->mutable_duration()->set_seconds(100);
  smp::v1::Client& client = *report.mutable_test()->add_clients();
  client.set_id("generator");
  client.mutable_load_generator()->set_name("generator");
  client.add_endpoint_urls("http://ingress.test/productpage");
  smp::v1::Result& result = *report.add_results();
  result.set_id("node-" + std::to_string(number));
  result.set_client_id("generator");
  result.mutable_window()->mutable_start_time()->set_seconds(1'772'000'000);
  result.mutable_window()->mutable_end_time()->set_seconds(1'772'000'100);
  constexpr int kLatencies = 20'000;
  result.mutable_requests()->set_completed(kLatencies);
  result.set_achieved_requests_per_second(kLatencies / 100.0);
  auto histogram = smp::Histogram::Make({.highest = 60'000'000'000});
  std::lognormal_distribution<double> latency_ns(14.5, 0.7);
  for (int i = 0; i < kLatencies; ++i) {
    histogram->Record(static_cast<std::int64_t>(latency_ns(random)));
  }
  result.mutable_latency()->set_population(smp::v1::LATENCY_POPULATION_ALL_RESPONSES);
  smp::SetDistribution(*histogram, 1, *result.mutable_latency());
  return document;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::filesystem::path directory = argv[1];
  std::filesystem::create_directories(directory);
  std::mt19937_64 random(1);
  for (int number = 0; number < std::atoi(argv[2]); ++number) {
    const auto path = directory / ("node-" + std::to_string(number) + ".yaml");
    if (!smp::WriteFile(Instance(number, random), smp::Format::kYaml, path)) return 1;
  }
  return 0;
}
