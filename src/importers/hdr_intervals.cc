#include "importers/hdr_intervals.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>

#include "importers/import_rules.h"
#include "importers/number_text.h"
#include "importers/time_ns.h"
#include "smp/cdf_distribution.h"
#include "smp/latency.h"

namespace smp::importers {

namespace {

// Whether a maximum as it is stated is that of a histogram. Java divides it by a million and writes
// three decimals, C writes it as it is.
bool IsMaximumOf(const Histogram& histogram, double stated) {
  const Range<std::int64_t> bucket = histogram.Quantile(100);
  const auto lower = static_cast<double>(bucket.lower);
  const auto upper = static_cast<double>(bucket.upper);
  constexpr double kJavaUnit = 1e6;
  constexpr double kHalfOfThreeDecimals = 0.0005 * kJavaUnit;
  const double in_java = stated * kJavaUnit;
  const double half = kHalfOfThreeDecimals * 1.001;
  const bool as_it_is = stated >= lower - 1 && stated <= upper + 1;
  return as_it_is || (in_java >= lower - half && in_java <= upper + half);
}

}  // namespace

bool HdrIntervals::Add(const HistogramLogEntry& entry, std::string_view line) {
  if (count_ > std::numeric_limits<std::int64_t>::max() - entry.histogram.count()) return false;
  count_ += entry.histogram.count();
  begin_ = std::min(begin_.value_or(entry.start), entry.start);
  end_ = std::max(end_, entry.start + entry.length);
  if (entry.histogram.count() == 0) return true;
  CheckMaximum(entry, line);
  AddHistogram(entry.histogram);
  return true;
}

void HdrIntervals::AddHistogram(const Histogram& histogram) {
  const auto width_bits =
      static_cast<int>(std::bit_width(static_cast<std::uint64_t>(histogram.lowest())));
  Group& group = groups_[{width_bits, histogram.significant_digits()}];
  const bool is_first = group.counts.empty();
  group.lowest = is_first ? histogram.lowest() : std::min(group.lowest, histogram.lowest());
  group.highest = std::max(group.highest, histogram.highest());
  group.significant_digits = histogram.significant_digits();
  const std::vector<std::int64_t>& counts = histogram.counts();
  if (group.counts.size() < counts.size()) group.counts.resize(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) group.counts[i] += counts[i];
}

Histogram HdrIntervals::HistogramOf(const Group& group) {
  const Histogram::Options options{.lowest = group.lowest,
                                   .highest = group.highest,
                                   .significant_digits = group.significant_digits};
  return Histogram::FromCounts(options, group.counts).value();
}

std::size_t HdrIntervals::size() const {
  std::size_t size = 0;
  for (const auto& [layout, group] : groups_) size += group.counts.size();
  return size;
}

void HdrIntervals::CheckMaximum(const HistogramLogEntry& entry, std::string_view line) {
  const std::optional<double> stated = ParseNumber(entry.interval_max);
  if (stated && IsMaximumOf(entry.histogram, *stated)) return;
  if (wrong_maxima_++ > 0) return;
  wrong_line_ = line;
  wrong_maximum_ = entry.interval_max;
}

std::optional<double> HdrIntervals::Seconds() const {
  if (!begin_ || end_ <= *begin_) return std::nullopt;
  return std::chrono::duration<double>(end_ - *begin_).count();
}

void HdrIntervals::SetWindow(v1::Result& result) const {
  if (!Seconds() || !IsTimeNs(begin_->count()) || !IsTimeNs(end_.count())) return;
  *result.mutable_window()->mutable_start_time() = TimestampOfNs(begin_->count());
  *result.mutable_window()->mutable_end_time() = TimestampOfNs(end_.count());
}

void HdrIntervals::SetLatency(std::int64_t unit_ns, v1::Latency& latency) const {
  if (groups_.size() == 1) {
    SetDistribution(HistogramOf(groups_.begin()->second), unit_ns, latency);
    return;
  }
  // Buckets of several layouts side by side: nothing is lost.
  CdfDistribution all;
  for (const auto& [layout, group] : groups_) {
    static_cast<void>(all.Add(CdfDistribution::FromHistogram(HistogramOf(group), unit_ns)));
  }
  SetDistribution(all, latency);
}

void HdrIntervals::ReportMaxima(std::string_view tag, ImportFindings& findings) const {
  if (wrong_maxima_ == 0) return;
  findings.At(
      kOutputContradiction, wrong_line_,
      fmt::format("Interval_Max is {:.40}, which the histogram's maximum is not, neither as "
                  "it is nor divided by a million; {} {}{}{} so",
                  wrong_maximum_, wrong_maxima_, wrong_maxima_ == 1 ? "interval" : "intervals",
                  tag.empty() ? "" : " of tag ", tag, wrong_maxima_ == 1 ? " is" : " are"),
      "the histogram is taken; see whether another unit was divided by, or lines were edited");
}

}  // namespace smp::importers
