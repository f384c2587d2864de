#include "importers/rank_bounds.h"

#include <catch2/catch.hpp>

namespace smp::importers {
namespace {

using Buckets = std::vector<CdfBucket>;

TEST_CASE("RankBounds: samples lie between their closest bounds", "[importers][wrk2]") {
  RankBounds bounds;
  bounds.AtMost(10, 2000);
  bounds.AtMost(4, 1000);
  bounds.AtLeast(1, 500);
  bounds.AtLeast(8, 1800);
  CHECK(std::move(bounds).Buckets() == Buckets{{0.5, true, 1, 4},    // 1 to 4
                                               {0.5, true, 2, 3},    // 5 to 7: not above number 10
                                               {1.8, true, 2, 3}});  // 8 to 10
}

TEST_CASE("RankBounds: a bucket right behind another one begins at its edge", "[importers][wrk2]") {
  RankBounds bounds;
  bounds.AtLeast(1, 0);
  bounds.AtMost(2, 100);
  bounds.AtLeast(3, 101);
  bounds.AtMost(5, 300);
  bounds.AtLeast(6, 301);
  bounds.AtMost(6, 301);
  CHECK(std::move(bounds).Buckets() ==
        Buckets{{0, true, 0.1, 2}, {0.1, false, 0.3, 3}, {0.301, true, 0.301, 1}});
}

TEST_CASE("RankBounds: looser bounds say nothing", "[importers][wrk2]") {
  RankBounds bounds;
  bounds.AtLeast(1, 700);
  bounds.AtLeast(3, 600);
  bounds.AtMost(2, 900);
  bounds.AtMost(4, 800);
  CHECK(std::move(bounds).Buckets() == Buckets{{0.7, true, 0.8, 2}, {0.7, true, 0.8, 2}});
}

TEST_CASE("RankBounds: bounds that contradict each other give nothing", "[importers][wrk2]") {
  RankBounds bounds;
  bounds.AtLeast(3, 901);
  bounds.AtMost(3, 900);
  CHECK(std::move(bounds).Buckets() == std::nullopt);
}

TEST_CASE("RankBounds: without samples there are no buckets", "[importers][wrk2]") {
  CHECK(RankBounds().Buckets() == Buckets{});
}

}  // namespace
}  // namespace smp::importers
