// Outputs of ghz for monitoring: -O prometheus and -O influx-summary.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "importers/ghz_figures.h"
#include "importers/ghz_text.h"
#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"
#include "importers/redact.h"
#include "importers/time_ns.h"

namespace smp::importers {

namespace {

// --- prometheus
// -------------------------------------------------------------------------------------

// A sample of the exposition format: `name{label="value",…} number`.
struct Sample {
  std::string_view line;
  std::string_view name;
  std::string_view labels;
  std::string_view value;
};

std::optional<Sample> SampleOf(std::string_view line) {
  Sample sample{.line = line, .name = {}, .labels = {}, .value = {}};
  const std::size_t blank = line.rfind(' ');
  // Labels are looked through more than once.
  constexpr std::size_t kLongest = 65'536;
  if (blank == std::string_view::npos || line.size() > kLongest) return std::nullopt;
  sample.value = Trim(line.substr(blank));
  const std::string_view series = Trim(line.substr(0, blank));
  sample.name = series.substr(0, series.find('{'));
  if (sample.name.size() < series.size()) {
    if (!series.ends_with('}')) return std::nullopt;
    sample.labels = series.substr(sample.name.size() + 1, series.size() - sample.name.size() - 2);
  }
  return sample;
}

// The value of a label; quotes within it stay escaped.
std::string_view LabelOf(std::string_view labels, std::string_view name) {
  while (!labels.empty()) {
    const std::string_view key = TakeField(labels, '=');
    if (!TakePrefix(labels, "\"")) return {};
    std::size_t end = 0;
    while (end < labels.size() && labels[end] != '"') end += labels[end] == '\\' ? 2U : 1U;
    end = std::min(end, labels.size());
    if (key == name) return labels.substr(0, end);
    labels.remove_prefix(std::min(end + 2, labels.size()));  // the quote and the comma
  }
  return {};
}

void DescribeTest(const Sample& sample, ImportFindings& findings, v1::TestConfiguration& test) {
  const auto label = [&](std::string_view name) { return LabelOf(sample.labels, name); };
  const auto positive = [&](std::string_view name) -> std::int64_t {
    return std::max<std::int64_t>(ParseCount(label(name)).value_or(0), 0);
  };
  test.set_name(std::string(label("name")));
  test.set_loop_model(label("async") == "true" ? v1::LOOP_MODEL_OPEN : v1::LOOP_MODEL_CLOSED);
  v1::Client& client = *test.mutable_clients(0);
  if (!label("host").empty()) {
    client.add_endpoint_urls(RedactedUrl(GhzUrl(label("host"), label("call")), "the label `host`",
                                         sample.line, findings));
  }
  if (const auto workers = positive("concurrency")) client.set_threads(workers);
  if (const auto connections = positive("connections")) client.set_connections(connections);
  if (const auto timeout_ns = positive("timeout"))
    *client.mutable_timeout() = DurationOfNs(timeout_ns);
  if (label("insecure") == "true") client.set_tls_version(v1::TLS_VERSION_NONE);
  if (label("insecure") == "false") client.set_tls_version(v1::TLS_VERSION_TLS);
  v1::Stage& stage = *test.add_stages();
  if (const auto duration_ns = positive("duration"))
    *stage.mutable_duration() = DurationOfNs(duration_ns);
  const std::string_view schedule = label("load-schedule");
  if (!schedule.empty() && schedule != "const") return;
  if (const auto rate = positive("rps")) {
    stage.set_target_requests_per_second(static_cast<double>(rate));
  } else {
    stage.set_unthrottled(true);
  }
}

class MetricsReader {
 public:
  // False for a sample that is not as ghz writes it.
  bool Take(const Sample& sample) {
    const auto number = ParseNumber(sample.value);
    if (!number || *number < 0) return IsNoData(sample.value);
    const std::string_view name = sample.name;
    if (name == "ghz_run_count") {
      const auto count = WholeNumber(*number);
      if (!count) return false;
      figures_.count = *count;
      figures_.place = sample.line;
      first_ = sample;
      has_count_ = true;
    } else if (name == "ghz_run_total") {
      figures_.total_seconds = *number / 1e9;
    } else if (name == "ghz_run_average") {
      figures_.average_ms = *number / 1e6;
    } else if (name == "ghz_run_fastest") {
      figures_.fastest_ms = *number / 1e6;
    } else if (name == "ghz_run_slowest") {
      figures_.slowest_ms = *number / 1e6;
    } else if (name == "ghz_run_errors") {
      figures_.errors = WholeNumber(*number);
    } else if (name == "ghz_run_histogram_bucket") {
      return TakeBin(sample, *number);
    } else if (name == "ghz_run_latency") {
      return TakeQuantile(sample, *number);
    }
    return true;
  }

  [[nodiscard]] bool has_count() const { return has_count_; }
  [[nodiscard]] const Sample& first() const { return first_; }
  GhzFigures Figures() && { return std::move(figures_); }

 private:
  bool TakeBin(const Sample& sample, double number) {
    const std::string_view edge = LabelOf(sample.labels, "le");
    if (edge == "+Inf") return true;  // the number of calls again
    const auto upper_ms = ParseMs(edge, LatencyUnit::kSeconds);
    const auto count = WholeNumber(number);
    if (!upper_ms || !count) return false;
    figures_.bins.push_back({*upper_ms, *count});
    return true;
  }

  bool TakeQuantile(const Sample& sample, double number) {
    const auto rank = ParseScaled(LabelOf(sample.labels, "quantile"), 2);
    if (!rank || *rank < 0 || *rank > 100) return false;
    if (*rank > 0 && number > 0) figures_.percentiles.push_back({*rank, number / 1e6});
    return true;
  }

  GhzFigures figures_;
  Sample first_;
  bool has_count_ = false;
};

// TRAP: buckets of Prometheus are cumulative; ghz writes the count of each bin alone. Told by what
// adds up, since a release that mends it would look the same.
void DecideBins(GhzFigures& figures, ImportFindings& findings) {
  if (figures.bins.empty()) return;
  const std::int64_t successes = figures.count - figures.errors.value_or(0);
  const auto holds_all = [&](std::int64_t count) {
    return count == figures.count || count == successes;
  };
  const bool ascends = std::is_sorted(figures.bins.begin(), figures.bins.end(),
                                      [](const Bin& a, const Bin& b) { return a.count < b.count; });
  if (holds_all(CountOfBins(figures.bins))) {
    findings.At(
        kOutputAmbiguity, figures.place,
        fmt::format("buckets are taken for counts of their own, not cumulative ones: they add "
                    "up to {} calls",
                    CountOfBins(figures.bins)),
        "nothing has to be done; Prometheus itself would read them as cumulative");
    return;
  }
  if (ascends && holds_all(figures.bins.back().count)) {
    std::int64_t before = 0;
    for (Bin& bin : figures.bins) before = std::exchange(bin.count, bin.count - before);
    return;
  }
  findings.At(
      kOutputContradiction, figures.place,
      fmt::format("buckets hold {} calls, or {} if they are cumulative, of {}; they are left "
                  "out",
                  CountOfBins(figures.bins), figures.bins.back().count, figures.count),
      "import the output as ghz wrote it");
  figures.bins.clear();
}

// --- influx-summary
// ---------------------------------------------------------------------------------

// "count=200,total=…,median=…": what follows the blank that is not escaped.
std::string_view FieldsOf(std::string_view line) {
  for (std::size_t at = line.find(" count="); at != std::string_view::npos;
       at = line.find(" count=", at + 1)) {
    if (at == 0 || line[at - 1] != '\\') return line.substr(at + 1);
  }
  return {};
}

void TakeFigure(std::string_view name, double number, GhzFigures& figures) {
  if (name == "count") figures.count = WholeNumber(number).value_or(0);
  if (name == "total") figures.total_seconds = number / 1e9;
  if (name == "average") figures.average_ms = number / 1e6;
  if (name == "fastest") figures.fastest_ms = number / 1e6;
  if (name == "slowest") figures.slowest_ms = number / 1e6;
  if (name == "errors") figures.errors = WholeNumber(number);
  if (number <= 0) return;
  if (name == "median") figures.percentiles.push_back({50, number / 1e6});
  if (name == "p95") figures.percentiles.push_back({95, number / 1e6});
}

std::optional<ImportDraft> DraftOf(const GhzFigures& figures, ImportContext& context) {
  ImportDraft draft = GhzDraft();
  draft.media_type = "text/plain";
  v1::Result& result = draft.results.front();
  SetGhzRequests(figures, context.findings, result);
  SetGhzLatency(figures, context.findings, result);
  draft.run_seconds.push_back(figures.total_seconds);
  return draft;
}

}  // namespace

bool IsGhzPrometheus(std::string_view text) {
  return text.starts_with("# TYPE ghz_run_") || text.starts_with("ghz_run_count{");
}

bool IsGhzInfluxSummary(std::string_view text) { return text.starts_with("ghz_run,"); }

std::optional<ImportDraft> ImportGhzPrometheus(ImportContext& context) {
  MetricsReader reader;
  for (const std::string_view line : Lines(context.output.text())) {
    if (Trim(line).empty() || line.starts_with('#')) continue;
    const auto sample = SampleOf(line);
    if (sample && reader.Take(*sample)) continue;
    context.findings.At(kOutputSyntax, line, "the line is no metric as ghz writes them",
                        "import all of what ghz printed, as it was");
    return std::nullopt;
  }
  const bool has_count = reader.has_count();
  const Sample first = reader.first();
  GhzFigures figures = std::move(reader).Figures();
  if (!has_count || figures.count == 0) {
    context.findings.At(kOutputNotImportable, context.output.text(),
                        "ghz_run_count counts no calls",
                        "import the output of a run that made calls");
    return std::nullopt;
  }
  const std::string_view count_errors = LabelOf(first.labels, "count-errors");
  if (!count_errors.empty()) figures.count_errors = count_errors == "true";
  DecideBins(figures, context.findings);
  auto draft = DraftOf(figures, context);
  DescribeTest(first, context.findings, draft->test);
  return draft;
}

std::optional<ImportDraft> ImportGhzInfluxSummary(ImportContext& context) {
  const std::string_view line = *Lines(context.output.text()).begin();
  GhzFigures figures;
  std::string_view fields = FieldsOf(line);
  std::string_view stated = TakeWord(fields);
  const auto end_ns = ParseCount(Trim(fields));
  while (!stated.empty()) {
    std::string_view field = TakeField(stated, ',');
    const std::string_view name = TakeField(field, '=');
    const auto number = ParseNumber(field);
    if (number && *number >= 0) TakeFigure(name, *number, figures);
  }
  if (figures.count == 0) {
    context.findings.At(kOutputNotImportable, line, "the line counts no calls",
                        "import the output of a run that made calls");
    return std::nullopt;
  }
  figures.place = line;
  auto draft = DraftOf(figures, context);
  // The time of the line is when the report was made.
  constexpr double kLongest = 1e8;
  const double seconds = figures.total_seconds.value_or(0);
  if (end_ns && IsTimeNs(*end_ns) && seconds > 0 && seconds < kLongest) {
    v1::Window& window = *draft->results.front().mutable_window();
    *window.mutable_start_time() =
        TimestampOfNs(*end_ns - static_cast<std::int64_t>(seconds * 1e9));
    *window.mutable_end_time() = TimestampOfNs(*end_ns);
  }
  return draft;
}

}  // namespace smp::importers
