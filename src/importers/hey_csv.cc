// hey -o csv: a line a response, in seconds with four decimals. Requests without response have
// none, so that neither their number nor that of the attempts is known.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "importers/fixed_point.h"
#include "importers/hey_forms.h"
#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"
#include "importers/samples.h"

namespace smp::importers {

namespace {

constexpr std::int64_t kHeyUnitNs = 100'000;
constexpr std::size_t kDecimals = 4;  // always
constexpr std::string_view kFirstColumn = "response-time,";

// Where the columns are that matter; older releases have no status and no offset.
struct Columns {
  std::size_t count = 0;
  std::optional<std::size_t> status;
  std::optional<std::size_t> offset;
};

Columns ColumnsOf(std::string_view header) {
  Columns columns;
  while (!header.empty()) {
    const std::string_view name = TakeField(header, ',');
    if (name == "status-code") columns.status = columns.count;
    if (name == "offset") columns.offset = columns.count;
    ++columns.count;
  }
  return columns;
}

struct Response {
  std::int64_t latency = 0;  // in tenths of milliseconds
  std::int64_t offset = 0;
  std::int64_t status = 0;
};

std::optional<Response> ResponseOf(std::string_view line, const Columns& columns) {
  Response response;
  std::size_t column = 0;
  for (; !line.empty(); ++column) {
    const std::string_view field = TakeField(line, ',');
    if (column == columns.status) {
      const auto status = ParseCount(field);
      if (!status || *status < 0 || *status > 999) return std::nullopt;
      response.status = *status;
    } else if (column == 0 || column == columns.offset) {
      const auto value = FixedPoint(field, static_cast<int>(kDecimals));
      const bool is_cut = field.find('.') + kDecimals + 1 != field.size();
      if (!value || is_cut || !IsSample(*value, kHeyUnitNs)) return std::nullopt;
      (column == 0 ? response.latency : response.offset) = *value;
    }
  }
  return column == columns.count ? std::optional(response) : std::nullopt;
}

struct Responses {
  RawSamples samples;
  std::array<std::int64_t, 1000> by_status{};
  std::int64_t end = 0;  // when the last response came, from the beginning of the run
};

std::optional<Responses> ReadResponses(std::string_view text, const Columns& columns,
                                       ImportFindings& findings) {
  Responses responses;
  responses.samples.unit_ns = kHeyUnitNs;
  responses.samples.is_rounded = true;
  responses.samples.values.reserve(text.size() / 56);
  bool is_header = true;
  for (const std::string_view line : Lines(text)) {
    if (std::exchange(is_header, false) || line.empty()) continue;
    const std::optional<Response> response = ResponseOf(line, columns);
    if (!response) {
      findings.At(kOutputSyntax, line,
                  fmt::format("this is no response: {} columns are expected, of seconds and a "
                              "status",
                              columns.count),
                  "import the whole output of `hey -o csv`, and nothing else");
      return std::nullopt;
    }
    responses.samples.values.push_back(response->latency);
    ++responses.by_status[static_cast<std::size_t>(response->status)];
    responses.end = std::max(responses.end, response->offset + response->latency);
  }
  return responses;
}

void ReportLimit(std::int64_t count, std::string_view text, ImportFindings& findings) {
  if (count < kMostHeyResponses) return;
  findings.At(kOutputContradiction, text.substr(0, text.find('\n')),
              fmt::format("hey keeps no more than {} responses: those that came later are missing",
                          kMostHeyResponses),
              "send fewer requests a run");
}

}  // namespace

bool IsHeyCsv(std::string_view text) {
  return text.starts_with(kFirstColumn) &&
         text.substr(0, text.find('\n')).find("Request-write") != std::string_view::npos;
}

std::optional<ImportDraft> ImportHeyCsv(ImportContext& context) {
  const std::string_view text = context.output.text();
  const Columns columns = ColumnsOf(*Lines(text).begin());
  std::optional<Responses> responses = ReadResponses(text, columns, context.findings);
  if (!responses) return std::nullopt;
  const auto count = static_cast<std::int64_t>(responses->samples.values.size());
  ImportDraft draft = DraftOfHey("text/csv");
  v1::Result& result = draft.results.front();
  v1::Requests& requests = *result.mutable_requests();
  if (columns.status) {
    for (std::size_t status = 0; status < responses->by_status.size(); ++status) {
      const std::int64_t of_status = responses->by_status[status];
      if (of_status > 0) CountHeyStatus(std::to_string(status), of_status, requests);
    }
  }
  requests.set_completed(count);
  ReportLimit(count, text, context.findings);
  if (count == 0) {
    context.findings.At(kAllFailed, text.substr(0, 1), "no response came",
                        "run hey without -o csv: its summary has the errors");
  }
  if (columns.offset && responses->end > 0) {
    const double seconds = UnitsToMs(responses->end, kHeyUnitNs) / 1e3;
    draft.run_seconds.push_back(seconds);
    result.set_achieved_requests_per_second(static_cast<double>(count) / seconds);
  }
  v1::Latency& latency = *result.mutable_latency();
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  SetSamples(std::move(responses->samples), latency);
  return draft;
}

}  // namespace smp::importers
