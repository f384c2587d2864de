// What is known of single samples, put together to a distribution: "no sample up to number 12 is
// above 6.671 ms", "none from number 10 on is below 6.664 ms".
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "smp/cdf_distribution.h"

namespace smp::importers {

// Samples are numbered by value, from 1. Values are whole microseconds.
class RankBounds {
 public:
  // Every sample from number `rank` on is at least `value_us`.
  void AtLeast(std::int64_t rank, std::int64_t value_us) { lower_.push_back({rank, value_us}); }
  // Every sample up to number `rank` is at most `value_us`.
  void AtMost(std::int64_t rank, std::int64_t value_us) { upper_.push_back({rank, value_us}); }

  // The samples, each between its closest bounds; nothing when bounds contradict each other. As
  // many as the largest rank of AtMost. Those without AtLeast are 0 or more.
  [[nodiscard]] std::optional<std::vector<CdfBucket>> Buckets() &&;

 private:
  struct Bound {
    std::int64_t rank;
    std::int64_t value_us;
  };
  std::vector<Bound> lower_;
  std::vector<Bound> upper_;
};

}  // namespace smp::importers
