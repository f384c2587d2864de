// Times recording and adding: what a load generator pays for each request.
#include "smp/histogram.h"

#include <benchmark/benchmark.h>

#include <random>
#include <vector>

#include "smp/histogram_recorder.h"

namespace {

// 27 648 counts: nanoseconds up to a minute at three digits.
constexpr smp::Histogram::Options kMinute{.highest = 60'000'000'000, .significant_digits = 3};

constexpr std::size_t kLatencies = 1 << 14;

std::vector<std::int64_t> Latencies() {
  std::mt19937 random(1);
  std::lognormal_distribution<double> latency(14, 1);
  std::vector<std::int64_t> values(kLatencies);
  for (std::int64_t& value : values) value = static_cast<std::int64_t>(latency(random));
  return values;
}

smp::Histogram Filled() {
  smp::Histogram histogram = *smp::Histogram::Make(kMinute);
  for (const std::int64_t value : Latencies()) histogram.Record(value);
  histogram.Record(60'000'000'000);  // so that every count is looked at
  return histogram;
}

void Record(benchmark::State& state) {
  const std::vector<std::int64_t> values = Latencies();
  smp::Histogram histogram = *smp::Histogram::Make(kMinute);
  std::size_t i = 0;
  for (auto _ : state) histogram.Record(values[i++ % kLatencies]);
  benchmark::DoNotOptimize(histogram.count());
}
BENCHMARK(Record);

void RecordThroughWriter(benchmark::State& state) {
  const std::vector<std::int64_t> values = Latencies();
  auto recorder = smp::HistogramRecorder::Make(kMinute);
  auto writer = recorder->NewWriter();
  std::size_t i = 0;
  for (auto _ : state) writer.Record(values[i++ % kLatencies]);
}
BENCHMARK(RecordThroughWriter);

void Add(benchmark::State& state) {
  const smp::Histogram other = Filled();
  smp::Histogram sum = Filled();
  for (auto _ : state) benchmark::DoNotOptimize(sum.Add(other));
  state.counters["counts"] = static_cast<double>(sum.counts().size());
}
BENCHMARK(Add);

void Quantile(benchmark::State& state) {
  const smp::Histogram histogram = Filled();
  for (auto _ : state) benchmark::DoNotOptimize(histogram.Quantile(99));
}
BENCHMARK(Quantile);

}  // namespace

BENCHMARK_MAIN();
