// Distributions of which only some points are known: how many samples lie below an edge. Buckets of
// fortio, percentile lists of Nighthawk, tables of wrk2 and raw samples are all of this form, and
// it is what is left when histograms of different layouts are merged. No I/O.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "smp/error.h"
#include "smp/range.h"

namespace smp {

class Histogram;

// How exact a figure is; as v1::FigurePrecision.
enum class Precision : std::uint8_t {
  kUnspecified,
  kExact,       // computed from every sample
  kBucketEdge,  // an edge of the bucket that holds it
  kRounded,     // rounded by the tool that printed it
  kEstimated,   // interpolated or modelled
  kBounds,      // the upper one of two bounds
};

// A figure and how it came about.
struct Figure {
  double value = 0;
  Precision precision = Precision::kExact;

  friend bool operator==(const Figure&, const Figure&) = default;
};

// Samples that lie between two edges; where is not known. Equal edges: every one has that value.
struct CdfBucket {
  double lower_ms = 0;
  bool lower_included = false;  // whether a sample may equal lower_ms; true when edges are equal
  double upper_ms = 0;          // a sample may equal it
  std::int64_t count = 0;       // above 0

  friend bool operator==(const CdfBucket&, const CdfBucket&) = default;
};

// A point as tools print it: samples that are not above the edge.
struct CdfCount {
  double upper_ms = 0;
  std::int64_t cumulative_count = 0;
};

// A distribution of latencies in milliseconds as buckets, which may overlap once distributions were
// added. Invariant: buckets are ordered by upper and by lower edge, no two have the same edges. So
// sample number k, by value, lies in the bucket in which the count reaches k. Adding is associative
// and commutative, to the bit. Immutable access is thread-safe.
class CdfDistribution {
 public:
  CdfDistribution() = default;

  // Any buckets, in any order; they are brought into the order above, which says the same about
  // every quantile and every count. Fails with kInvalidArgument for an edge that is negative or not
  // finite, a lower edge above the upper one, a count below 1, and for more than 2^63 - 1 samples.
  [[nodiscard]] static Expected<CdfDistribution> FromBuckets(std::vector<CdfBucket> buckets);
  // Points by ascending edge, rows repeated as tools do. `lower_ms` is the smallest value,
  // included, of the first point's samples; a point of count 0 before them says that they are above
  // its edge. Fails as FromBuckets, and for edges or counts that descend or contradict each other.
  [[nodiscard]] static Expected<CdfDistribution> FromPoints(std::span<const CdfCount> points,
                                                            double lower_ms = 0);
  // Raw samples, in any order.
  [[nodiscard]] static Expected<CdfDistribution> FromSamples(std::vector<double> samples_ms);
  // The buckets of a histogram whose unit is `unit_ns` long: values are the whole units that were
  // recorded, so there are none between the last of a bucket and the first of the next.
  [[nodiscard]] static CdfDistribution FromHistogram(const Histogram& histogram,
                                                     std::int64_t unit_ns);

  [[nodiscard]] std::span<const CdfBucket> buckets() const { return buckets_; }
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] bool empty() const { return buckets_.empty(); }

  // Smallest, largest value and sum of the samples, where they are known beside the buckets.
  std::optional<Figure> min_ms;
  std::optional<Figure> max_ms;
  std::optional<Figure> sum_ms;

  // Where the sample of nearest rank lies: number ceil(rank_percent / 100 * count), at least 1. Cut
  // to min_ms and max_ms where they are exact. Requires: not empty, 0 <= rank_percent <= 100.
  [[nodiscard]] Range<double> QuantileMs(double rank_percent) const;
  // How many samples are not above the value: at least, at most.
  [[nodiscard]] Range<std::int64_t> CountUpTo(double value_ms) const;
  // The widest bucket's width; 0 for raw samples. What a quantile may be off by.
  [[nodiscard]] double WidestMs() const;

  // Adds the samples of another distribution. Minimum, maximum and sum stay known where both know
  // them; a figure is as exact as the less exact of the two. Fails with kInvalidArgument, and
  // changes nothing, when there would be more than 2^63 - 1 samples.
  [[nodiscard]] Expected<void> Add(const CdfDistribution& other);

  friend bool operator==(const CdfDistribution&, const CdfDistribution&) = default;

 private:
  std::vector<CdfBucket> buckets_;
  std::int64_t count_ = 0;
};

}  // namespace smp
