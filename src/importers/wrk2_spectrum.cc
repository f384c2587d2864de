// wrk2 records whole microseconds in an HdrHistogram and prints a row for each of its ticks: 0, 10,
// 20 … 50, 55 … 75, 77.5 … %, five in each half of what remains.
//
//      Value   Percentile   TotalCount
//      6.179     0.400000        15803
//      6.671     0.500000        19783
//
// A row belongs to the first bucket in which the count reaches the tick. So its value is the
// highest of that bucket, in milliseconds with three decimals, and its count is exact: samples
// number 15 804 to 19 783 lie above 6.179 ms and not above 6.671 ms. And as the tick was reached in
// no earlier bucket, sample number 0.5 * 39500 = 19 750 and those after it lie in the row's own
// bucket, from 6.664 ms on. The ticks are printed with six decimals, but their sequence is known.
//
// The list before the table, "99.000%  11.18ms", says the same of the sample at its rank (rounded
// to the nearest), in a bucket whose highest value has these digits. The footer's maximum is the
// lowest value of the last bucket.
#include "importers/wrk2_spectrum.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "importers/fixed_point.h"
#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"
#include "importers/printed_units.h"
#include "importers/rank_bounds.h"
#include "importers/samples.h"
#include "importers/time_ns.h"
#include "smp/hdr_layout.h"

namespace smp::importers {

namespace {

constexpr std::string_view kAsWrk2Wrote = "import the output as wrk2 wrote it";

struct SpectrumRow {
  std::string_view line;
  std::string_view percentile;
  std::int64_t value_us = 0;
  std::int64_t count = 0;
};

// Values in microseconds, both included.
struct Span {
  std::int64_t from_us = 0;
  std::int64_t to_us = 0;
};

double Ms(std::int64_t value_us) { return UnitsToMs(value_us, kMicrosecondNs); }

// 1 microsecond to 24 hours with three digits.
HdrLayout Wrk2Layout() { return *HdrLayout::Make(1, 86'400'000'000, 3); }

// The sample at which tick number `index` is reached, of so many.
std::int64_t SampleOfTick(std::size_t index, std::int64_t count) {
  __extension__ using Wide = unsigned __int128;
  const std::size_t half = std::min<std::size_t>(index / 5, 63);
  const Wide steps = 10 - index % 5;  // tenths of what remains in this half
  const Wide beyond = (static_cast<Wide>(count) * steps / 10) >> half;
  return std::max<std::int64_t>(count - static_cast<std::int64_t>(beyond), 1);
}

// Whether a row's percentile, a share of 1, is that of tick number `index` as it is printed.
bool IsTick(std::string_view percentile, std::size_t index) {
  const std::optional<double> printed = ParseNumber(percentile);
  if (!printed) return false;
  const double remaining = std::ldexp(static_cast<double>(10 - index % 5) / 10,
                                      -static_cast<int>(std::min<std::size_t>(index / 5, 900)));
  return std::fabs(*printed - (1 - remaining)) <= 0.5000001e-6;
}

// "1.099 ms", "from 40 to 40.031 ms".
std::string RangeText(const CdfBucket& bucket) {
  if (bucket.lower_ms == bucket.upper_ms) return fmt::format("{} ms", bucket.upper_ms);
  return fmt::format("from {} to {} ms", bucket.lower_ms, bucket.upper_ms);
}

class Spectrum {
 public:
  Spectrum(const WrkBlock& block, ImportFindings& findings) : block_(block), findings_(findings) {}

  std::optional<CdfDistribution> Read() {
    if (!ReadRows() || !CheckFooters() || !CheckOrder()) return std::nullopt;
    if (count() == 0) return CdfDistribution();
    knows_buckets_ = block_.sub_buckets == "2048" &&
                     std::all_of(rows_.begin(), rows_.end(), [this](const SpectrumRow& row) {
                       return layout_.HighestEquivalent(row.value_us) == row.value_us;
                     });
    std::optional<std::vector<CdfBucket>> buckets = WithRanks();
    if (!buckets) buckets = OfTable().Buckets();
    if (!buckets) return std::nullopt;
    auto distribution = CdfDistribution::FromBuckets(*std::move(buckets));
    if (!distribution) return std::nullopt;
    SetExtremes(*distribution);
    return *std::move(distribution);
  }

 private:
  [[nodiscard]] std::int64_t count() const { return rows_.back().count; }

  bool RefuseRow(std::string_view line, std::string message) {
    findings_.At(kOutputSyntax, line, std::move(message), std::string(kAsWrk2Wrote));
    return false;
  }

  bool ReadRows() {
    if (block_.rows.empty()) return RefuseRow(block_.table, "the table has no rows");
    if (block_.rows.size() > kMostWrkRows) {
      return RefuseRow(block_.table, fmt::format("the table has more than {} rows", kMostWrkRows));
    }
    for (const std::string_view line : block_.rows) {
      std::string_view rest = line;
      const std::optional<std::int64_t> value_us = FixedPoint(TakeWord(rest), 3);
      const std::string_view percentile = TakeWord(rest);
      const std::optional<std::int64_t> count = ParseCount(TakeWord(rest));
      if (!value_us || !IsSample(*value_us, kMicrosecondNs) || !count || *count < 0) {
        return RefuseRow(line,
                         "this is no row of the table: a latency in milliseconds, a percentile and "
                         "a count are expected");
      }
      rows_.push_back({line, percentile, *value_us, *count});
    }
    return true;
  }

  bool CheckFooters() {
    const std::optional<std::int64_t> total = ParseCount(block_.total_count);
    if (!total) return RefuseRow(block_.table, "the table ends without its footer 'Total count'");
    if (*total != count()) {
      findings_.At(kOutputContradiction, block_.total_count,
                   fmt::format("the table counts {} samples, its footer {}", count(), *total),
                   "the table is taken; import the output as wrk2 wrote it");
    }
    return true;
  }

  bool CheckOrder() {
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      const SpectrumRow& before = rows_[i - 1];
      const SpectrumRow& row = rows_[i];
      if (row.value_us >= before.value_us && row.count >= before.count) continue;
      findings_.At(kOutputContradiction, row.line,
                   fmt::format("the table descends: {} samples up to {} ms after {} up to {} ms",
                               row.count, Ms(row.value_us), before.count, Ms(before.value_us)),
                   "the distribution is left out; import the output as wrk2 wrote it");
      return false;
    }
    return true;
  }

  // What the table says by itself.
  [[nodiscard]] RankBounds OfTable() const {
    RankBounds bounds;
    bool has_ticks = knows_buckets_;
    std::int64_t counted = 0;
    std::int64_t from_us = knows_buckets_ ? layout_.LowestEquivalent(rows_.front().value_us) : 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const SpectrumRow& row = rows_[i];
      if (row.count > counted) {
        bounds.AtLeast(counted + 1, from_us);
        bounds.AtMost(row.count, row.value_us);
      }
      const bool is_last = i + 1 == rows_.size();
      has_ticks = has_ticks && (is_last || IsTick(row.percentile, i));
      if (has_ticks && row.count > 0) {
        const std::int64_t reached = is_last ? count() : SampleOfTick(i, count());
        if (reached <= row.count) {
          bounds.AtLeast(reached, layout_.LowestEquivalent(row.value_us));
        }
      }
      counted = row.count;
      from_us = row.value_us + 1;
    }
    return bounds;
  }

  // The same with what the list of ranks adds; nothing when it adds contradictions.
  std::optional<std::vector<CdfBucket>> WithRanks() {
    RankBounds bounds = OfTable();
    if (!knows_buckets_) return std::nullopt;
    const auto table = OfTable().Buckets();
    if (!table) return std::nullopt;
    for (const WrkPercentile& percentile : block_.percentiles) {
      const std::optional<double> rank = ParseNumber(percentile.rank);
      const std::optional<Span> span = SpanOf(percentile.value);
      if (!rank || *rank < 0 || *rank > 100 || !span) continue;
      const auto sample = std::max<std::int64_t>(
          static_cast<std::int64_t>(*rank / 100 * static_cast<double>(count()) + 0.5), 1);
      if (!Agrees(*table, sample, *span, percentile)) continue;
      bounds.AtLeast(sample, span->from_us);
      bounds.AtMost(sample, span->to_us);
    }
    return std::move(bounds).Buckets();
  }

  // The buckets whose highest values have the digits that are printed.
  [[nodiscard]] std::optional<Span> SpanOf(std::string_view value) const {
    const std::optional<PrintedTime> time = ParsePrintedTime(value);
    constexpr double kNothing = 1e-6;  // more than a double is off
    if (!time || !(time->ms * 1e3 < 1e15)) return std::nullopt;
    const double slack_us = time->slack_ms * 1e3 + kNothing;
    const auto least =
        static_cast<std::int64_t>(std::max(std::ceil(time->ms * 1e3 - slack_us), 0.));
    const auto most = static_cast<std::int64_t>(std::floor(time->ms * 1e3 + slack_us));
    const std::int64_t first = layout_.HighestEquivalent(least);
    std::int64_t last = layout_.HighestEquivalent(most);
    if (last > most) last = layout_.LowestEquivalent(most) - 1;
    if (last < first) return Span{least, std::max(least, most)};
    return Span{layout_.LowestEquivalent(first), last};
  }

  bool Agrees(const std::vector<CdfBucket>& table, std::int64_t sample, const Span& span,
              const WrkPercentile& percentile) {
    std::int64_t seen = 0;
    const auto bucket = std::find_if(table.begin(), table.end(), [&](const CdfBucket& candidate) {
      seen += candidate.count;
      return seen >= sample;
    });
    if (bucket == table.end()) return false;
    if (Ms(span.to_us) >= bucket->lower_ms && Ms(span.from_us) <= bucket->upper_ms) return true;
    findings_.At(kOutputContradiction, percentile.line,
                 fmt::format("{}% is {} here, but {} in the table", percentile.rank,
                             percentile.value, RangeText(*bucket)),
                 "the table is taken; import the output as wrk2 wrote it");
    return false;
  }

  void SetExtremes(CdfDistribution& distribution) {
    const auto figure = [](std::int64_t value_us, bool exact) {
      return Figure{Ms(value_us), exact ? Precision::kExact : Precision::kBucketEdge};
    };
    const std::int64_t last_us = rows_.back().value_us;
    const std::int64_t lowest_us = layout_.LowestEquivalent(last_us);
    distribution.max_ms = figure(last_us, knows_buckets_ && lowest_us == last_us);
    if (!knows_buckets_) return;
    const std::int64_t first_us = rows_.front().value_us;
    const std::int64_t min_us = layout_.LowestEquivalent(first_us);
    distribution.min_ms = figure(min_us, min_us == first_us);
    const std::optional<std::int64_t> stated_us = FixedPoint(block_.max, 3);
    if (stated_us && *stated_us != lowest_us) {
      findings_.At(kOutputContradiction, block_.max,
                   fmt::format("the footer's maximum is {} ms, but the last row's bucket begins at "
                               "{} ms",
                               block_.max, Ms(lowest_us)),
                   "the table is taken; import the output as wrk2 wrote it");
    }
  }

  const WrkBlock& block_;
  ImportFindings& findings_;
  const HdrLayout layout_ = Wrk2Layout();
  std::vector<SpectrumRow> rows_;
  bool knows_buckets_ = false;
};

}  // namespace

std::optional<CdfDistribution> ReadWrk2Spectrum(const WrkBlock& block, ImportFindings& findings) {
  return Spectrum(block, findings).Read();
}

}  // namespace smp::importers
