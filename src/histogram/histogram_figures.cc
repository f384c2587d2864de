// Figures of a histogram of which only the buckets are known: every sample counts as the middle of
// its bucket. The buckets of a range, of those that double in size, are equally wide: with the
// first one's middle m, the width w and c[p] samples in the bucket number p of the range,
//
//   sum of values   = m C0 + w C1                        C0 = sum of c[p], C1 = sum of p c[p]
//   sum of squares  = m^2 C0 + 2 m w C1 + w^2 C2         C2 = sum of p^2 c[p]
//
// C0, C1 and C2 need no multiplication: adding up from the last bucket, T[p] = c[p] + c[p+1] + … is
// what C1 is the sum of, for p from 1 on, since c[p] is in p of them; the sums of the T[p] give C2
// in the same way. Each of these additions waits for the one before, so four buckets side by side
// add up on their own, every fourth one of the range: with p = 4 q + lane, C1 and C2 follow from
// the same three sums over q.
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "histogram/invalid_argument.h"
#include "smp/histogram.h"

namespace smp {

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
// Below it, counts of the largest histogram add up to less than 2^63.
constexpr std::uint64_t kSmallCount = std::uint64_t{1} << 40;

// Buckets that are looked at at once.
constexpr std::size_t kBlock = 16;

std::uint64_t Bits(std::int64_t count) { return static_cast<std::uint64_t>(count); }

std::uint64_t BitsOfBlock(const std::int64_t* counts) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kBlock; ++i) bits |= Bits(counts[i]);
  return bits;
}

// Of all counts, or'ed: as large as the largest one, but for a factor of 2.
std::uint64_t BitsOf(std::span<const std::int64_t> counts) {
  std::uint64_t bits = 0;
  std::size_t i = 0;
  for (; i + kBlock <= counts.size(); i += kBlock) bits |= BitsOfBlock(counts.data() + i);
  for (; i < counts.size(); ++i) bits |= Bits(counts[i]);
  return bits;
}

// From the first to behind the last count that is not 0; all of them 0: from 0 to 0.
struct Used {
  std::size_t first = 0;
  std::size_t end = 0;
};

Used UsedOf(std::span<const std::int64_t> counts) {
  Used used{0, counts.size()};
  while (used.end >= kBlock && BitsOfBlock(counts.data() + used.end - kBlock) == 0) {
    used.end -= kBlock;
  }
  while (used.end > 0 && counts[used.end - 1] == 0) --used.end;
  if (used.end == 0) return used;
  // A count of this is not 0, so both end.
  while (used.first + kBlock < used.end && BitsOfBlock(counts.data() + used.first) == 0) {
    used.first += kBlock;
  }
  while (counts[used.first] == 0) ++used.first;
  return used;
}

// Why the counts are none of a histogram.
std::optional<Error> DefectOf(std::span<const std::int64_t> counts) {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] >= 0 && counts[i] <= kMax - total) {
      total += counts[i];
      continue;
    }
    return histogram::InvalidArgument(
        counts[i] < 0
            ? "the count of bucket " + std::to_string(i) + " is " + std::to_string(counts[i])
            : std::string("the counts add up to more than 2^63 - 1"),
        "counts are those of one run, from 0 on");
  }
  return std::nullopt;
}

template <typename Word>
struct Moments {
  Word c0 = 0;
  Word c1 = 0;
  Word c2 = 0;
};

constexpr std::size_t kLanes = 4;

// For q from 0 on, of counts[kLanes * q + lane] in each lane.
template <typename Word>
using LaneMoments = std::array<std::array<Word, kLanes>, 3>;

// Requires: counts are a multiple of kLanes, and not none.
template <typename Word>
LaneMoments<Word> LaneMomentsOf(std::span<const std::int64_t> counts) {
  std::array<Word, kLanes> samples{};  // T[q]
  std::array<Word, kLanes> sum{};      // T[q] + T[q+1] + …
  std::array<Word, kLanes> sum_of_sums{};
  for (std::size_t row = counts.size() - kLanes; row > 0; row -= kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      samples[lane] += Bits(counts[row + lane]);
      sum[lane] += samples[lane];
      sum_of_sums[lane] += sum[lane];
    }
  }
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    samples[lane] += Bits(counts[lane]);
    sum_of_sums[lane] = 2 * sum_of_sums[lane] - sum[lane];
  }
  return {samples, sum, sum_of_sums};
}

template <typename Word>
Moments<Word> MomentsOf(std::span<const std::int64_t> counts) {
  const std::size_t in_rows = counts.size() / kLanes * kLanes;
  Moments<Word> moments;
  if (in_rows > 0) {
    const auto [c0, c1, c2] = LaneMomentsOf<Word>(counts.first(in_rows));
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      moments.c0 += c0[lane];
      moments.c1 += kLanes * c1[lane] + lane * c0[lane];
      moments.c2 +=
          kLanes * kLanes * c2[lane] + 2 * kLanes * lane * c1[lane] + lane * lane * c0[lane];
    }
  }
  for (std::size_t p = in_rows; p < counts.size(); ++p) {
    const Word count = Bits(counts[p]);
    moments.c0 += count;
    moments.c1 += p * count;
    moments.c2 += p * p * count;
  }
  return moments;
}

}  // namespace

Expected<Histogram> Histogram::FromCounts(const Options& options,
                                          std::vector<std::int64_t> counts) {
  const auto layout = HdrLayout::Make(options.lowest, options.highest, options.significant_digits);
  if (!layout) return Make(options);
  const std::size_t buckets = layout->SizeFor(layout->LastOfRange(options.highest));
  if (counts.size() > buckets) {
    return tl::unexpected(histogram::InvalidArgument(
        "there are " + std::to_string(counts.size()) + " counts, but the histogram has " +
            std::to_string(buckets) + " buckets up to " + std::to_string(options.highest),
        "state the highest value that the histogram was made for"));
  }
  const Used used = UsedOf(counts);
  const std::uint64_t bits = BitsOf(std::span(counts).subspan(used.first, used.end - used.first));
  if (bits >= kSmallCount) {
    if (auto defect = DefectOf(counts)) return tl::unexpected(*std::move(defect));
  }
  Histogram histogram(options, *layout, std::move(counts));
  histogram.FiguresFromBuckets(used.first, used.end, bits);
  return histogram;
}

void Histogram::FiguresFromBuckets() {
  const Used used = UsedOf(counts_);
  FiguresFromBuckets(used.first, used.end,
                     BitsOf(std::span(counts_).subspan(used.first, used.end - used.first)));
}

void Histogram::FiguresFromBuckets(std::size_t first, std::size_t end, std::uint64_t bits) {
  count_ = 0;
  min_ = kMax;
  max_ = 0;
  sum_ = 0;
  sum_of_squares_ = 0;
  exact_ = end == 0;
  if (exact_) return;
  min_ = layout_.ValueAt(first);
  max_ = layout_.HighestEquivalent(layout_.ValueAt(end - 1));
  while (first < end) {
    const std::size_t next = layout_.SizeFor(layout_.LastOfRange(layout_.ValueAt(first)));
    AddFiguresOfRange(first, std::min(next, end), bits);
    first = next;
  }
}

// Of buckets that are equally wide, up to `end`.
void Histogram::AddFiguresOfRange(std::size_t first, std::size_t end, std::uint64_t bits) {
  const std::span<const std::int64_t> counts(counts_.data() + first, end - first);
  Moments<Wide> moments;
  // Whether no moment leaves 64 bits: C2 is the largest.
  const auto size = static_cast<Wide>(counts.size());
  if (size * size * size * bits < Wide{1} << 62) {
    const auto small = MomentsOf<std::uint64_t>(counts);
    moments = {small.c0, small.c1, small.c2};
  } else {
    moments = MomentsOf<Wide>(counts);
  }
  const std::int64_t low = layout_.ValueAt(first);
  const auto width = static_cast<Wide>(layout_.BucketWidth(low));
  const Wide middle = static_cast<Wide>(low) + (width - 1) / 2;
  count_ += static_cast<std::int64_t>(moments.c0);
  sum_ += middle * moments.c0 + width * moments.c1;
  sum_of_squares_ +=
      middle * middle * moments.c0 + 2 * middle * width * moments.c1 + width * width * moments.c2;
}

}  // namespace smp
