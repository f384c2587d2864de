// Beside the counts of its buckets a histogram keeps count, minimum, maximum, sum and sum of
// squares of the values themselves, in whole numbers: they stay exact whatever the buckets' width.
// 128 bits hold the squares of 2^34 values of 2^47 units (39 hours in nanoseconds).
#include "smp/histogram.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

#include "histogram/invalid_argument.h"

namespace smp {

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

}  // namespace

Expected<Histogram> Histogram::Make(const Options& options) {
  const auto layout = HdrLayout::Make(options.lowest, options.highest, options.significant_digits);
  if (!layout) {
    return tl::unexpected(histogram::InvalidArgument(
        "no histogram has lowest " + std::to_string(options.lowest) + ", highest " +
            std::to_string(options.highest) + " and " + std::to_string(options.significant_digits) +
            " significant digits",
        "lowest is at least 1, highest at least twice that, and there are 0 to 5 digits"));
  }
  return Histogram(options, *layout, {});
}

Histogram::Histogram(const Options& options, const HdrLayout& layout,
                     std::vector<std::int64_t> counts)
    : options_(options),
      layout_(layout),
      highest_recordable_(static_cast<std::uint64_t>(layout.LastOfRange(options.highest))),
      counts_(std::move(counts)) {
  counts_.resize(layout.SizeFor(highest_recordable()));
}

bool Histogram::Record(std::int64_t value, std::int64_t count) {
  assert(count >= 0);
  if (count == 0) return value >= 0 && value <= highest_recordable();
  if (static_cast<std::uint64_t>(value) > highest_recordable_) return RecordOutside(value, count);
  counts_[layout_.IndexOf(value)] += count;
  Note(value, count);
  return true;
}

bool Histogram::RecordOutside(std::int64_t value, std::int64_t count) {
  if (value < 0) {
    below_count_ += count;
    return false;
  }
  if (!options_.auto_resize) {
    above_count_ += count;
    return false;
  }
  ResizeFor(value);
  return Record(value, count);
}

void Histogram::ResizeFor(std::int64_t value) {
  options_.highest = value;
  highest_recordable_ = static_cast<std::uint64_t>(layout_.LastOfRange(value));
  counts_.resize(layout_.SizeFor(highest_recordable()));
}

bool Histogram::RecordCorrected(std::int64_t value, std::int64_t expected_interval,
                                std::int64_t count) {
  assert(expected_interval > 0);
  if (!Record(value, count)) return false;
  for (std::int64_t missing = value - expected_interval; missing >= expected_interval;
       missing -= expected_interval) {
    Record(missing, count);
  }
  return true;
}

bool Histogram::Add(const Histogram& other) {
  below_count_ += other.below_count_;
  above_count_ += other.above_count_;
  if (other.count_ == 0) return true;
  const std::int64_t largest = other.layout_.HighestEquivalent(other.max_);
  if (options_.auto_resize && largest > highest_recordable()) ResizeFor(largest);
  if (layout_ != other.layout_ || largest > highest_recordable()) return AddValueByValue(other);
  // Up to the last bucket in use: counts beyond are 0.
  const std::size_t size = other.layout_.SizeFor(other.max_);
  const std::int64_t* from = other.counts_.data();
  std::int64_t* to = counts_.data();
  for (std::size_t i = 0; i < size; ++i) to[i] += from[i];
  TakeFigures(other);
  return true;
}

void Histogram::TakeFigures(const Histogram& other) {
  count_ += other.count_;
  min_ = std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
  sum_ += other.sum_;
  sum_of_squares_ += other.sum_of_squares_;
  exact_ = exact_ && other.exact_;
}

// For other layouts, and for values that this histogram has no bucket for.
bool Histogram::AddValueByValue(const Histogram& other) {
  bool none_lost = true;
  const Histogram before = *this;
  other.ForEachRecorded([&](const HistogramStep& step) {
    if (!Record(step.from, step.count)) none_lost = false;
  });
  if (none_lost) {
    // The samples' own figures rather than those of their buckets' edges.
    count_ = before.count_;
    min_ = before.min_;
    max_ = before.max_;
    sum_ = before.sum_;
    sum_of_squares_ = before.sum_of_squares_;
    TakeFigures(other);
  } else {
    FiguresFromBuckets();
  }
  return none_lost;
}

Expected<void> Histogram::Subtract(const Histogram& other) {
  if (layout_ != other.layout_) {
    return tl::unexpected(
        histogram::InvalidArgument("histograms of different layouts cannot be subtracted",
                                   "record both with the same lowest and significant digits"));
  }
  for (std::size_t i = 0; i < other.counts_.size(); ++i) {
    const std::int64_t here = i < counts_.size() ? counts_[i] : 0;
    if (other.counts_[i] <= here) continue;
    return tl::unexpected(histogram::InvalidArgument(
        "the bucket at " + std::to_string(layout_.ValueAt(i)) + " holds " + std::to_string(here) +
            " samples, fewer than the " + std::to_string(other.counts_[i]) +
            " that are to be subtracted",
        "subtract what was added before, such as an earlier state of the same histogram"));
  }
  for (std::size_t i = 0; i < std::min(counts_.size(), other.counts_.size()); ++i) {
    counts_[i] -= other.counts_[i];
  }
  below_count_ = std::max<std::int64_t>(0, below_count_ - other.below_count_);
  above_count_ = std::max<std::int64_t>(0, above_count_ - other.above_count_);
  const bool exact_sums = exact_ && other.exact_;
  const Wide sum = sum_ - other.sum_;
  const Wide sum_of_squares = sum_of_squares_ - other.sum_of_squares_;
  FiguresFromBuckets();
  if (exact_sums && count_ > 0) {
    sum_ = sum;
    sum_of_squares_ = sum_of_squares;
  }
  return {};
}

void Histogram::Reset() {
  std::fill(counts_.begin(), counts_.end(), 0);
  count_ = 0;
  min_ = kMax;
  max_ = 0;
  sum_ = 0;
  sum_of_squares_ = 0;
  below_count_ = 0;
  above_count_ = 0;
  exact_ = true;
}

bool operator==(const Histogram& a, const Histogram& b) {
  return a.lowest() == b.lowest() && a.highest() == b.highest() &&
         a.significant_digits() == b.significant_digits() && a.counts_ == b.counts_;
}

}  // namespace smp
