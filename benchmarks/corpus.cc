// bench_corpus DIRECTORY COUNT: writes COUNT valid reports of about 5 KB, each as JSON and as YAML,
// all different, the same ones from run to run.
#include <google/protobuf/util/time_util.h>
#include <smp/smp.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

namespace {

using google::protobuf::util::TimeUtil;

std::string Uuid(unsigned n) {
  char text[40];
  std::snprintf(text, sizeof text, "%08x-6f0a-4c1e-9c39-0a4f0d7c9a11", n);
  return text;
}

void AddLatency(smp::v1::Result& result, std::mt19937& random, std::int64_t count) {
  smp::v1::Latency& latency = *result.mutable_latency();
  latency.set_population(smp::v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_count(count);
  smp::v1::CdfDistribution& cdf = *latency.mutable_distribution()->mutable_cdf();
  std::int64_t below = 0;
  double edge_ms = 0.5 + static_cast<double>(random() % 1000) / 1000;
  while (below < count) {
    below = std::min(count, below + std::max<std::int64_t>(1, (count - below) / 2));
    smp::v1::CdfPoint& point = *cdf.add_points();
    point.set_upper_edge_ms(edge_ms);
    point.set_cumulative_count(below);
    const double rank_percent = 100.0 * static_cast<double>(below) / static_cast<double>(count);
    smp::v1::Quantile& quantile = *latency.add_quantiles();
    quantile.set_rank_percent(rank_percent);
    quantile.set_value_ms(edge_ms);
    edge_ms *= 1.15;
  }
}

smp::v1::Document MakeReport(unsigned n) {
  std::mt19937 random(n);
  smp::v1::Document document;
  document.set_smp_version(std::string(smp::kCurrentEdition));
  smp::v1::Report& report = *document.mutable_report();
  report.set_id(Uuid(n));
  report.set_name("benchmark corpus, report " + std::to_string(n));
  smp::v1::NodePool& pool = *report.mutable_infrastructure()->add_node_pools();
  pool.set_name("workers");
  pool.set_count(3);
  pool.set_cores(8);
  pool.set_memory_bytes(32LL << 30);
  report.mutable_mesh()->set_type(smp::v1::MESH_TYPE_ISTIO);
  report.mutable_mesh()->set_version("1.24." + std::to_string(n % 10));
  report.mutable_workload()->mutable_application()->set_name("bookinfo");
  smp::v1::TestConfiguration& test = *report.mutable_test();
  *test.add_stages()->mutable_duration() = TimeUtil::SecondsToDuration(120);
  smp::v1::Client& client = *test.add_clients();
  client.set_id("wrk2");
  client.mutable_load_generator()->set_name("wrk2");
  client.add_endpoint_urls("http://ingress.test/productpage");
  smp::v1::Result& result = *report.add_results();
  result.set_id("run-1");
  result.set_client_id("wrk2");
  TimeUtil::FromString("2026-03-01T10:00:00Z", result.mutable_window()->mutable_start_time());
  TimeUtil::FromString("2026-03-01T10:02:00Z", result.mutable_window()->mutable_end_time());
  const std::int64_t count = 120'000;
  result.mutable_requests()->set_completed(count);
  result.set_achieved_requests_per_second(1000);
  AddLatency(result, random, count);
  return document;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: bench_corpus DIRECTORY COUNT\n", stderr);
    return 2;
  }
  const std::filesystem::path directory = argv[1];
  std::filesystem::create_directories(directory / "json");
  std::filesystem::create_directories(directory / "yaml");
  const auto count = static_cast<unsigned>(std::atoi(argv[2]));
  for (unsigned n = 0; n < count; ++n) {
    const smp::v1::Document document = MakeReport(n);
    const std::string name = "report-" + std::to_string(100000 + n);
    const auto json =
        smp::WriteFile(document, smp::Format::kJson, directory / "json" / (name + ".json"));
    const auto yaml =
        smp::WriteFile(document, smp::Format::kYaml, directory / "yaml" / (name + ".yaml"));
    if (!json || !yaml) {
      std::fprintf(stderr, "bench_corpus: %s\n", (!json ? json : yaml).error().message.c_str());
      return 1;
    }
  }
  return 0;
}
