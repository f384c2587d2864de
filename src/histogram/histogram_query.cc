// What a histogram answers: figures, quantiles, counts.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "histogram/nearest_rank.h"
#include "smp/histogram.h"

namespace smp {

std::optional<std::int64_t> Histogram::sum() const {
  if (sum_ > static_cast<Wide>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return static_cast<std::int64_t>(sum_);
}

double Histogram::mean() const {
  if (count_ == 0) return 0;
  // Whole part and remainder apart, so that neither is rounded before the division.
  const auto n = static_cast<Wide>(count_);
  return static_cast<double>(static_cast<std::uint64_t>(sum_ / n)) +
         static_cast<double>(static_cast<std::uint64_t>(sum_ % n)) / static_cast<double>(count_);
}

double Histogram::standard_deviation() const {
  if (count_ == 0) return 0;
  // n * sum of squares - square of the sum has no cancellation in whole numbers, but may leave
  // 128 bits; then the mean is taken off each.
  const auto n = static_cast<Wide>(count_);
  const auto fits = [](Wide a, Wide b) { return a == 0 || b <= ~static_cast<Wide>(0) / a; };
  if (fits(n, sum_of_squares_) && fits(sum_, sum_)) {
    const Wide spread = n * sum_of_squares_ - sum_ * sum_;
    return std::sqrt(static_cast<double>(spread)) / static_cast<double>(count_);
  }
  const double mean_of_squares = static_cast<double>(sum_of_squares_) / static_cast<double>(count_);
  return std::sqrt(std::max(0.0, mean_of_squares - mean() * mean()));
}

Range<std::int64_t> Histogram::Quantile(double rank_percent) const {
  assert(rank_percent >= 0 && rank_percent <= 100);
  if (count_ == 0) return {};
  const std::int64_t rank = histogram::NearestRank(rank_percent, count_);
  std::int64_t seen = 0;
  const std::size_t end = layout_.SizeFor(max_);
  for (std::size_t i = layout_.IndexOf(min_); i < end; ++i) {
    seen += counts_[i];
    if (seen < rank) continue;
    const std::int64_t low = layout_.ValueAt(i);
    return {std::max(low, min_), std::min(layout_.HighestEquivalent(low), max_)};
  }
  return {max_, max_};
}

Range<std::int64_t> Histogram::CountUpTo(std::int64_t value) const {
  if (count_ == 0 || value < 0) return {};
  if (value >= max_) return {count_, count_};
  const std::size_t last = layout_.IndexOf(value);
  std::int64_t below = 0;
  for (std::size_t i = 0; i < last; ++i) below += counts_[i];
  const std::int64_t here = counts_[last];
  if (value == layout_.HighestEquivalent(value)) return {below + here, below + here};
  // The extremes are known to be samples.
  if (value < min_) return {};
  return {value == min_ ? std::max<std::int64_t>(below, 1) : below, below + here};
}

double Histogram::RankPercentOf(std::int64_t value) const {
  if (count_ == 0) return 100;
  return 100.0 * static_cast<double>(CountUpTo(value).upper) / static_cast<double>(count_);
}

std::int64_t Histogram::CountAt(std::int64_t value) const {
  if (value < 0 || value > highest_recordable()) return 0;
  return counts_[layout_.IndexOf(value)];
}

}  // namespace smp
