// Records latencies from several threads, as a load generator does, and writes what came out as a
// result that others can merge.
#include <google/protobuf/util/time_util.h>
#include <smp/smp.h>

#include <iostream>
#include <thread>
#include <vector>

int main() {
  using google::protobuf::util::TimeUtil;

  auto recorder = smp::HistogramRecorder::Make({.highest = 60'000'000'000});  // ns: one minute
  if (!recorder) return 1;
  std::vector<std::thread> threads;
  for (std::int64_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([writer = recorder->NewWriter(), thread]() mutable {
      // Stands for sending requests and timing them.
      for (std::int64_t i = 0; i < 25'000; ++i) {
        writer.Record(1'500'000 + 40 * i + 250'000 * thread);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const smp::Histogram histogram = recorder->TakeInterval();

  smp::v1::Document document;
  document.set_smp_version(std::string(smp::kCurrentEdition));
  smp::v1::Result& result = *document.mutable_result();
  result.set_id("node-1");
  TimeUtil::FromString("2026-03-01T10:00:00Z", result.mutable_window()->mutable_start_time());
  TimeUtil::FromString("2026-03-01T10:01:40Z", result.mutable_window()->mutable_end_time());
  result.mutable_requests()->set_completed(histogram.count());
  result.set_achieved_requests_per_second(1000);
  result.mutable_latency()->set_population(smp::v1::LATENCY_POPULATION_ALL_RESPONSES);
  smp::SetDistribution(histogram, 1, *result.mutable_latency());

  const std::string binary = smp::Write(document, smp::Format::kBinary);
  const auto documents = smp::ReadBytes(binary, "node-1.binpb");
  if (!documents || !smp::Validate(documents->front()).empty()) return 1;
  // In YAML it is long: a line for each run of buckets.
  for (const smp::v1::Quantile& quantile : result.latency().quantiles()) {
    std::cout << 'p' << quantile.rank_percent() << ": " << quantile.lower_value_ms() << " to "
              << quantile.value_ms() << " ms\n";
  }
  std::cout << histogram.count() << " latencies in " << binary.size() << " bytes\n";
}
