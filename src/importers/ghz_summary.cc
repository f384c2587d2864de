// The summary that ghz prints for people. Figures have two decimals of their unit, edges three of
// milliseconds.
#include <fmt/format.h>

#include <string>
#include <utility>

#include "importers/count_sum.h"
#include "importers/ghz_figures.h"
#include "importers/ghz_text.h"
#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"

namespace smp::importers {

namespace {

// "28.48 ms", "9999 ns", "1.13 s"
std::optional<double> MsOfText(std::string_view text) {
  const std::string_view number = TakeWord(text);
  const std::string_view unit = TakeWord(text);
  std::optional<double> ms;
  if (unit == "ns") ms = ParseMs(number, LatencyUnit::kNanoseconds);
  if (unit == "ms") ms = ParseMs(number, LatencyUnit::kMilliseconds);
  if (unit == "s") ms = ParseMs(number, LatencyUnit::kSeconds);
  return ms && *ms >= 0 ? ms : std::nullopt;
}

enum class Section : std::uint8_t { kNone, kSummary, kHistogram, kLatency, kStatus, kError };

struct SectionTitle {
  std::string_view title;
  Section section;
};

constexpr SectionTitle kTitles[] = {
    {"Summary:", Section::kSummary},
    {"Response time histogram:", Section::kHistogram},
    {"Latency distribution:", Section::kLatency},
    {"Status code distribution:", Section::kStatus},
    {"Error distribution:", Section::kError},
};

class SummaryReader {
 public:
  bool has_count() const { return has_count_; }
  bool has_latencies() const { return has_latencies_; }
  const std::string& name() const { return name_; }

  // False for a line that is not what its section has.
  bool Take(std::string_view line) {
    const std::string_view trimmed = Trim(line);
    if (trimmed.empty()) return true;
    for (const SectionTitle& row : kTitles) {
      if (trimmed != row.title) continue;
      section_ = row.section;
      has_latencies_ = has_latencies_ || section_ == Section::kLatency;
      return true;
    }
    switch (section_) {
      case Section::kSummary:
        return TakeTotal(trimmed, line);
      case Section::kHistogram:
        return TakeBin(trimmed);
      case Section::kLatency:
        return TakePercentile(trimmed);
      case Section::kStatus:
        return TakeStatus(trimmed);
      case Section::kError:
        return TakeError(trimmed);
      case Section::kNone:
        return true;  // a prompt, or what the shell printed before
    }
    return true;
  }

  GhzFigures Figures() && { return std::move(figures_); }

 private:
  bool TakeTotal(std::string_view line, std::string_view place) {
    const std::string_view key = TakeField(line, ':');
    const std::string_view value = Trim(line);
    if (key == "Count") {
      const auto count = ParseCount(value);
      if (!count || *count < 0) return false;
      figures_.count = *count;
      figures_.place = place;
      has_count_ = true;
    } else if (key == "Name") {
      name_ = std::string(value);
    } else if (key == "Total") {
      if (const auto ms = MsOfText(value)) figures_.total_seconds = *ms / 1000;
    } else if (key == "Slowest") {
      figures_.slowest_ms = MsOfText(value);
    } else if (key == "Fastest") {
      figures_.fastest_ms = MsOfText(value);
    } else if (key == "Average") {
      figures_.average_ms = MsOfText(value);
    }
    return true;
  }

  // "30.444 [52]\t|∎∎∎"
  bool TakeBin(std::string_view line) {
    const auto mark_ms = ParseMs(TakeWord(line), LatencyUnit::kMilliseconds);
    std::string_view rest = Trim(line);
    if (!mark_ms || !TakePrefix(rest, "[")) return false;
    const auto count = ParseCount(TakeField(rest, ']'));
    if (!count || *count < 0) return false;
    figures_.bins.push_back({*mark_ms, *count});
    return true;
  }

  // "10% in 28.48 ms", newer "10 % in 28.48 ms"
  bool TakePercentile(std::string_view line) {
    const auto rank = ParseNumber(Trim(TakeField(line, '%')));
    if (!rank || TakeWord(line) != "in") return false;
    const auto value_ms = MsOfText(line);
    if (!value_ms) return false;
    if (*rank > 0 && *rank <= 100) figures_.percentiles.push_back({*rank, *value_ms});
    return true;
  }

  // "[OK]   186 responses"
  bool TakeStatus(std::string_view line) {
    if (!TakePrefix(line, "[")) return false;
    const std::string status(TakeField(line, ']'));
    const auto count = ParseCount(TakeWord(line));
    if (!count || *count < 0) return false;
    figures_.statuses[status] = *count;
    return true;
  }

  // "[8]   rpc error: …", whose message may have lines of its own.
  bool TakeError(std::string_view line) {
    if (!TakePrefix(line, "[")) return true;
    const auto count = ParseCount(TakeField(line, ']'));
    if (count && *count >= 0) errors_ = CountSum(errors_, *count);
    figures_.errors = errors_;
    return true;
  }

  GhzFigures figures_;
  std::string name_;
  Section section_ = Section::kNone;
  std::int64_t errors_ = 0;
  bool has_count_ = false;
  bool has_latencies_ = false;
};

}  // namespace

bool IsGhzSummary(std::string_view text) {
  // hey's summary has no count and oha's no average in this place.
  const std::string_view begin = text.substr(0, 4096);
  return begin.find("Summary:") != std::string_view::npos &&
         begin.find("\n  Count:\t") != std::string_view::npos &&
         begin.find("\n  Requests/sec:\t") != std::string_view::npos;
}

std::optional<ImportDraft> ImportGhzSummary(ImportContext& context) {
  SummaryReader reader;
  for (const std::string_view line : Lines(context.output.text())) {
    if (reader.Take(line)) continue;
    context.findings.At(kOutputSyntax, line, "this is no line of a summary of ghz",
                        "import all of what ghz printed, as it was");
    return std::nullopt;
  }
  const bool has_all = reader.has_count() && reader.has_latencies();
  const std::string name = reader.name();
  GhzFigures figures = std::move(reader).Figures();
  if (!has_all || figures.count == 0) {
    context.findings.At(
        kOutputSyntax, context.output.text(),
        has_all ? "the summary counts no calls" : "the summary ends before its latencies",
        "import all of what ghz printed for a run that made calls");
    return std::nullopt;
  }
  constexpr double kHalfOfThreeDecimals = 0.0005;
  figures.precision = v1::FIGURE_PRECISION_ROUNDED;
  figures.half_unit_ms = kHalfOfThreeDecimals;
  if (!figures.errors) figures.errors = 0;
  ImportDraft draft = GhzDraft();
  draft.media_type = "text/plain";
  draft.test.set_name(name);
  v1::Result& result = draft.results.front();
  SetGhzRequests(figures, context.findings, result);
  SetGhzLatency(figures, context.findings, result);
  draft.run_seconds.push_back(figures.total_seconds);
  return draft;
}

}  // namespace smp::importers
