// Nighthawk counts latencies in an HDR histogram (1 ns to 60 s, 4 digits) and prints of it what a
// walk over its buckets sees at certain ticks: 0, 10, … 50 %, then ever closer to 100 %. At each
// tick the walk stops in the first bucket, of those with samples, up to which at least that share
// of the samples was counted. It prints
//
//   tick   samples up to and including the bucket   highest value of the bucket
//   0      1                                        0.000055403s
//   0.1    4499                                     0.000232711s
//   0.2    9012                                     0.000234511s
//
// The table of points alone says that 4513 samples lie above 232.711 us and not above 234.511 us.
// The layout of the histogram is known, and with it more:
//
//   - A value v below 32768 has a bucket of its own, any other one shares a bucket that is
//     2^(floor(log2 v) - 14) wide: 234 511 is the last of 234 504 … 234 511.
//   - That bucket has at least one sample, or the walk had not stopped there.
//   - Before it, fewer samples were counted than the tick asks for: 0.2 of 44972 is 8994.4, so at
//     most 8994 of the 9012 lie before it and at least 18 in it.
//
// So a row yields two buckets: its last samples, in the bucket in which the walk stopped, and those
// before them, of which only the values of the two rows are known. In the tail, where each row adds
// a single sample, only the first of the two is left, and the edges are those of the histogram: a
// ten-thousandth apart, where the rows themselves are percents apart.
//
// Rows of which one value ends no bucket of that layout, or of which one tick was reached before or
// is not reached, are not such a walk; then the points are all that is known.
#include "importers/nighthawk_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "smp/hdr_layout.h"

namespace smp::importers {

namespace {

constexpr std::int64_t kHighestNs = 60'000'000'000;
constexpr std::int64_t kDigits = 4;

// A tick was divided by 100 and printed; this covers what that lost.
constexpr double kTickError = 1e-12;

// Whether the rows are what such a walk prints: each value ends a bucket, each tick is reached in
// the row's bucket and not before.
bool AreWalk(std::span<const NighthawkRow> rows, std::int64_t total, const HdrLayout& layout) {
  NighthawkRow last;
  for (const NighthawkRow& row : rows) {
    if (row.value_ns > layout.HighestEquivalent(kHighestNs) ||
        layout.HighestEquivalent(row.value_ns) != row.value_ns) {
      return false;
    }
    if (!(row.tick >= last.tick && row.tick <= 1)) return false;
    const double asked = row.tick * static_cast<double>(total);
    if (asked > static_cast<double>(row.cumulative_count) * (1 + kTickError)) return false;
    const bool new_bucket = row.value_ns != last.value_ns;
    if (new_bucket && asked * (1 + kTickError) < static_cast<double>(last.cumulative_count)) {
      return false;
    }
    last = row;
  }
  return true;
}

// How many of the samples up to a row lie in the bucket that it ends, at least.
std::int64_t LeastInBucket(const NighthawkRow& row, std::int64_t total) {
  const double asked = row.tick * static_cast<double>(total) * (1 + kTickError);
  if (!(asked < static_cast<double>(row.cumulative_count))) return 1;
  return std::max<std::int64_t>(1, row.cumulative_count - static_cast<std::int64_t>(asked));
}

std::string DefectOf(std::span<const NighthawkRow> rows) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const NighthawkRow& last = rows[i - 1];
    const NighthawkRow& row = rows[i];
    if (row.cumulative_count < last.cumulative_count) {
      return fmt::format("row {} counts {} samples, the row before {}", i + 1, row.cumulative_count,
                         last.cumulative_count);
    }
    if (row.value_ns < last.value_ns) {
      return fmt::format("row {} ends at {} ns, the row before at {} ns", i + 1, row.value_ns,
                         last.value_ns);
    }
    if (row.value_ns == last.value_ns && row.cumulative_count != last.cumulative_count) {
      return fmt::format("rows {} and {} count {} and {} samples up to the same {} ns", i, i + 1,
                         last.cumulative_count, row.cumulative_count, row.value_ns);
    }
  }
  return {};
}

// Collects the buckets of the rows, which come in order.
class BucketMaker {
 public:
  BucketMaker(const HdrLayout* layout, std::int64_t total, std::int64_t min_ns)
      : layout_(layout), total_(total), edge_ns_(min_ns) {}

  void Add(const NighthawkRow& row) {
    const std::int64_t added = row.cumulative_count - counted_;
    if (added > 0) Split(row, added);
    counted_ = row.cumulative_count;
    edge_ns_ = row.value_ns;
    edge_included_ = false;
  }
  [[nodiscard]] std::vector<CdfBucket> Take() && { return std::move(buckets_); }

 private:
  void Split(const NighthawkRow& row, std::int64_t added) {
    std::int64_t last = 0;
    std::int64_t low_ns = 0;
    if (layout_ != nullptr) {
      low_ns = layout_->LowestEquivalent(row.value_ns);
      // Values are whole nanoseconds: nothing lies between an edge and the one after it.
      const bool whole = low_ns <= edge_ns_ + (edge_included_ ? 0 : 1);
      last = whole ? 0 : std::min(added, LeastInBucket(row, total_));
    }
    if (added > last) Append(edge_ns_, edge_included_, row.value_ns, added - last);
    if (last > 0) Append(low_ns, true, row.value_ns, last);
  }
  void Append(std::int64_t lower_ns, bool included, std::int64_t upper_ns, std::int64_t count) {
    lower_ns = std::min(lower_ns, upper_ns);
    buckets_.push_back(
        {NighthawkMs(lower_ns), included || lower_ns == upper_ns, NighthawkMs(upper_ns), count});
  }

  const HdrLayout* layout_;  // null when the rows are not of Nighthawk's histogram
  std::int64_t total_;
  std::int64_t edge_ns_;  // above which the next samples lie
  bool edge_included_ = true;
  std::int64_t counted_ = 0;
  std::vector<CdfBucket> buckets_;
};

}  // namespace

NighthawkRows ReadNighthawkRows(std::span<const NighthawkRow> rows, std::int64_t count,
                                std::optional<std::int64_t> min_ns) {
  NighthawkRows read;
  while (!rows.empty() && rows.front().cumulative_count == 0) rows = rows.subspan(1);
  read.defect = DefectOf(rows);
  if (rows.empty() || !read.defect.empty()) return read;
  const auto layout = HdrLayout::Make(1, kHighestNs, kDigits);
  const std::int64_t total = std::max(count, rows.back().cumulative_count);
  const bool is_histogram = layout && AreWalk(rows, rows.back().cumulative_count, *layout);
  if (is_histogram) {
    // The walk sees the first bucket at tick 0; a list that begins later has lost it.
    if (rows.front().tick == 0) {
      read.first_ns = rows.front().value_ns;
      read.lowest_ns = layout->LowestEquivalent(*read.first_ns);
    }
    read.highest_ns = rows.back().value_ns;
  }
  std::int64_t first_ns = min_ns.value_or(0);
  if (read.lowest_ns) first_ns = *read.lowest_ns;
  BucketMaker maker(is_histogram ? &*layout : nullptr, total,
                    std::min(first_ns, rows.front().value_ns));
  for (const NighthawkRow& row : rows) maker.Add(row);
  auto distribution = CdfDistribution::FromBuckets(std::move(maker).Take());
  if (distribution) {
    read.distribution = *std::move(distribution);
  } else {
    read.defect = distribution.error().message;
  }
  return read;
}

}  // namespace smp::importers
