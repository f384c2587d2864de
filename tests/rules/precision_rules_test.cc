#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

std::string P99(std::string_view rest) {
  return fmt::format(
      "results {{ latency {{ quantiles {{ rank_percent: 99 value_ms: 12.5 {} }} }} }}", rest);
}

TEST_CASE("bounds-stated: the lower one", "[rules][SMP2071]") {
  CHECK(FindingsOf("SMP2071", P99("precision: FIGURE_PRECISION_BOUNDS")) ==
        Lines{"error /results/0/latency/quantiles/0/precision: p99 has precision BOUNDS and no "
              "lower_value_ms (state the lower bound as lower_value_ms, or another precision)"});
  CHECK(FindingsOf("SMP2071", P99("lower_value_ms: 12.6")) ==
        Lines{"error /results/0/latency/quantiles/0/lower_value_ms: lower bound of p99 is 12.6 ms, "
              "above the upper one, 12.5 ms (state the smaller bound as lower_value_ms, the larger "
              "one as value_ms)"});
  CHECK(FindingsOf("SMP2071", P99("precision: FIGURE_PRECISION_BOUNDS lower_value_ms: 12.5"))
            .empty());
  CHECK(FindingsOf("SMP2071", P99("precision: FIGURE_PRECISION_BUCKET_EDGE")).empty());
}

TEST_CASE("digits-supported: a hundredth of the bucket", "[rules][SMP3060]") {
  const auto report = [](double p50, std::string_view precision) {
    return fmt::format(
        "results {{ latency {{ quantiles {{ rank_percent: 50 value_ms: {} precision: "
        "FIGURE_PRECISION_{} }} distribution {{ cdf {{ points {{ lower_edge_ms: 0 upper_edge_ms: 1 "
        "cumulative_count: 900 }} points {{ upper_edge_ms: 2 cumulative_count: 1000 }} }} }} }} }}",
        p50, precision);
  };
  CHECK(FindingsOf("SMP3060", report(0.531, "ESTIMATED")) ==
        Lines{"note /results/0/latency/quantiles/0/value_ms: p50 (0.531 ms) is estimated to 3 "
              "decimals, but its bucket is 1 ms wide (round estimated quantiles to a hundredth of "
              "the bucket)"});
  CHECK(FindingsOf("SMP3060", report(0.53, "ESTIMATED")).empty());
  CHECK(FindingsOf("SMP3060", report(0.531, "EXACT")).empty());
}

}  // namespace
}  // namespace smp::rules
