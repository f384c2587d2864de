// Encoding and decoding of histograms: base64, compression and counts, as one. Histograms have 3
// digits up to a minute in nanoseconds, 27 648 buckets.
#include "smp/histogram_codec.h"

#include <benchmark/benchmark.h>
#include <libdeflate.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "smp/histogram.h"

namespace {

constexpr smp::Histogram::Options kUpToAMinute{.highest = 60'000'000'000};

// A million latencies around 2 ms, as a load test leaves them: some 9 000 buckets in use.
smp::Histogram Latencies(int samples) {
  auto histogram = *smp::Histogram::Make(kUpToAMinute);
  std::mt19937_64 numbers(1);
  std::lognormal_distribution<double> latency_ns(14.5, 0.9);
  for (int i = 0; i < samples; ++i) {
    histogram.Record(static_cast<std::int64_t>(latency_ns(numbers)));
  }
  return histogram;
}

// Every bucket in use, as days of load leave them: counts follow a curve, and vary around it.
smp::Histogram DaysOfLatencies() {
  const auto empty = *smp::Histogram::Make(kUpToAMinute);
  std::vector<std::int64_t> counts(empty.counts().size());
  std::mt19937_64 numbers(1);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto value = static_cast<double>(empty.layout().ValueAt(i) + 1);
    const auto width = static_cast<double>(empty.layout().BucketWidth(empty.layout().ValueAt(i)));
    const double distance = (std::log(value) - 14.5) / 1.5;
    std::poisson_distribution<std::int64_t> count(1 + 4e8 * width / value *
                                                          std::exp(-distance * distance / 2));
    counts[i] = 1 + count(numbers);
  }
  return *smp::Histogram::FromCounts(kUpToAMinute, counts);
}

void Encode(benchmark::State& state, const smp::Histogram& histogram) {
  std::size_t size = 0;
  for (auto _ : state) {
    const std::string text = smp::EncodeHistogram(histogram);
    size = text.size();
    benchmark::DoNotOptimize(text.data());
  }
  state.counters["characters"] = static_cast<double>(size);
}

void Decode(benchmark::State& state, const smp::Histogram& histogram) {
  const std::string text = smp::EncodeHistogram(histogram);
  for (auto _ : state) {
    const auto decoded = smp::DecodeHistogram(text);
    benchmark::DoNotOptimize(decoded->count());
  }
}

// What others write: all of it deflated, as by zlib's level 6, which Java and C take.
std::string DeflatedByOthers(const smp::Histogram& histogram) {
  const std::string plain = smp::EncodeHistogramBytes(histogram);
  libdeflate_compressor* const compressor = libdeflate_alloc_compressor(6);
  std::string bytes("\x1c\x84\x93\x14\0\0\0\0", 8);
  bytes.resize(8 + libdeflate_zlib_compress_bound(compressor, plain.size()));
  const std::size_t length = libdeflate_zlib_compress(compressor, plain.data(), plain.size(),
                                                      bytes.data() + 8, bytes.size() - 8);
  libdeflate_free_compressor(compressor);
  bytes.resize(8 + length);
  for (std::size_t i = 0; i < 4; ++i) bytes[4 + i] = static_cast<char>(length >> (24 - 8 * i));
  return bytes;
}

// From bytes: without base64.
void DecodeOfOthers(benchmark::State& state, const smp::Histogram& histogram) {
  const std::string bytes = DeflatedByOthers(histogram);
  for (auto _ : state) {
    const auto decoded = smp::DecodeHistogramBytes(bytes);
    benchmark::DoNotOptimize(decoded->count());
  }
}

BENCHMARK_CAPTURE(Encode, ten_thousand_latencies, Latencies(10'000));
BENCHMARK_CAPTURE(Encode, a_million_latencies, Latencies(1'000'000));
BENCHMARK_CAPTURE(Encode, all_buckets, DaysOfLatencies());
BENCHMARK_CAPTURE(Decode, ten_thousand_latencies, Latencies(10'000));
BENCHMARK_CAPTURE(Decode, a_million_latencies, Latencies(1'000'000));
BENCHMARK_CAPTURE(Decode, all_buckets, DaysOfLatencies());
BENCHMARK_CAPTURE(DecodeOfOthers, ten_thousand_latencies, Latencies(10'000));
BENCHMARK_CAPTURE(DecodeOfOthers, a_million_latencies, Latencies(1'000'000));
BENCHMARK_CAPTURE(DecodeOfOthers, all_buckets, DaysOfLatencies());

}  // namespace

BENCHMARK_MAIN();
