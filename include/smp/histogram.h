// Recording latencies: HDR histograms, which count values in buckets of bounded relative width. No
// I/O. See smp/cdf_distribution.h for the distributions that other tools leave, smp/latency.h for
// the way into a report.
//
//   auto histogram = smp::Histogram::Make({.highest = 60'000'000'000, .significant_digits = 3});
//   histogram->Record(latency_ns);                      // a few nanoseconds
//   smp::Range<std::int64_t> p99 = histogram->Quantile(99);   // the bucket that holds it
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "smp/error.h"
#include "smp/hdr_layout.h"
#include "smp/range.h"

namespace smp {

// One step of an iteration over a histogram.
struct HistogramStep {
  std::int64_t from = 0;              // smallest value that the step covers
  std::int64_t to = 0;                // largest one, included
  std::int64_t count = 0;             // samples in the step
  std::int64_t cumulative_count = 0;  // samples in it and in all before it
  double rank_percent = 0;            // of the step: of a percentile step its tick, else
                                      // cumulative_count of the total
};

// Counts of values in HDR buckets, with exact count, minimum, maximum, sum, mean and standard
// deviation of what was recorded beside them. Values are whole numbers of a unit that the histogram
// does not know. Not thread-safe while it is recorded to; see Recorder.
class Histogram {
 public:
  struct Options {
    // Smallest value that is told from zero; at least 1.
    std::int64_t lowest = 1;
    // Largest value that has to be counted; at least twice `lowest`. Buckets come in ranges that
    // double in size, so somewhat larger values find one, too; see highest_recordable().
    std::int64_t highest = 3'600'000'000'000;
    // Decimal digits that buckets keep, 0 to 5; 1 to 5 are what other implementations take.
    int significant_digits = 3;
    // Grows `highest` when a larger value is recorded.
    bool auto_resize = false;
  };

  // Fails with kInvalidArgument for options that no histogram can have.
  [[nodiscard]] static Expected<Histogram> Make(const Options& options);

  // Counts a value, `count` times. A value below 0 or above highest_recordable() is counted in
  // out_of_range_count() only; returns false then. Requires: count >= 0.
  bool Record(std::int64_t value) {
    if (static_cast<std::uint64_t>(value) <= highest_recordable_) [[likely]] {
      const std::size_t index = layout_.IndexOf(value);
      counts_[index] += 1;
      Note(value, 1);
      return true;
    }
    return RecordOutside(value, 1);
  }
  bool Record(std::int64_t value, std::int64_t count);
  // Counts a value and, when it is larger than the interval at which values were expected, the
  // values that could not be seen meanwhile: value - interval, value - 2 interval, … down to the
  // interval (coordinated omission, filled in afterwards). Requires: expected_interval > 0.
  bool RecordCorrected(std::int64_t value, std::int64_t expected_interval, std::int64_t count = 1);

  // Adds what another histogram counted; false when some of it is out of range here, where it is
  // counted as such. Of equal layouts bucket by bucket, else each bucket at its lowest value, which
  // is exact where the buckets here are as wide or wider. Counts of more than 2^63 - 1 in all are
  // the caller's to avoid.
  bool Add(const Histogram& other);
  // Takes away what another histogram counted. Fails with kInvalidArgument, and changes nothing,
  // when that is not all in here or when layouts differ. Minimum and maximum are bucket edges then.
  [[nodiscard]] Expected<void> Subtract(const Histogram& other);
  // Forgets everything that was recorded.
  void Reset();

  [[nodiscard]] const HdrLayout& layout() const { return layout_; }
  [[nodiscard]] std::int64_t lowest() const { return options_.lowest; }
  [[nodiscard]] std::int64_t highest() const { return options_.highest; }
  // Last value of the last bucket.
  [[nodiscard]] std::int64_t highest_recordable() const {
    return static_cast<std::int64_t>(highest_recordable_);
  }
  [[nodiscard]] int significant_digits() const { return options_.significant_digits; }
  [[nodiscard]] bool auto_resize() const { return options_.auto_resize; }

  // Samples in buckets.
  [[nodiscard]] std::int64_t count() const { return count_; }
  // Samples that no bucket could take.
  [[nodiscard]] std::int64_t out_of_range_count() const { return below_count_ + above_count_; }
  [[nodiscard]] std::int64_t below_range_count() const { return below_count_; }
  [[nodiscard]] std::int64_t above_range_count() const { return above_count_; }
  // Whether min, max, sum, mean and deviation are of the values that were recorded. False for a
  // histogram that was decoded or subtracted from: they are of its buckets then.
  [[nodiscard]] bool has_exact_figures() const { return exact_; }
  // Of the samples in buckets; 0 when there are none. Of a histogram without exact figures the
  // lower edge of the first bucket and the upper edge of the last one.
  [[nodiscard]] std::int64_t min() const { return count_ == 0 ? 0 : min_; }
  [[nodiscard]] std::int64_t max() const { return count_ == 0 ? 0 : max_; }
  // Nothing when it does not fit. Without exact figures every sample counts as the middle of its
  // bucket, here and in what follows.
  [[nodiscard]] std::optional<std::int64_t> sum() const;
  [[nodiscard]] double mean() const;
  // Of the population (divided by n).
  [[nodiscard]] double standard_deviation() const;

  // The bucket of the sample of nearest rank: number ceil(rank_percent / 100 * count), at least 1.
  // Cut to [min, max]. {0, 0} when nothing was recorded. Requires: 0 <= rank_percent <= 100.
  [[nodiscard]] Range<std::int64_t> Quantile(double rank_percent) const;
  // How many samples are not above the value: between the two.
  [[nodiscard]] Range<std::int64_t> CountUpTo(std::int64_t value) const;
  // Share of the samples in the buckets up to and including that of the value.
  [[nodiscard]] double RankPercentOf(std::int64_t value) const;
  // Samples in the bucket of the value; 0 outside the range.
  [[nodiscard]] std::int64_t CountAt(std::int64_t value) const;

  // Calls `visit` for each bucket with samples, by value.
  void ForEachRecorded(const std::function<void(const HistogramStep&)>& visit) const;
  // For steps of equal width, from 0 to the one that holds the maximum. Requires: width > 0.
  void ForEachLinear(std::int64_t width,
                     const std::function<void(const HistogramStep&)>& visit) const;
  // For steps of which each is `base` times as wide: up to `first`, up to first * base, …
  // Requires: first > 0, base > 1.
  void ForEachLogarithmic(std::int64_t first, double base,
                          const std::function<void(const HistogramStep&)>& visit) const;
  // For ticks that grow denser towards 100 %: `ticks_per_half_distance` of them in each half of
  // what remains (5 is what wrk2 and Nighthawk print). The last one is 100. Requires: ticks > 0.
  void ForEachPercentile(int ticks_per_half_distance,
                         const std::function<void(const HistogramStep&)>& visit) const;

  // Counts of buckets by their index (HdrLayout::IndexOf), up to that of highest_recordable().
  [[nodiscard]] const std::vector<std::int64_t>& counts() const { return counts_; }

  // A histogram with these counts of buckets, as one that was decoded: figures are of the buckets.
  // `counts` may end early. Fails with kInvalidArgument for options that no histogram can have,
  // counts below 0, beyond the last bucket or of more than 2^63 - 1 in all.
  [[nodiscard]] static Expected<Histogram> FromCounts(const Options& options,
                                                      std::vector<std::int64_t> counts);

  // Equal lowest, highest, digits and counts; figures beside the buckets do not matter.
  friend bool operator==(const Histogram& a, const Histogram& b);

 private:
  __extension__ using Wide = unsigned __int128;

  Histogram(const Options& options, const HdrLayout& layout, std::vector<std::int64_t> counts);
  // The figures beside the buckets.
  void Note(std::int64_t value, std::int64_t count) {
    if (value < min_) min_ = value;
    if (value > max_) max_ = value;
    const auto wide = static_cast<Wide>(static_cast<std::uint64_t>(value));
    const auto times = static_cast<Wide>(static_cast<std::uint64_t>(count));
    sum_ += wide * times;
    sum_of_squares_ += wide * wide * times;
    count_ += count;
  }
  void ForEachStep(std::int64_t first, const std::function<std::int64_t(std::int64_t)>& next,
                   const std::function<void(const HistogramStep&)>& visit) const;
  void TakeFigures(const Histogram& other);
  bool AddValueByValue(const Histogram& other);
  bool RecordOutside(std::int64_t value, std::int64_t count);
  void ResizeFor(std::int64_t value);
  void FiguresFromBuckets();
  // The same when the buckets in use are known to be from number `first` to before `end`, and
  // `bits` to be those of all counts, or'ed.
  void FiguresFromBuckets(std::size_t first, std::size_t end, std::uint64_t bits);
  void AddFiguresOfRange(std::size_t first, std::size_t end, std::uint64_t bits);

  Options options_;
  HdrLayout layout_;
  std::uint64_t highest_recordable_;  // last value of the last bucket
  std::vector<std::int64_t> counts_;
  std::int64_t count_ = 0;
  std::int64_t min_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t max_ = 0;
  Wide sum_ = 0;
  Wide sum_of_squares_ = 0;
  std::int64_t below_count_ = 0;
  std::int64_t above_count_ = 0;
  bool exact_ = true;
};

}  // namespace smp
