
#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

TEST_CASE("quantile-support: a tail of too few samples", "[rules][SMP3008]") {
  CHECK(
      FindingsOf("SMP3008", Latency(std::string("count: 78 ") + kP99)) ==
      Lines{"warning /results/0/latency/quantiles/0/value_ms: p99 (12.5 ms) rests on 78 samples; "
            "1000 are needed for 10 beyond it (measure for longer, merge repetitions of one test, "
            "or leave the quantile out)"});
  CHECK(
      FindingsOf("SMP3008",
                 Latency("count: 5000 quantiles { rank_percent: 99.9 value_ms: 12.5 } ")) ==
      Lines{"warning /results/0/latency/quantiles/0/value_ms: p99.9 (12.5 ms) rests on 5000 "
            "samples; 10000 are needed for 10 beyond it (measure for longer, merge repetitions of "
            "one test, or leave the quantile out)"});
}

TEST_CASE("quantile-support: valid near-misses", "[rules][SMP3008]") {
  CHECK(FindingsOf("SMP3008", Latency(std::string("count: 1000 ") + kP99)).empty());
  // Planned for 1000, a few of which did not come.
  CHECK(FindingsOf("SMP3008", Latency(std::string("count: 995 ") + kP99)).empty());
  // The largest sample, and a count that is not known.
  CHECK(FindingsOf("SMP3008", Latency("count: 3 quantiles { rank_percent: 100 value_ms: 12.5 } "))
            .empty());
  CHECK(FindingsOf("SMP3008", Latency(kP99)).empty());
}

constexpr const char* kCoarse =
    "count: 1000 distribution { cdf { points { upper_edge_ms: 1 cumulative_count: 900 } "
    "points { upper_edge_ms: 2 cumulative_count: 1000 } } } ";

TEST_CASE("quantile-resolution: a figure within the first bucket", "[rules][SMP3012]") {
  CHECK(FindingsOf("SMP3012", Latency(std::string(kCoarse) +
                                      "quantiles { rank_percent: 50 value_ms: 0.4 } ")) ==
        Lines{"warning /results/0/latency/quantiles/0/value_ms: p50 is 0.4 ms, less than the width "
              "of its bucket, 0 ms to 1 ms (record with finer buckets, such as fortio -r 0.0001)"});
}

TEST_CASE("quantile-resolution: a figure below the resolution", "[rules][SMP3012]") {
  CHECK(
      FindingsOf("SMP3012", Latency("count: 1000 distribution { resolution_ms: 0.5 cdf { points { "
                                    "upper_edge_ms: 0.1 cumulative_count: 1000 } } } "
                                    "quantiles { rank_percent: 50 value_ms: 0.1 } ")) ==
      Lines{"warning /results/0/latency/quantiles/0/value_ms: p50 is 0.1 ms, below the resolution "
            "of the distribution, 0.5 ms (record with finer buckets)"});
}

TEST_CASE("quantile-resolution: valid near-misses", "[rules][SMP3012]") {
  CHECK(FindingsOf("SMP3012",
                   Latency(std::string(kCoarse) + "quantiles { rank_percent: 50 value_ms: 1 } "))
            .empty());
  // The smallest sample narrows the first bucket.
  CHECK(FindingsOf("SMP3012", Latency(std::string("min_ms: 0.7 ") + kCoarse +
                                      "quantiles { rank_percent: 50 value_ms: 0.8 } "))
            .empty());
  CHECK(FindingsOf("SMP3012", Latency("quantiles { rank_percent: 50 value_ms: 0.1 } ")).empty());
}

}  // namespace
}  // namespace smp::rules
