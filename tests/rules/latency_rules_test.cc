#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <limits>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

std::string Quantile(double rank_percent, double value_ms) {
  return fmt::format("quantiles {{ rank_percent: {} value_ms: {} }} ", rank_percent, value_ms);
}

// --- SMP2004 ------------------------------------------------------------------------------------

TEST_CASE("percentile-order: a quantile below one of lower rank", "[rules][SMP2004]") {
  CHECK(
      FindingsOf("SMP2004", Latency(Quantile(50, 4.1) + Quantile(90, 19.7) + Quantile(99, 12.4))) ==
      Lines{"error /results/0/latency/quantiles/2/value_ms: p99 is 12.4 ms, below p90 19.7 ms "
            "(take all quantiles from one set of samples)"});
}

TEST_CASE("percentile-order: one figure out of line is one finding", "[rules][SMP2004]") {
  CHECK(FindingsOf("SMP2004", Latency(Quantile(50, 4) + Quantile(75, 100) + Quantile(90, 8) +
                                      Quantile(99, 19)))
            .size() == 1);
}

TEST_CASE("percentile-order: a rank with two values", "[rules][SMP2004]") {
  CHECK(FindingsOf("SMP2004", Latency(Quantile(99, 4) + Quantile(99, 5))) ==
        Lines{"error /results/0/latency/quantiles/1/value_ms: p99 is stated twice, as 4 ms and as "
              "5 ms (state each rank once)"});
}

TEST_CASE("percentile-order: ranks out of order are a warning", "[rules][SMP2004]") {
  CHECK(FindingsOf("SMP2004", Latency(Quantile(99.9, 5) + Quantile(50, 4))) ==
        Lines{"warning /results/0/latency/quantiles/1: p50 is listed after p99.9, quantiles are "
              "ordered by rank (list the quantiles by ascending rank_percent)"});
}

TEST_CASE("percentile-order: a maximum below the minimum", "[rules][SMP2004]") {
  CHECK(FindingsOf("SMP2004", Latency("min_ms: 5 max_ms: 3")) ==
        Lines{"error /results/0/latency/max_ms: max is 3 ms, below min 5 ms (take all figures from "
              "one set of samples)"});
}

TEST_CASE("percentile-order: further latencies are looked at too", "[rules][SMP2004]") {
  const auto found = FindingsOf("SMP2004", "results { further_latencies { min_ms: 2 max_ms: 1 } }");
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("error /results/0/further_latencies/0/max_ms: "));
}

TEST_CASE("percentile-order: valid near-misses", "[rules][SMP2004]") {
  // Equal neighbours: many samples of one value.
  CHECK(FindingsOf("SMP2004", Latency(Quantile(50, 4) + Quantile(99, 4))).empty());
  // The same row twice, as Nighthawk ends its tables.
  CHECK(FindingsOf("SMP2004", Latency(Quantile(100, 4) + Quantile(100, 4))).empty());
  CHECK(FindingsOf("SMP2004", Latency("min_ms: 3 max_ms: 3")).empty());
  // Rounded to whole milliseconds, 12.4 may be 11.6 or 12.4.
  CHECK(FindingsOf("SMP2004", Latency("quantiles { rank_percent: 90 value_ms: 12.4 precision: "
                                      "FIGURE_PRECISION_EXACT } quantiles { rank_percent: 99 "
                                      "value_ms: 12 precision: FIGURE_PRECISION_ROUNDED }"))
            .empty());
}

// --- SMP2005 ------------------------------------------------------------------------------------

TEST_CASE("latency-finite: figures that latency cannot have", "[rules][SMP2005]") {
  CHECK(
      FindingsOf("SMP2005", Latency("min_ms: -1 max_ms: inf mean_ms: nan " + Quantile(50, -0.5))) ==
      Lines{"error /results/0/latency/min_ms: min is -1 ms, latency is finite and not negative "
            "(leave the figure out when it was not measured)",
            "error /results/0/latency/max_ms: max is inf ms, latency is finite and not negative "
            "(leave the figure out when it was not measured)",
            "error /results/0/latency/mean_ms: mean is nan ms, latency is finite and not negative "
            "(leave the figure out when it was not measured)",
            "error /results/0/latency/quantiles/0/value_ms: p50 is -0.5 ms, latency is finite and "
            "not negative (leave the figure out when it was not measured)"});
}

TEST_CASE("latency-finite: a standard deviation below zero", "[rules][SMP2005]") {
  CHECK(FindingsOf("SMP2005", Latency("standard_deviation_ms: -2")) ==
        Lines{"error /results/0/latency/standard_deviation_ms: standard deviation is -2 ms, it is "
              "finite and not negative (leave the figure out when it was not measured)"});
}

TEST_CASE("latency-finite: all zero means nothing was measured", "[rules][SMP2005]") {
  CHECK(FindingsOf("SMP2005", Latency("min_ms: 0 max_ms: 0 mean_ms: 0 " + Quantile(50, 0) +
                                      Quantile(90, 0) + Quantile(99, 0))) ==
        Lines{"error /results/0/latency: all 6 latency figures are 0 ms, so nothing was measured "
              "(leave the latency out when no response was measured)"});
}

TEST_CASE("latency-finite: valid near-misses", "[rules][SMP2005]") {
  // One zero among figures: the fastest response took less than the clock can tell.
  CHECK(FindingsOf("SMP2005", Latency("min_ms: 0 max_ms: 0.001")).empty());
  CHECK(FindingsOf("SMP2005", Latency("min_ms: 0")).empty());
  // Samples that lie in the bucket from 0 to 1 ms, each written as its lower edge.
  CHECK(FindingsOf("SMP2005", Latency("min_ms: 0 max_ms: 0 distribution { cdf { points { "
                                      "upper_edge_ms: 1 cumulative_count: 10 } } }"))
            .empty());
}

// --- SMP2006 ------------------------------------------------------------------------------------

TEST_CASE("percentile-range: quantiles outside minimum and maximum", "[rules][SMP2006]") {
  CHECK(FindingsOf("SMP2006", Latency("min_ms: 501 " + Quantile(50, 299))) ==
        Lines{"error /results/0/latency/quantiles/0/value_ms: p50 is 299 ms, below the minimum of "
              "501 ms (take the quantile from samples, not from the edge of a bucket that none of "
              "them reaches)"});
  CHECK(
      FindingsOf("SMP2006", Latency("max_ms: 19.907 " + Quantile(99.99, 19.923))) ==
      Lines{"error /results/0/latency/quantiles/0/value_ms: p99.99 is 19.923 ms, above the maximum "
            "of 19.907 ms (take quantiles and maximum from one set of samples, or state with "
            "precision BUCKET_EDGE that they are edges of a bucket)"});
}

TEST_CASE("percentile-range: valid near-misses", "[rules][SMP2006]") {
  CHECK(FindingsOf("SMP2006", Latency("min_ms: 4 max_ms: 9 " + Quantile(0, 4) + Quantile(100, 9)))
            .empty());
  // wrk2 writes the lower edge of the last bucket as maximum and the upper one as quantile.
  CHECK(FindingsOf("SMP2006", Latency("max_ms: 19.907 max_precision: FIGURE_PRECISION_BUCKET_EDGE "
                                      "quantiles { rank_percent: 99.99 value_ms: 19.923 precision: "
                                      "FIGURE_PRECISION_BUCKET_EDGE }"))
            .empty());
  // Swapped ends are percentile-order's finding alone.
  CHECK(FindingsOf("SMP2006", Latency("min_ms: 9 max_ms: 4 " + Quantile(50, 5))).empty());
}

// --- SMP2007 ------------------------------------------------------------------------------------

// The six figures of edition v0.6 and n samples; the bounds are 0.5*1 + 0.4*2 + 0.09*4 + 0.01*8 =
// 1.74 and 0.5*2 + 0.4*4 + 0.09*8 + 0.01*10 = 3.42 ms.
std::string SixFigures(double mean_ms, std::int64_t count) {
  return Latency(fmt::format("min_ms: 1 max_ms: 10 mean_ms: {} count: {} ", mean_ms, count) +
                 Quantile(50, 2) + Quantile(90, 4) + Quantile(99, 8));
}

TEST_CASE("mean-bounds: a mean outside what the quantiles allow", "[rules][SMP2007]") {
  CHECK(
      FindingsOf("SMP2007", SixFigures(4, 100'000)) ==
      Lines{"error /results/0/latency/mean_ms: mean is 4 ms, above 3.42 ms, the most that minimum, "
            "quantiles and maximum allow (compute the mean and the quantiles from the "
            "same samples, in the same unit)"});
  CHECK(FindingsOf("SMP2007", SixFigures(1.2, 100'000)) ==
        Lines{"error /results/0/latency/mean_ms: mean is 1.2 ms, below 1.74 ms, the least that "
              "minimum, quantiles and maximum allow (compute the mean and the quantiles from the "
              "same samples, in the same unit)"});
}

TEST_CASE("mean-bounds: up to 5 % outside is a warning", "[rules][SMP2007]") {
  const auto severity = [](double mean_ms) {
    const auto found = FindingsOf("SMP2007", SixFigures(mean_ms, 100'000'000));
    return found.empty() ? "" : found[0].substr(0, found[0].find(' '));
  };
  CHECK(severity(3.42) == "");
  CHECK(severity(3.423) == "");  // 0.1 % is in the digits that tools print
  CHECK(severity(3.43) == "warning");
  CHECK(severity(3.59) == "warning");
  CHECK(severity(3.60) == "error");
  CHECK(severity(1.74) == "");
  CHECK(severity(1.73) == "warning");
  CHECK(severity(1.65) == "error");
}

TEST_CASE("mean-bounds: any list of quantiles bounds the mean", "[rules][SMP2007]") {
  // 0.5*0 + 0.5*10 = 5 at least: without a minimum, nothing is known below the median.
  const std::string head = "count: 1000000 mean_ms: 4 ";
  CHECK(FindingsOf("SMP2007", Latency(head + Quantile(50, 10))).size() == 1);
  CHECK(FindingsOf("SMP2007", Latency(head + Quantile(50, 8))).empty());
  // Without a maximum the mean may be anything above.
  CHECK(FindingsOf("SMP2007", Latency("count: 1000000 mean_ms: 900 " + Quantile(99, 1))).empty());
  CHECK(FindingsOf("SMP2007", Latency("count: 1000000 mean_ms: 900 " + Quantile(100, 1))).size() ==
        1);
}

TEST_CASE("mean-bounds: few samples leave room of a sample", "[rules][SMP2007]") {
  // Ten samples, of which one took 10 ms: its share is a tenth and not a hundredth.
  CHECK(FindingsOf("SMP2007", SixFigures(4.4, 10)).empty());
  CHECK(FindingsOf("SMP2007", SixFigures(4.5, 10)).size() == 1);
}

TEST_CASE("mean-bounds: without a count only minimum and maximum bound", "[rules][SMP2007]") {
  const std::string figures = "min_ms: 1 max_ms: 10 " + Quantile(50, 2) + Quantile(90, 4);
  CHECK(FindingsOf("SMP2007", Latency(figures + "mean_ms: 9")).empty());
  CHECK(FindingsOf("SMP2007", Latency(figures + "mean_ms: 11")).size() == 1);
  // The rate over the window tells the count, which is all that edition v0.6 has.
  CHECK(FindingsOf("SMP2007",
                   fmt::format("results {{ achieved_requests_per_second: 1000 window {{ start_time "
                               "{{ seconds: 1000 }} end_time {{ seconds: 1060 }} }} latency {{ {} "
                               "mean_ms: 9 }} }}",
                               figures))
            .size() == 1);
}

TEST_CASE("mean-bounds: a coarse histogram leaves room of a bucket", "[rules][SMP2007]") {
  const std::string figures =
      "min_ms: 0.2 max_ms: 3 mean_ms: 0.8 count: 100000 " + Quantile(50, 0.4) + Quantile(99, 0.9);
  CHECK(FindingsOf("SMP2007", Latency(figures)).size() == 1);
  CHECK(FindingsOf("SMP2007", Latency(figures + "distribution { resolution_ms: 1 }")).empty());
}

TEST_CASE("mean-bounds: silent while other rules speak", "[rules][SMP2007]") {
  CHECK(
      FindingsOf("SMP2007", Latency("count: 100 mean_ms: 90 " + Quantile(50, 4) + Quantile(90, 3)))
          .empty());
}

// --- SMP2011 ------------------------------------------------------------------------------------

// 1000 samples below 2 ms in buckets of 1 us, 100 at 5.000 to 5.003 ms (buckets are 4 us wide).
constexpr const char* kHdr =
    "distribution { hdr { unit_ns: 1000 lowest: 1 highest: 60000000 significant_digits: 3 "
    "runs { value: 1500 counts: 900 } runs { value: 5000 counts: 100 } } } ";

TEST_CASE("percentile-in-bucket: a quantile elsewhere than its rank", "[rules][SMP2011]") {
  CHECK(FindingsOf("SMP2011", Latency(kHdr + Quantile(50, 1.5) + Quantile(99, 4.9))) ==
        Lines{"error /results/0/latency/quantiles/1/value_ms: p99 is 4.9 ms, but the distribution "
              "has it between 5 ms and 5.004 ms (take the quantile from the distribution, or the "
              "distribution from the run that the quantile is of)"});
}

TEST_CASE("percentile-in-bucket: any value of the bucket is right", "[rules][SMP2011]") {
  const auto is_right = [](double rank_percent, std::string_view value) {
    return FindingsOf("SMP2011",
                      Latency(fmt::format("{} quantiles {{ rank_percent: {} value_ms: {} "
                                          "precision: FIGURE_PRECISION_EXACT }}",
                                          kHdr, rank_percent, value)))
        .empty();
  };
  CHECK(is_right(99, "5.000"));
  CHECK(is_right(99, "5.003"));
  CHECK(is_right(99, "5.004"));
  CHECK_FALSE(is_right(99, "5.005"));
  CHECK_FALSE(is_right(99, "4.999"));
  // Rank 90 % is sample 900 of 1000: the last of the first bucket by one count, the first of the
  // second by another, and anything between by interpolation.
  CHECK(is_right(90, "1.5"));
  CHECK(is_right(90, "3"));
  CHECK(is_right(90, "5.004"));
  CHECK_FALSE(is_right(89.9, "5.1"));
  CHECK_FALSE(is_right(89.7, "3"));
  CHECK_FALSE(is_right(91, "1.5"));
}

TEST_CASE("percentile-in-bucket: a printed figure has the digits that it has", "[rules][SMP2011]") {
  // The bucket is 1.500 to 1.501 ms. In whole milliseconds that is 2, with one decimal 1.5.
  CHECK(FindingsOf("SMP2011", Latency(kHdr + Quantile(50, 2))).empty());
  CHECK(FindingsOf("SMP2011", Latency(kHdr + Quantile(50, 1.5))).empty());
  CHECK(FindingsOf("SMP2011", Latency(kHdr + Quantile(50, 1.6))).size() == 1);
}

TEST_CASE("percentile-in-bucket: points of a CDF", "[rules][SMP2011]") {
  const std::string cdf =
      "distribution { cdf { points { lower_edge_ms: 1 upper_edge_ms: 2 cumulative_count: 500 } "
      "points { upper_edge_ms: 3 cumulative_count: 990 } points { upper_edge_ms: 9 "
      "cumulative_count: 1000 } } } ";
  CHECK(FindingsOf("SMP2011", Latency(cdf + Quantile(75, 2.55))).empty());
  CHECK(FindingsOf("SMP2011", Latency(cdf + Quantile(0, 1.00) + Quantile(100, 9.00))).empty());
  CHECK(FindingsOf("SMP2011", Latency(cdf + Quantile(75, 3.25))).size() == 1);
  CHECK(FindingsOf("SMP2011", Latency(cdf + Quantile(25, 0.25))).size() == 1);
}

TEST_CASE("percentile-in-bucket: silent about a distribution that cannot be counted",
          "[rules][SMP2011]") {
  CHECK(FindingsOf("SMP2011",
                   Latency("distribution { cdf { points { upper_edge_ms: 2 cumulative_count: 500 } "
                           "points { upper_edge_ms: 1 cumulative_count: 990 } } } " +
                           Quantile(50, 7)))
            .empty());
  // Nor about one of other samples than the figures: distribution-sum has told that.
  CHECK(FindingsOf("SMP2011", Latency("count: 500 distribution { cdf { points { upper_edge_ms: 2 "
                                      "cumulative_count: 400 } } } " +
                                      Quantile(50, 7)))
            .empty());
}

}  // namespace
}  // namespace smp::rules
