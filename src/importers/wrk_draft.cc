#include "importers/wrk_draft.h"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>

#include "importers/import_rules.h"
#include "importers/number_text.h"
#include "importers/printed_units.h"
#include "importers/redact.h"
#include "importers/wrk_average.h"
#include "importers/wrk_requests.h"
#include "importers/wrk_time.h"

namespace smp::importers {

namespace {

constexpr std::string_view NameOf(WrkTool tool) { return tool == WrkTool::kWrk ? "wrk" : "wrk2"; }

void SetClient(WrkTool tool, const WrkRun& run, ImportFindings& findings, v1::Client& client) {
  client.set_id(std::string(NameOf(tool)));
  client.mutable_load_generator()->set_name(std::string(NameOf(tool)));
  if (const auto threads = ParseCount(run.threads)) client.set_threads(*threads);
  if (const auto connections = ParseCount(run.connections)) client.set_connections(*connections);
  client.add_endpoint_urls(RedactedUrl(run.url, "the URL", run.url, findings));
  client.set_protocol(v1::PROTOCOL_HTTP_1_1);  // they speak nothing else
  if (run.url.starts_with("https:")) client.set_tls_version(v1::TLS_VERSION_TLS);
  if (run.url.starts_with("http:")) client.set_tls_version(v1::TLS_VERSION_NONE);
}

void SetTest(WrkTool tool, const WrkRun& run, const WrkDuration& duration,
             v1::TestConfiguration& test) {
  v1::Stage& stage = *test.add_stages();
  if (duration.requested_seconds) {
    stage.mutable_duration()->set_seconds(*duration.requested_seconds);
  }
  if (const auto connections = ParseCount(run.connections)) stage.set_connections(*connections);
  if (tool == WrkTool::kWrk) {
    test.set_loop_model(v1::LOOP_MODEL_CLOSED);
    test.set_coordinated_omission(v1::COORDINATED_OMISSION_BACKFILLED);
    stage.set_unthrottled(true);
    test.mutable_clients(0)->set_unthrottled(true);
  } else {
    test.set_loop_model(v1::LOOP_MODEL_OPEN);
    test.set_coordinated_omission(v1::COORDINATED_OMISSION_INTENDED_START);
  }
}

// The run that was asked for; null with a finding.
const WrkRun* Choose(WrkTool tool, const std::vector<WrkRun>& runs, ImportContext& context) {
  const std::string_view text = context.output.text();
  if (runs.empty()) {
    context.findings.At(kOutputSyntax, text.substr(0, 1),
                        fmt::format("there is no line 'Running … test @ …', with which the output "
                                    "of {} begins",
                                    NameOf(tool)),
                        "import all that it printed");
    return nullptr;
  }
  const std::size_t selected = context.options.select.value_or(runs.size() == 1 ? 1 : 0);
  if (selected >= 1 && selected <= runs.size()) return &runs[selected - 1];
  const std::string_view place = runs[runs.size() > 1 ? 1 : 0].heading;
  const std::string number = runs.size() > kMostWrkRuns ? fmt::format("more than {}", kMostWrkRuns)
                                                        : fmt::format("{}", runs.size());
  context.findings.At(kOutputNotImportable, place,
                      context.options.select ? fmt::format("there is no run {}: the text holds {}",
                                                           *context.options.select, number)
                                             : fmt::format("the text holds {} runs", number),
                      fmt::format("choose one with --select, from 1 to {}", runs.size()));
  return nullptr;
}

// Says that a figure of the text is none, and why.
void LeaveOut(std::string_view figure, std::string why, ImportFindings& findings) {
  findings.At(kFigureLeftOut, figure, fmt::format("{}; it is left out", why),
              "nothing is to be done when the other figures are enough");
}

std::optional<PrintedTime> FigureOf(std::string_view text, std::optional<PrintedTime> time,
                                    std::string_view name, ImportFindings& findings) {
  if (text.empty() || time) return time;
  if (IsPrintedNoData(text)) {
    LeaveOut(text, fmt::format("the {} '{}' stands for none", name, text), findings);
  } else {
    LeaveOut(text, fmt::format("the {} '{}' has no unit", name, text), findings);
  }
  return std::nullopt;
}

void SetQuantile(double rank_percent, double value_ms, v1::Latency& latency) {
  v1::Quantile& quantile = *latency.add_quantiles();
  quantile.set_rank_percent(rank_percent);
  quantile.set_value_ms(value_ms);
  quantile.set_precision(v1::FIGURE_PRECISION_ROUNDED);
}

void SetMaximum(const WrkRun& run, ImportFindings& findings, v1::Latency& latency) {
  const auto max = FigureOf(run.max, ParsePrintedTime(run.max), "maximum", findings);
  if (!max) return;
  if (run.has_p99) {
    SetQuantile(99, max->ms, latency);
  } else {
    latency.set_max_ms(max->ms);
    latency.set_max_precision(v1::FIGURE_PRECISION_ROUNDED);
  }
}

bool IsNothing(const WrkRun& run) {
  const std::optional<PrintedTime> average = ParsePrintedTime(run.average);
  const std::optional<PrintedTime> max = ParsePrintedTime(run.max);
  return max && max->ms == 0 && (IsPrintedNoData(run.average) || (average && average->ms == 0));
}

}  // namespace

std::optional<WrkRun> SelectWrkRun(WrkTool tool, ImportContext& context) {
  const std::vector<WrkRun> runs = ReadWrkRuns(context.output.text());
  const WrkRun* run = Choose(tool, runs, context);
  if (run == nullptr) return std::nullopt;
  if (tool == WrkTool::kWrk && run->is_wrk2) {
    context.findings.At(kOutputNotImportable, run->heading,
                        "this is the output of wrk2, not of wrk",
                        "import it with --from wrk2, or leave --from away");
    return std::nullopt;
  }
  if (run->summaries > 1) {
    context.findings.At(kOutputNotImportable, run->heading,
                        fmt::format("the run has {} summaries: it is of several URLs at once, and "
                                    "its figures are apart",
                                    run->summaries),
                        "measure one URL a run");
    return std::nullopt;
  }
  if (run->summary.empty() || run->transfer.empty() || !ParseCount(run->requests)) {
    context.findings.At(kOutputSyntax, run->heading,
                        "the run has no end: lines such as '60017 requests in 30.01s, 19.81MB "
                        "read' and 'Transfer/sec: 676.14KB' are missing",
                        "import all that was printed, to the last line");
    return std::nullopt;
  }
  return *run;
}

ImportDraft DraftOfWrk(WrkTool tool, const WrkRun& run, ImportFindings& findings) {
  ImportDraft draft;
  draft.media_type = "text/plain";
  SetClient(tool, run, findings, *draft.test.add_clients());
  const WrkDuration duration = DurationOfWrk(run, findings);
  SetTest(tool, run, duration, draft.test);
  v1::Result& result = draft.results.emplace_back();
  result.set_id("run");
  SetWrkRequests(tool, run, findings, *result.mutable_requests());
  const std::optional<double> rate = ParseNumber(run.rate);
  if (rate && *rate >= 0 && !duration.is_doubtful) {
    result.set_achieved_requests_per_second(*rate);
  }
  if (const auto read = ParsePrintedSize(run.read)) {
    result.mutable_bytes()->set_received_bytes(*read);
  }
  draft.run_seconds.push_back(duration.run_seconds);
  return draft;
}

bool SetWrkFigures(const WrkRun& run, ImportFindings& findings, v1::Latency& latency) {
  if (run.latency.empty()) return false;
  if (IsNothing(run)) {
    LeaveOut(run.latency, "no latency was recorded: the line 'Latency' says nothing", findings);
    return false;
  }
  const auto average = FigureOf(run.average, ParseWrkAverage(run.average), "average", findings);
  if (average) {
    latency.set_mean_ms(average->ms);
    latency.set_mean_precision(v1::FIGURE_PRECISION_ROUNDED);
    if (IsCutWrkAverage(run.average)) {
      findings.At(kOutputAmbiguity, run.average,
                  fmt::format("the column Avg cuts what is longer than eight characters: '{}' is "
                              "taken for {} ms",
                              run.average, average->ms),
                  "compare it with the maximum, whose column is wider");
    }
  }
  const auto deviation =
      FigureOf(run.deviation, ParsePrintedTime(run.deviation), "deviation", findings);
  if (deviation) {
    latency.set_standard_deviation_ms(deviation->ms);
    latency.set_standard_deviation_precision(v1::FIGURE_PRECISION_ROUNDED);
  }
  SetMaximum(run, findings, latency);
  return true;
}

void SetWrkQuantiles(const WrkBlock& block, ImportFindings& findings, v1::Latency& latency) {
  latency.clear_quantiles();
  double before = -1;
  for (const WrkPercentile& percentile : block.percentiles) {
    const std::optional<double> rank = ParseNumber(percentile.rank);
    if (!rank || !(*rank > before && *rank <= 100)) continue;
    const auto value =
        FigureOf(percentile.value, ParsePrintedTime(percentile.value), "latency", findings);
    if (!value) continue;
    before = *rank;
    SetQuantile(*rank, value->ms, latency);
  }
}

}  // namespace smp::importers
