// hey's summary. Latencies are of responses, whatever their status; rate and errors count requests
// without response, too.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "importers/hey_forms.h"
#include "importers/hey_latency.h"
#include "importers/hey_text.h"
#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"

namespace smp::importers {

namespace {

struct ErrorKind {
  std::string_view part;  // of its text
  bool is_timeout;
};

// As Go's net/http words them.
constexpr ErrorKind kErrorKinds[] = {
    {"Client.Timeout", true},
    {"deadline exceeded", true},
    {"i/o timeout", true},
    {"connection refused", false},
    {"connection reset", false},
    {"broken pipe", false},
    {"EOF", false},
    {"no such host", false},
    {"network is unreachable", false},
    {"no route to host", false},
    {"cannot assign requested address", false},
    {"use of closed network connection", false},
};

void CountErrors(const std::vector<HeyCount>& errors, v1::Requests& requests) {
  for (const HeyCount& error : errors) {
    const auto kind = std::find_if(
        std::begin(kErrorKinds), std::end(kErrorKinds), [&](const ErrorKind& candidate) {
          return error.what.find(candidate.part) != std::string_view::npos;
        });
    if (kind == std::end(kErrorKinds)) continue;
    if (kind->is_timeout) {
      requests.set_timed_out(requests.timed_out() + error.count);
    } else {
      requests.set_connection_errors(requests.connection_errors() + error.count);
    }
  }
}

// Requests by rate and time, both rounded.
struct Product {
  double requests = 0;
  double slack = 0;
};

std::optional<Product> RequestsByRate(const HeySummary& summary) {
  const std::optional<double> total = ParseNumber(summary.total);
  const std::optional<double> rate = ParseNumber(summary.rate);
  constexpr double kHalfDigit = 0.5e-4;
  if (!total || !rate || !(*total > 0) || !(*rate > 0)) return std::nullopt;
  return Product{*total * *rate, (*total + *rate) * kHalfDigit * 1.01};
}

// False when hey dropped responses, of which nothing but their number is known.
bool IsWhole(const HeySummary& summary, ImportFindings& findings) {
  const std::optional<Product> product = RequestsByRate(summary);
  const std::int64_t responses = SumOf(summary.statuses);
  const std::int64_t counted = responses + SumOf(summary.errors);
  if (!product ||
      std::fabs(product->requests - static_cast<double>(counted)) <= product->slack + 0.5) {
    return true;
  }
  if (responses >= kMostHeyResponses && product->requests > static_cast<double>(counted)) {
    findings.At(kOutputContradiction, summary.rate,
                fmt::format("hey kept {} responses of about {:.0f} requests: latencies and status "
                            "codes are those of the first ones",
                            responses, product->requests),
                "send fewer requests a run; the average is left out, as it counts the others, too");
    return false;
  }
  findings.At(kOutputContradiction, summary.rate,
              fmt::format("{} requests a second in {} s make {:.0f} requests, but {} are counted",
                          summary.rate, summary.total, product->requests, counted),
              "import the summary as hey wrote it");
  return true;
}

void SetRequests(const HeySummary& summary, bool is_whole, v1::Result& result) {
  v1::Requests& requests = *result.mutable_requests();
  const std::int64_t errors = SumOf(summary.errors);
  CountErrors(summary.errors, requests);
  if (!is_whole) {
    // Every request is in the rate, and every error is counted.
    const std::optional<Product> product = RequestsByRate(summary);
    if (!product || product->slack >= 0.5 || !(product->requests < 0x1p53)) return;
    requests.set_attempted(std::llround(product->requests));
    requests.set_completed(requests.attempted() - errors);
    return;
  }
  requests.set_completed(0);
  requests.set_succeeded(0);
  for (const HeyCount& status : summary.statuses) {
    CountHeyStatus(status.what, status.count, requests);
  }
  requests.set_attempted(requests.completed() + errors);
  requests.set_failed(requests.attempted() - requests.succeeded());
}

// Of responses: the rate that hey prints counts errors.
void SetRate(const HeySummary& summary, v1::Result& result) {
  const std::optional<double> total = ParseNumber(summary.total);
  const std::optional<double> rate = ParseNumber(summary.rate);
  if (summary.errors.empty() && rate && *rate >= 0) {
    result.set_achieved_requests_per_second(*rate);
  } else if (result.requests().has_completed() && total && *total > 0) {
    result.set_achieved_requests_per_second(static_cast<double>(result.requests().completed()) /
                                            *total);
  }
}

void ReportNoLatency(const HeySummary& summary, ImportFindings& findings) {
  findings.At(kFigureLeftOut, summary.average.empty() ? summary.heading : summary.average,
              "no response came: the latencies of the summary stand for none and are left out",
              "find out from the errors why, and measure again");
}

}  // namespace

bool IsHeyText(std::string_view text) {
  // ghz and oha print summaries of the same form, which begin with other lines.
  std::string_view before;
  for (const std::string_view raw : Lines(text.substr(0, 4096))) {
    const std::string_view line = Trim(raw);
    if (before == "Summary:") return line.starts_with("Total:") && line.ends_with(" secs");
    if (!line.empty()) before = line;
  }
  return false;
}

std::optional<ImportDraft> ImportHeyText(ImportContext& context) {
  const auto summary = ReadHeySummary(context.output.text(), context.findings);
  if (!summary) return std::nullopt;
  if (!summary->has_statuses || summary->rate.empty() ||
      (summary->statuses.empty() && summary->errors.empty())) {
    context.findings.At(kOutputSyntax, summary->heading,
                        "the summary has no end: neither status codes nor errors are there",
                        "import all that hey printed, to the last line");
    return std::nullopt;
  }
  ImportDraft draft = DraftOfHey("text/plain");
  v1::Result& result = draft.results.front();
  const bool is_whole = IsWhole(*summary, context.findings);
  SetRequests(*summary, is_whole, result);
  if (result.requests().ByteSizeLong() == 0) result.clear_requests();
  SetRate(*summary, result);
  draft.run_seconds.push_back(ParseNumber(summary->total));
  if (summary->bins.empty() || summary->statuses.empty()) {
    ReportNoLatency(*summary, context.findings);
  } else {
    SetHeyLatency(*summary, is_whole, context.findings, *result.mutable_latency());
  }
  return draft;
}

}  // namespace smp::importers
