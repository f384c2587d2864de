#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

std::string Hdr(std::string_view count, std::string_view buckets,
                std::int64_t highest = 60'000'000) {
  return fmt::format(
      "results {{ latency {{ {} distribution {{ hdr {{ unit_ns: 1000 lowest: 1 highest: {} "
      "significant_digits: 3 {} }} }} }} }}",
      count, highest, buckets);
}

std::string Cdf(std::string_view count, std::string_view points) {
  return fmt::format("results {{ latency {{ {} distribution {{ cdf {{ {} }} }} }} }}", count,
                     points);
}

std::string Bucket(std::int64_t value, std::int64_t count) {
  return fmt::format("runs {{ value: {} counts: {} }} ", value, count);
}

std::string Point(double edge_ms, std::int64_t cumulative) {
  return fmt::format("points {{ upper_edge_ms: {} cumulative_count: {} }} ", edge_ms, cumulative);
}

constexpr const char* kCount = "count: 30";

TEST_CASE("distribution-sum: buckets that do not add up to the count", "[rules][SMP2010]") {
  CHECK(
      FindingsOf("SMP2010", Hdr(kCount, Bucket(1000, 10) + Bucket(2000, 19))) ==
      Lines{"error /results/0/latency/distribution/hdr: the distribution holds 29 samples, but the "
            "count is 30 (write the buckets and the count of the same run; bucket counts are not "
            "cumulative, those of CDF points are)"});
  CHECK(
      FindingsOf("SMP2010", Cdf(kCount, Point(1, 10) + Point(2, 31))) ==
      Lines{"error /results/0/latency/distribution/cdf: the distribution holds 31 samples, but the "
            "count is 30 (write the buckets and the count of the same run; bucket counts are not "
            "cumulative, those of CDF points are)"});
}

TEST_CASE("distribution-sum: a sum beyond 63 bits", "[rules][SMP2010]") {
  const auto found =
      FindingsOf("SMP2010", Hdr(kCount, Bucket(1000, 9'223'372'036'854'775'807) + Bucket(2000, 1)));
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("holds more than 2^63 samples") != std::string::npos);
}

TEST_CASE("distribution-sum: buckets out of order and twice", "[rules][SMP2010]") {
  CHECK(FindingsOf("SMP2010", Hdr(kCount, Bucket(2000, 10) + Bucket(1000, 20))) ==
        Lines{"error /results/0/latency/distribution/hdr/runs/1/value: value 1000 is listed after "
              "the bucket that ends at 2000 (write every bucket once, by ascending value)"});
  // From 2048 on buckets are two wide: 2048 and 2049 are one.
  CHECK(FindingsOf("SMP2010", Hdr(kCount, Bucket(2048, 10) + Bucket(2049, 20))) ==
        Lines{"error /results/0/latency/distribution/hdr/runs/1/value: value 2049 lies in the last "
              "bucket of the run before, 2048 to 2049 (write every bucket once, by ascending "
              "value)"});
}

TEST_CASE("distribution-sum: a layout that no histogram has", "[rules][SMP2010]") {
  CHECK(
      FindingsOf("SMP2010", Hdr(kCount, Bucket(1, 30), 1)) ==
      Lines{"error /results/0/latency/distribution/hdr/highest: no histogram has lowest 1, highest "
            "1 and 3 significant digits (highest is at least twice lowest, and there are 0 to 5 "
            "significant digits)"});
  CHECK(FindingsOf("SMP2010", Hdr(kCount, Bucket(70'000'000, 30))).size() == 1);
}

TEST_CASE("distribution-sum: points out of order", "[rules][SMP2010]") {
  CHECK(
      FindingsOf("SMP2010", Cdf(kCount, Point(2, 10) + Point(1, 30))) ==
      Lines{"error /results/0/latency/distribution/cdf/points/1/upper_edge_ms: upper edge is 1 ms, "
            "below the one before, 2 ms (write every bucket once, by ascending value)"});
  CHECK(
      FindingsOf("SMP2010", Cdf(kCount, Point(1, 40) + Point(2, 30))) ==
      Lines{"error /results/0/latency/distribution/cdf/points/1/cumulative_count: cumulative count "
            "is 30, below the one before, 40 (add the counts of all buckets up to the edge)"});
  CHECK(FindingsOf("SMP2010", Cdf(kCount, Point(1, 20) + Point(1, 30))) ==
        Lines{"error /results/0/latency/distribution/cdf/points/1/cumulative_count: 20 and 30 "
              "samples are both counted up to 1 ms (write every bucket once, by ascending value)"});
}

std::string PointFrom(double lower_ms, double edge_ms, std::int64_t cumulative) {
  return fmt::format("points {{ lower_edge_ms: {} upper_edge_ms: {} cumulative_count: {} }} ",
                     lower_ms, edge_ms, cumulative);
}

TEST_CASE("distribution-sum: lower edges out of order", "[rules][SMP2010]") {
  CHECK(
      FindingsOf("SMP2010", Cdf(kCount, PointFrom(3, 2, 30))) ==
      Lines{"error /results/0/latency/distribution/cdf/points/0/lower_edge_ms: lower edge is 3 ms, "
            "above the upper edge 2 ms (state the edge below which there is no sample)"});
  CHECK(
      FindingsOf("SMP2010", Cdf(kCount, PointFrom(2, 3, 10) + PointFrom(1, 4, 30))) ==
      Lines{"error /results/0/latency/distribution/cdf/points/1/lower_edge_ms: lower edge is 1 ms, "
            "below that of the point before, 2 ms (write every bucket once, by ascending value)"});
}

TEST_CASE("distribution-sum: valid near-misses", "[rules][SMP2010]") {
  CHECK(FindingsOf("SMP2010", Hdr(kCount, Bucket(1000, 10) + Bucket(2000, 20))).empty());
  // Neighbouring buckets.
  CHECK(FindingsOf("SMP2010", Hdr(kCount, Bucket(2049, 10) + Bucket(2050, 20))).empty());
  CHECK(FindingsOf("SMP2010", Cdf(kCount, Point(1, 10) + Point(2, 30))).empty());
  // Empty stretches and repeated rows, as Nighthawk prints them.
  CHECK(
      FindingsOf("SMP2010", Cdf(kCount, Point(1, 10) + Point(2, 10) + Point(3, 30) + Point(3, 30)))
          .empty());
  // Buckets that overlap, as those of merged distributions do.
  CHECK(FindingsOf("SMP2010",
                   Cdf(kCount, PointFrom(1, 3, 10) + PointFrom(2, 3, 20) + PointFrom(2, 4, 30)))
            .empty());
  // A run goes on from bucket to bucket, also where they are empty.
  CHECK(FindingsOf("SMP2010", Hdr(kCount, "runs { value: 2046 counts: [10, 0, 0, 20] } ")).empty());
  // Without a count there is nothing to compare with.
  CHECK(FindingsOf("SMP2010", Hdr("", Bucket(1000, 10))).empty());
}

}  // namespace
}  // namespace smp::rules
