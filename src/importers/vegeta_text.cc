// Reports of vegeta in text: the table of -type=text and the buckets of -type=hist.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "edition/go_duration.h"
#include "histogram/nearest_rank.h"
#include "importers/count_sum.h"
#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"
#include "importers/samples.h"
#include "importers/stated_quantiles.h"
#include "importers/vegeta_draft.h"
#include "importers/vegeta_report.h"
#include "smp/latency.h"

namespace smp::importers {

namespace {

std::optional<std::int64_t> DurationNs(std::string_view text) {
  const auto duration = edition::ParseGoDuration(text);
  if (!duration || !IsSample(duration->value.count(), 1)) return std::nullopt;
  return duration->value.count();
}

// A line such as "Latencies  [min, mean, 50, max]  1ms, 2ms, 2ms, 3ms".
struct VegetaRow {
  std::string_view line;
  std::vector<std::string_view> names;
  std::vector<std::string_view> values;

  [[nodiscard]] std::string_view Value(std::string_view name) const {
    for (std::size_t i = 0; i < names.size() && i < values.size(); ++i) {
      if (names[i] == name) return values[i];
    }
    return {};
  }
};

std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> parts;
  constexpr std::size_t kMostParts = 32;
  text = Trim(text);
  while (!text.empty() && parts.size() < kMostParts) parts.push_back(Trim(TakeField(text, ',')));
  return parts;
}

std::optional<VegetaRow> RowOf(std::string_view text, std::string_view title) {
  for (const std::string_view line : Lines(text)) {
    if (!line.starts_with(title)) continue;
    const std::size_t open = line.find('[');
    const std::size_t close = line.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) continue;
    return VegetaRow{line, WordsOf(line.substr(open + 1, close - open - 1)),
                     WordsOf(line.substr(close + 1))};
  }
  return std::nullopt;
}

// Whether the text has digits that vegeta 12 and later rounds off: it prints at most three
// decimals. Then the text is of an older one, which printed every nanosecond.
bool HasAllDigits(const VegetaRow& latencies) {
  return std::any_of(latencies.values.begin(), latencies.values.end(), [](std::string_view value) {
    const std::size_t point = value.find('.');
    if (point == std::string_view::npos) return false;
    const std::size_t end = value.find_first_not_of("0123456789", point + 1);
    return end != std::string_view::npos && end - point - 1 > 3;
  });
}

std::optional<VegetaCodes> CodesOf(const VegetaRow& row) {
  VegetaCodes codes;
  std::string_view rest = row.line.substr(row.line.find(']') + 1);
  while (true) {
    std::string_view word = TakeWord(rest);
    if (word.empty()) return codes;
    const std::string_view code = TakeField(word, ':');
    const std::optional<std::int64_t> count = ParseCount(word);
    if (!ParseCount(code) || !count || *count < 0) return std::nullopt;
    codes.counts[std::string(code)] = *count;
  }
}

void SetFigures(const VegetaRow& row, v1::Latency& latency) {
  const v1::FigurePrecision precision =
      HasAllDigits(row) ? v1::FIGURE_PRECISION_EXACT : v1::FIGURE_PRECISION_ROUNDED;
  const std::optional<std::int64_t> min_ns = DurationNs(row.Value("min"));
  const std::optional<std::int64_t> max_ns = DurationNs(row.Value("max"));
  const std::optional<std::int64_t> mean_ns = DurationNs(row.Value("mean"));
  if (min_ns) latency.set_min_ms(UnitsToMs(*min_ns, 1));
  if (min_ns) latency.set_min_precision(precision);
  if (max_ns) latency.set_max_ms(UnitsToMs(*max_ns, 1));
  if (max_ns) latency.set_max_precision(precision);
  if (mean_ns) latency.set_mean_ms(UnitsToMs(*mean_ns, 1));
  if (mean_ns) latency.set_mean_precision(precision);
  for (const std::string_view name : row.names) {
    const std::optional<double> rank = ParseNumber(name);
    const std::optional<std::int64_t> ns = DurationNs(row.Value(name));
    if (!rank || *rank < 0 || *rank > 100 || !ns) continue;
    SetQuantile(latency, *rank, UnitsToMs(*ns, 1), v1::FIGURE_PRECISION_ESTIMATED);
  }
}

std::optional<ImportDraft> RefuseText(ImportContext& context, std::string_view place,
                                      std::string_view what) {
  context.findings.At(kOutputSyntax, place, fmt::format("the report has no {}", what),
                      "import all of what `vegeta report` printed, as it was");
  return std::nullopt;
}

// "[2ms,   4ms]   5505  29.92%  ####"
std::optional<VegetaBucket> BucketOf(std::string_view line) {
  if (!TakePrefix(line, "[")) return std::nullopt;
  std::string_view edges = TakeField(line, ']');
  const std::optional<std::int64_t> lower_ns = DurationNs(Trim(TakeField(edges, ',')));
  const std::string_view upper = Trim(edges);
  const std::optional<std::int64_t> upper_ns = DurationNs(upper);
  const std::optional<std::int64_t> count = ParseCount(TakeWord(line));
  if (!lower_ns || !count || *count < 0) return std::nullopt;
  if (upper == "+Inf") return VegetaBucket{*lower_ns, std::nullopt, *count};
  if (!upper_ns || *upper_ns <= *lower_ns) return std::nullopt;
  return VegetaBucket{*lower_ns, *upper_ns, *count};
}

// Quantiles that lie in buckets with both edges; nothing is known of those in the last one.
void SetBoundedQuantiles(const std::vector<VegetaBucket>& buckets, std::int64_t count,
                         v1::Latency& latency) {
  for (const double rank_percent : kQuantileRanks) {
    const std::int64_t sample = histogram::NearestRank(rank_percent, count);
    std::int64_t cumulative = 0;
    for (const VegetaBucket& bucket : buckets) {
      cumulative = CountSum(cumulative, bucket.count);
      if (cumulative < sample) continue;
      if (!bucket.upper_ns) return;
      v1::Quantile& quantile = *latency.add_quantiles();
      quantile.set_rank_percent(rank_percent);
      quantile.set_value_ms(UnitsToMs(*bucket.upper_ns - 1, 1));
      quantile.set_lower_value_ms(UnitsToMs(bucket.lower_ns, 1));
      quantile.set_cumulative_count(cumulative);
      quantile.set_precision(v1::FIGURE_PRECISION_BUCKET_EDGE);
      break;
    }
  }
}

// The rows of the table; nothing, and a finding, when one is none.
std::optional<std::vector<VegetaBucket>> BucketsOf(ImportContext& context) {
  std::vector<VegetaBucket> buckets;
  for (const std::string_view line : Lines(context.output.text())) {
    if (Trim(line).empty() || line.starts_with("Bucket")) continue;
    const std::optional<VegetaBucket> bucket = BucketOf(line);
    // What is below the first edge vegeta counts in the last bucket; it begins them at 0.
    const std::optional<std::int64_t> begin =
        buckets.empty() ? std::optional<std::int64_t>(0) : buckets.back().upper_ns;
    if (!bucket || bucket->lower_ns != begin) {
      context.findings.At(
          kOutputSyntax, line,
          "a row is a bucket, `[lower, upper]` beginning at 0 or where the last one "
          "ended, and its count",
          "import what `vegeta report -type=hist[…]` printed, as it was");
      return std::nullopt;
    }
    buckets.push_back(*bucket);
  }
  return buckets;
}

}  // namespace

bool IsVegetaText(std::string_view text) {
  return text.starts_with("Requests ") &&
         text.substr(0, text.find('\n')).find("[total, rate") != std::string_view::npos;
}

bool IsVegetaHistogram(std::string_view text) {
  std::string_view first = text.substr(0, text.find('\n'));
  return TakeWord(first) == "Bucket" && TakeWord(first) == "#" && TakeWord(first) == "%" &&
         TakeWord(first) == "Histogram";
}

std::optional<ImportDraft> ImportVegetaText(ImportContext& context) {
  const std::string_view text = context.output.text();
  const std::optional<VegetaRow> totals = RowOf(text, "Requests ");
  const std::optional<VegetaRow> durations = RowOf(text, "Duration ");
  const std::optional<VegetaRow> latencies = RowOf(text, "Latencies ");
  const std::optional<VegetaRow> code_row = RowOf(text, "Status Codes ");
  const std::optional<std::int64_t> requests =
      totals ? ParseCount(totals->Value("total")) : std::nullopt;
  if (!requests || *requests <= 0) {
    return RefuseText(context, totals ? totals->line : text, "number of requests above 0");
  }
  if (!latencies) return RefuseText(context, text, "latencies");
  const std::optional<VegetaCodes> codes = code_row ? CodesOf(*code_row) : std::nullopt;
  if (!codes)
    return RefuseText(context, code_row ? code_row->line : text, "counts of status codes");
  ImportDraft draft = VegetaDraft();
  draft.media_type = "text/plain";
  v1::Result& result = draft.results.front();
  SetVegetaRequests(*codes, *requests, code_row->line, context.findings,
                    *result.mutable_requests());
  v1::Latency& latency = *result.mutable_latency();
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  latency.set_count(*requests);
  SetFigures(*latencies, latency);
  const std::int64_t total_ns =
      durations ? DurationNs(durations->Value("total")).value_or(0) : std::int64_t{0};
  draft.run_seconds.emplace_back();
  if (total_ns > 0) {
    const double seconds = static_cast<double>(total_ns) / 1e9;
    draft.run_seconds.back() = seconds;
    const auto completed = static_cast<double>(result.requests().completed());
    result.set_achieved_requests_per_second(completed / seconds);
  }
  return draft;
}

std::optional<ImportDraft> ImportVegetaHistogram(ImportContext& context) {
  const auto buckets = BucketsOf(context);
  if (!buckets) return std::nullopt;
  std::int64_t count = 0;
  for (const VegetaBucket& bucket : *buckets) count = CountSum(count, bucket.count);
  if (count == 0) {
    context.findings.At(kOutputNotImportable, context.output.text(), "the buckets hold no samples",
                        "import the report of an attack that sent requests");
    return std::nullopt;
  }
  ImportDraft draft = VegetaDraft();
  draft.media_type = "text/plain";
  v1::Result& result = draft.results.front();
  result.mutable_requests()->set_attempted(count);
  v1::Latency& latency = *result.mutable_latency();
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  latency.set_count(count);
  if (const auto distribution = VegetaDistribution(*buckets, std::nullopt, std::nullopt)) {
    SetDistribution(*distribution, latency);
  } else {
    SetBoundedQuantiles(*buckets, count, latency);
  }
  draft.run_seconds.emplace_back();
  return draft;
}

}  // namespace smp::importers
