#include "importers/k6_points.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "importers/csv_rows.h"
#include "importers/distinct_texts.h"
#include "importers/fixed_point.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/json_lines.h"
#include "importers/k6_thresholds.h"
#include "importers/number_text.h"
#include "importers/request_log.h"
#include "importers/samples.h"
#include "importers/time_ns.h"

namespace smp::importers {

namespace {

using document::Children;
using document::Find;
using document::Node;

constexpr std::string_view kDurationMetric = "http_req_duration";

// A sample of http_req_duration. Empty texts are tags that it has not.
struct Point {
  std::int64_t end_ns = 0;       // k6 writes when the response ended
  std::int64_t end_unit_ns = 1;  // what that time is cut to
  std::int64_t latency_ns = 0;
  std::string_view status;  // "0" when no response came
  std::string_view expected_response;
  std::string_view error_code;
  std::string_view url;
  std::string_view method;
  std::string_view proto;
  std::string_view line;  // where it stands
};

struct ProtocolName {
  std::string_view name;
  v1::Protocol protocol;
};

constexpr ProtocolName kProtocols[] = {
    {"HTTP/1.0", v1::PROTOCOL_HTTP_1_0},
    {"HTTP/1.1", v1::PROTOCOL_HTTP_1_1},
    {"HTTP/2.0", v1::PROTOCOL_HTTP_2},
    {"HTTP/3.0", v1::PROTOCOL_HTTP_3},
};

bool IsStatusBelow400(std::string_view status) {
  return status.size() == 3 && status[0] >= '1' && status[0] <= '3';
}

// Codes of k6: 1050 for timeouts; 11xx name look-up, 12xx TCP, 13xx TLS.
constexpr std::string_view kTimeoutCode = "1050";

bool IsConnectionCode(std::string_view code) {
  return code.size() == 4 && code[0] == '1' && code[1] >= '1' && code[1] <= '3';
}

class Points {
 public:
  void Add(const Point& point) {
    RequestLog::Request request;
    request.latency = point.latency_ns;
    if (point.status != "0") request.status = point.status;
    // k6 asks the script which responses it expects; releases before 0.31 did not.
    request.succeeded = point.expected_response.empty() ? IsStatusBelow400(request.status)
                                                        : point.expected_response == "true";
    request.succeeded = request.succeeded && !request.status.empty();
    request.timed_out = point.error_code == kTimeoutCode;
    request.lost_connection = IsConnectionCode(point.error_code);
    log_.Add(request);
    // Of a time that was cut, all that it may stand for.
    const std::int64_t cut_ns = point.end_unit_ns == 1 ? 0 : point.end_unit_ns;
    log_.Cover(point.end_ns - point.latency_ns, point.end_ns + cut_ns);
    urls_.Add(point.url, point.line);
    methods_.Add(point.method, point.line);
    protocols_.Add(point.proto, point.line);
  }

  [[nodiscard]] const RequestLog& log() const { return log_; }

  ImportDraft Draft(v1::TestConfiguration test, ImportFindings& findings) && {
    ImportDraft draft;
    draft.test = std::move(test);
    draft.test.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
    v1::Client& client = *draft.test.add_clients();
    client.set_id("k6");
    client.mutable_load_generator()->set_name("k6");
    client.set_protocol(v1::PROTOCOL_HTTP);
    client.set_method(std::string(methods_.only()));
    for (const ProtocolName& row : kProtocols) {
      if (row.name == protocols_.only()) client.set_protocol(row.protocol);
    }
    urls_.AddTo(findings, client);
    v1::Result& result = draft.results.emplace_back();
    result.set_id("run");
    result.set_client_id("k6");
    draft.run_seconds.push_back(log_.Seconds());
    std::move(log_).WriteTo(result, {.timeouts = true, .lost_connections = true},
                            v1::COORDINATED_OMISSION_UNCORRECTED);
    return draft;
  }

 private:
  RequestLog log_;
  DistinctTexts urls_{kMostUrls};
  DistinctTexts methods_{1};
  DistinctTexts protocols_{1};
};

// Reports a sample that k6 does not write.
bool Refuse(ImportFindings& findings, std::string_view line, std::string_view what,
            std::string_view text) {
  findings.At(kOutputSyntax, line,
              fmt::format("the {} is {:.40}, which k6 does not write", what, text),
              "import the samples as k6 wrote them");
  return false;
}

std::optional<ImportDraft> Finish(Points points, v1::TestConfiguration test,
                                  ImportContext& context) {
  if (context.findings.has_error()) return std::nullopt;
  if (points.log().attempted() == 0) {
    context.findings.At(kOutputNotImportable, context.output.text(),
                        "no sample is of http_req_duration: the run measured no HTTP request",
                        "import a run of k6/http, with its samples from begin to end");
    return std::nullopt;
  }
  return std::move(points).Draft(std::move(test), context.findings);
}

// --- --out json
// -----------------------------------------------------------------------------------

std::string_view TagOf(const Node& tags, std::string_view name) {
  const Node* tag = Find(tags, name);
  return tag == nullptr ? std::string_view{} : tag->text;
}

bool ReadJsonPoint(const Node& data, std::string_view line, ImportFindings& findings,
                   Point& point) {
  const Node* value = Find(data, "value");
  const std::string_view value_text = value == nullptr ? "absent" : value->text;
  const std::optional<std::int64_t> latency_ns = FixedPoint(value_text, 6);
  if (!latency_ns || !IsSample(*latency_ns, 1)) return Refuse(findings, line, "value", value_text);
  const Node* time = Find(data, "time");
  const std::string_view time_text = time == nullptr ? "absent" : time->text;
  const std::optional<std::int64_t> end_ns = TimeNs(time_text);
  if (!end_ns) return Refuse(findings, line, "time", time_text);
  point.line = line;
  point.latency_ns = *latency_ns;
  point.end_ns = *end_ns;
  const Node* tags = Find(data, "tags");
  if (tags == nullptr) return true;
  point.status = TagOf(*tags, "status");
  point.expected_response = TagOf(*tags, "expected_response");
  point.error_code = TagOf(*tags, "error_code");
  point.url = TagOf(*tags, "url");
  point.method = TagOf(*tags, "method");
  point.proto = TagOf(*tags, "proto");
  return true;
}

void TakeThresholds(std::string_view metric, const Node& data, v1::TestConfiguration& test) {
  const Node* thresholds = Find(data, "thresholds");
  if (thresholds == nullptr) return;
  for (const Node& stated : Children(*thresholds)) {
    if (const auto threshold = ParseK6Threshold(stated.text))
      AddCriterion(metric, *threshold, test);
  }
}

// --- --out csv
// ------------------------------------------------------------------------------------

// Times are whole seconds unless K6_CSV_TIME_FORMAT asks for more digits, or for RFC 3339.
bool ReadCsvTime(std::string_view text, Point& point) {
  constexpr std::size_t kDigitsOfSeconds = 10;
  const std::optional<std::int64_t> number = ParseCount(text);
  if (!number) {
    const std::optional<std::int64_t> time = TimeNs(text);
    point.end_ns = time.value_or(0);
    point.end_unit_ns = text.find('.') == std::string_view::npos ? 1'000'000'000 : 1;
    return time.has_value();
  }
  point.end_unit_ns = 1'000'000'000;
  for (std::size_t digits = kDigitsOfSeconds; digits < text.size(); digits += 3) {
    point.end_unit_ns /= 1000;
    if (point.end_unit_ns == 0) return false;
  }
  if (*number < 0 || *number > kLastNs / point.end_unit_ns) return false;
  point.end_ns = *number * point.end_unit_ns;
  return true;
}

struct CsvColumns {
  explicit CsvColumns(const std::vector<std::string_view>& header)
      : expected_response(ColumnOf(header, "expected_response")),
        error_code(ColumnOf(header, "error_code")),
        status(ColumnOf(header, "status")),
        url(ColumnOf(header, "url")),
        method(ColumnOf(header, "method")),
        proto(ColumnOf(header, "proto")),
        count(header.size()) {}

  std::size_t expected_response;
  std::size_t error_code;
  std::size_t status;
  std::size_t url;
  std::size_t method;
  std::size_t proto;
  std::size_t count;
};

bool ReadCsvPoint(const CsvRows& rows, const CsvColumns& columns, ImportFindings& findings,
                  Point& point) {
  if (!rows.is_closed() || rows.fields().size() != columns.count) {
    findings.At(
        kOutputSyntax, rows.row(),
        fmt::format("the row has {} fields, the header {}", rows.fields().size(), columns.count),
        "import all of the file; a row is cut off when k6 was killed");
    return false;
  }
  const std::optional<std::int64_t> latency_ns = FixedPoint(rows.field(2), 6);
  if (!latency_ns || !IsSample(*latency_ns, 1)) {
    return Refuse(findings, rows.row(), "metric_value", rows.field(2));
  }
  if (!ReadCsvTime(rows.field(1), point)) {
    return Refuse(findings, rows.row(), "timestamp", rows.field(1));
  }
  point.line = rows.row();
  point.latency_ns = *latency_ns;
  point.status = rows.field(columns.status);
  point.expected_response = rows.field(columns.expected_response);
  point.error_code = rows.field(columns.error_code);
  point.url = rows.field(columns.url);
  point.method = rows.field(columns.method);
  point.proto = rows.field(columns.proto);
  return true;
}

}  // namespace

bool IsK6Json(const RawOutput& output) {
  const Node* root = output.root();
  if (root == nullptr) return false;
  const Node* type = Find(*root, "type");
  return type != nullptr && (type->text == "Metric" || type->text == "Point") &&
         Find(*root, "metric") != nullptr && Find(*root, "data") != nullptr;
}

bool IsK6Csv(const RawOutput& output) {
  return output.text().starts_with("metric_name,timestamp,metric_value,");
}

std::optional<ImportDraft> ImportK6Json(ImportContext& context) {
  Points points;
  v1::TestConfiguration test;
  JsonLines lines(context.output, context.options.limits, context.findings);
  while (const Node* line = lines.Next()) {
    const Node* type = Find(*line, "type");
    const Node* metric = Find(*line, "metric");
    const Node* data = Find(*line, "data");
    if (type == nullptr || metric == nullptr || data == nullptr) {
      context.findings.At(kOutputSyntax, lines.line(), "the line is no sample of k6",
                          "import the file as k6 wrote it");
      return std::nullopt;
    }
    if (type->text == "Metric") {
      TakeThresholds(metric->text, *data, test);
    } else if (metric->text == kDurationMetric) {
      Point point;
      if (!ReadJsonPoint(*data, lines.line(), context.findings, point)) return std::nullopt;
      points.Add(point);
    }
  }
  return Finish(std::move(points), std::move(test), context);
}

std::optional<ImportDraft> ImportK6Csv(ImportContext& context) {
  Points points;
  CsvRows rows(context.output.text());
  rows.Next();
  const CsvColumns columns(rows.fields());
  while (rows.Next()) {
    if (rows.field(0) != kDurationMetric && rows.is_closed()) continue;
    Point point;
    if (!ReadCsvPoint(rows, columns, context.findings, point)) return std::nullopt;
    points.Add(point);
  }
  return Finish(std::move(points), {}, context);
}

}  // namespace smp::importers
