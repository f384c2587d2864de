// What is known of a distribution is, for each sample, two edges between which it lies. Only two
// questions are asked of it, and both are answered from the lower edges and the upper edges apart:
//
//   how many samples are not above v    at least as many as upper edges are not above it,
//                                       at most as many as lower edges are not above it
//   where does sample number k lie      between the lower edge number k and the upper edge number k
//
// So which lower edge belongs to which upper edge does not matter, and of all pairings one is
// chosen: in order. It needs the fewest buckets, at most one for each edge, and it makes two
// distributions that say the same equal. Adding distributions is adding counts of edges, which is
// associative; that is why a tree of merges gives the same bytes as one flat merge.
//
// A lower edge that is included comes before one at the same value that is not.
#include "smp/cdf_distribution.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

#include "histogram/invalid_argument.h"
#include "histogram/milliseconds.h"
#include "histogram/nearest_rank.h"
#include "smp/histogram.h"

namespace smp {

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

struct LowerEdge {
  double value_ms;
  bool excluded;
  std::int64_t count;

  friend bool operator<(const LowerEdge& a, const LowerEdge& b) {
    return std::tie(a.value_ms, a.excluded) < std::tie(b.value_ms, b.excluded);
  }
};

struct UpperEdge {
  double value_ms;
  std::int64_t count;

  friend bool operator<(const UpperEdge& a, const UpperEdge& b) { return a.value_ms < b.value_ms; }
};

// Pairs edges in order. Requires: both ordered, of the same count in all.
std::vector<CdfBucket> Pair(std::vector<LowerEdge> lowers, std::vector<UpperEdge> uppers) {
  std::vector<CdfBucket> buckets;
  buckets.reserve(lowers.size());
  auto lower = lowers.begin();
  for (UpperEdge& upper : uppers) {
    while (upper.count > 0) {
      const std::int64_t count = std::min(lower->count, upper.count);
      const CdfBucket next{lower->value_ms, !lower->excluded, upper.value_ms, count};
      if (!buckets.empty() && buckets.back().upper_ms == next.upper_ms &&
          buckets.back().lower_ms == next.lower_ms &&
          buckets.back().lower_included == next.lower_included) {
        buckets.back().count += count;
      } else {
        buckets.push_back(next);
      }
      upper.count -= count;
      lower->count -= count;
      if (lower->count == 0) ++lower;
    }
  }
  return buckets;
}

std::vector<LowerEdge> LowersOf(std::span<const CdfBucket> buckets) {
  std::vector<LowerEdge> edges;
  edges.reserve(buckets.size());
  for (const CdfBucket& bucket : buckets) {
    edges.push_back({bucket.lower_ms, !bucket.lower_included, bucket.count});
  }
  return edges;
}

std::vector<UpperEdge> UppersOf(std::span<const CdfBucket> buckets) {
  std::vector<UpperEdge> edges;
  edges.reserve(buckets.size());
  for (const CdfBucket& bucket : buckets) edges.push_back({bucket.upper_ms, bucket.count});
  return edges;
}

template <typename Edge>
std::vector<Edge> Merged(const std::vector<Edge>& a, const std::vector<Edge>& b) {
  std::vector<Edge> merged;
  merged.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(merged));
  return merged;
}

bool IsEdge(double value_ms) { return std::isfinite(value_ms) && value_ms >= 0; }

std::optional<Error> Fault(const CdfBucket& bucket, std::int64_t before) {
  if (!IsEdge(bucket.lower_ms) || !IsEdge(bucket.upper_ms)) {
    return histogram::InvalidArgument("an edge is negative or not finite",
                                      "edges are latencies in milliseconds");
  }
  if (bucket.lower_ms > bucket.upper_ms ||
      (bucket.lower_ms == bucket.upper_ms && !bucket.lower_included)) {
    return histogram::InvalidArgument("a bucket begins at its end or above it",
                                      "give the lower edge first");
  }
  if (bucket.count < 1) {
    return histogram::InvalidArgument("a bucket holds " + std::to_string(bucket.count) + " samples",
                                      "leave empty buckets out");
  }
  if (bucket.count > kMax - before) {
    return histogram::InvalidArgument("the buckets hold more than 2^63 - 1 samples",
                                      "check the counts");
  }
  return std::nullopt;
}

// What is known of a figure of two distributions together.
template <typename Combine>
std::optional<Figure> Together(const std::optional<Figure>& a, const std::optional<Figure>& b,
                               Combine combine) {
  if (!a || !b) return std::nullopt;
  return Figure{combine(a->value, b->value), std::max(a->precision, b->precision)};
}

bool IsExact(const std::optional<Figure>& figure) {
  return figure && figure->precision == Precision::kExact;
}

}  // namespace

Expected<CdfDistribution> CdfDistribution::FromBuckets(std::vector<CdfBucket> buckets) {
  CdfDistribution made;
  for (const CdfBucket& bucket : buckets) {
    if (auto fault = Fault(bucket, made.count_)) return tl::unexpected(std::move(*fault));
    made.count_ += bucket.count;
  }
  std::vector<LowerEdge> lowers = LowersOf(buckets);
  std::vector<UpperEdge> uppers = UppersOf(buckets);
  std::sort(lowers.begin(), lowers.end());
  std::sort(uppers.begin(), uppers.end());
  made.buckets_ = Pair(std::move(lowers), std::move(uppers));
  return made;
}

Expected<CdfDistribution> CdfDistribution::FromPoints(std::span<const CdfCount> points,
                                                      double lower_ms) {
  std::vector<CdfBucket> buckets;
  double below_ms = lower_ms;  // no sample that is not counted yet lies below
  bool included = true;
  std::int64_t counted = 0;
  for (const CdfCount& point : points) {
    if (point.cumulative_count < counted || (!included && point.upper_ms < below_ms)) {
      return tl::unexpected(histogram::InvalidArgument(
          "a point descends: " + std::to_string(point.cumulative_count) + " samples up to " +
              std::to_string(point.upper_ms) + " ms after " + std::to_string(counted) + " up to " +
              std::to_string(below_ms) + " ms",
          "give points by ascending edge; their counts are cumulative"));
    }
    if (point.cumulative_count > counted) {
      buckets.push_back({below_ms, included, point.upper_ms, point.cumulative_count - counted});
    }
    if (point.upper_ms >= below_ms) {
      below_ms = point.upper_ms;
      included = false;
    }
    counted = point.cumulative_count;
  }
  return FromBuckets(std::move(buckets));
}

Expected<CdfDistribution> CdfDistribution::FromSamples(std::vector<double> samples_ms) {
  std::sort(samples_ms.begin(), samples_ms.end());
  std::vector<CdfBucket> buckets;
  double sum_ms = 0;
  for (const double sample : samples_ms) {
    if (!IsEdge(sample)) {
      return tl::unexpected(histogram::InvalidArgument("a sample is negative or not finite",
                                                       "samples are latencies in milliseconds"));
    }
    sum_ms += sample;
    if (!buckets.empty() && buckets.back().upper_ms == sample) {
      ++buckets.back().count;
    } else {
      buckets.push_back({sample, true, sample, 1});
    }
  }
  CdfDistribution made;
  made.count_ = static_cast<std::int64_t>(samples_ms.size());
  made.buckets_ = std::move(buckets);
  if (!samples_ms.empty()) {
    made.min_ms = Figure{samples_ms.front()};
    made.max_ms = Figure{samples_ms.back()};
    made.sum_ms = Figure{sum_ms};
  }
  return made;
}

CdfDistribution CdfDistribution::FromHistogram(const Histogram& histogram, std::int64_t unit_ns) {
  assert(unit_ns >= 1);
  CdfDistribution made;
  made.count_ = histogram.count();
  histogram.ForEachRecorded([&](const HistogramStep& step) {
    made.buckets_.push_back({histogram::MillisecondsOf(step.from, unit_ns), true,
                             histogram::MillisecondsOf(step.to, unit_ns), step.count});
  });
  if (histogram.count() == 0) return made;
  const bool exact = histogram.has_exact_figures();
  const Precision edge = exact ? Precision::kExact : Precision::kBucketEdge;
  made.min_ms = Figure{histogram::MillisecondsOf(histogram.min(), unit_ns), edge};
  made.max_ms = Figure{histogram::MillisecondsOf(histogram.max(), unit_ns), edge};
  if (const auto sum = histogram.sum()) {
    made.sum_ms = Figure{histogram::MillisecondsOf(*sum, unit_ns),
                         exact ? Precision::kExact : Precision::kEstimated};
  }
  return made;
}

Range<double> CdfDistribution::QuantileMs(double rank_percent) const {
  assert(!empty() && rank_percent >= 0 && rank_percent <= 100);
  const std::int64_t rank = histogram::NearestRank(rank_percent, count_);
  std::int64_t seen = 0;
  auto bucket = buckets_.begin();
  while (seen + bucket->count < rank) seen += (bucket++)->count;
  Range<double> range{bucket->lower_ms, bucket->upper_ms};
  if (IsExact(min_ms)) range.lower = std::max(range.lower, std::min(min_ms->value, range.upper));
  if (IsExact(max_ms)) range.upper = std::min(range.upper, std::max(max_ms->value, range.lower));
  if (IsExact(max_ms) && rank == count_) range.lower = range.upper;
  if (IsExact(min_ms) && rank == 1) range.upper = range.lower;
  return range;
}

Range<std::int64_t> CdfDistribution::CountUpTo(double value_ms) const {
  if (IsExact(min_ms) && value_ms < min_ms->value) return {};
  if (IsExact(max_ms) && value_ms >= max_ms->value) return {count_, count_};
  Range<std::int64_t> range;
  for (const CdfBucket& bucket : buckets_) {
    if (bucket.upper_ms <= value_ms) range.lower += bucket.count;
    if (bucket.lower_ms < value_ms || (bucket.lower_included && bucket.lower_ms == value_ms)) {
      range.upper += bucket.count;
    }
  }
  return range;
}

double CdfDistribution::WidestMs() const {
  double widest_ms = 0;
  for (const CdfBucket& bucket : buckets_) {
    widest_ms = std::max(widest_ms, bucket.upper_ms - bucket.lower_ms);
  }
  return widest_ms;
}

Expected<void> CdfDistribution::Add(const CdfDistribution& other) {
  if (other.count_ > kMax - count_) {
    return tl::unexpected(histogram::InvalidArgument(
        "the distributions hold more than 2^63 - 1 samples together", "check the counts"));
  }
  if (other.empty()) return {};
  if (empty()) {
    *this = other;
    return {};
  }
  buckets_ = Pair(Merged(LowersOf(buckets_), LowersOf(other.buckets_)),
                  Merged(UppersOf(buckets_), UppersOf(other.buckets_)));
  count_ += other.count_;
  min_ms = Together(min_ms, other.min_ms, [](double a, double b) { return std::min(a, b); });
  max_ms = Together(max_ms, other.max_ms, [](double a, double b) { return std::max(a, b); });
  sum_ms = Together(sum_ms, other.sum_ms, [](double a, double b) { return a + b; });
  return {};
}

}  // namespace smp
