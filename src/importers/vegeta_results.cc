#include "importers/vegeta_results.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "importers/csv_rows.h"
#include "importers/distinct_texts.h"
#include "importers/import_rules.h"
#include "importers/json_lines.h"
#include "importers/number_text.h"
#include "importers/request_log.h"
#include "importers/samples.h"
#include "importers/time_ns.h"
#include "importers/vegeta_draft.h"

namespace smp::importers {

namespace {

using document::Find;
using document::Node;

// One result, as it was written.
struct Result {
  std::optional<std::int64_t> begin_ns;  // when the request was sent
  std::string_view latency_ns;
  std::string_view code;
  std::string_view error;
  std::string_view attack;
  std::string_view method;
  std::string_view url;
};

// What Go's client says of a request that took too long.
bool IsTimeout(std::string_view error) {
  return error.find("Client.Timeout") != std::string_view::npos ||
         error.find("deadline exceeded") != std::string_view::npos;
}

class Results {
 public:
  explicit Results(ImportFindings& findings) : findings_(findings) {}

  // False, and a finding, for what is no result.
  bool Add(const Result& result, std::string_view line) {
    const std::optional<std::int64_t> latency_ns = ParseCount(result.latency_ns);
    const std::optional<std::int64_t> code = ParseCount(result.code);
    constexpr std::int64_t kLastCode = 65535;
    if (!result.begin_ns) return Refuse(line, "time in the years 1970 to 2199");
    if (!latency_ns || !IsSample(*latency_ns, 1)) return Refuse(line, "latency in nanoseconds");
    if (!code || *code < 0 || *code > kLastCode) return Refuse(line, "status code");
    RequestLog::Request request;
    request.latency = *latency_ns;
    if (*code != 0) request.status = result.code;
    request.succeeded = *code >= 200 && *code < 400;
    request.timed_out = *code == 0 && IsTimeout(result.error);
    log_.Add(request);
    log_.Cover(*result.begin_ns, *result.begin_ns + *latency_ns);
    attacks_.Add(result.attack, line);
    methods_.Add(result.method, line);
    urls_.Add(result.url, line);
    return true;
  }

  std::optional<ImportDraft> Draft() && {
    if (findings_.has_error() || log_.attempted() == 0) return std::nullopt;
    ImportDraft draft = VegetaDraft();
    draft.test.set_name(std::string(attacks_.only()));
    v1::Client& client = *draft.test.mutable_clients(0);
    client.set_method(std::string(methods_.only()));
    urls_.AddTo(findings_, client);
    draft.run_seconds.push_back(log_.Seconds());
    std::move(log_).WriteTo(draft.results.front(), {.timeouts = true},
                            v1::COORDINATED_OMISSION_UNCORRECTED);
    return draft;
  }

 private:
  bool Refuse(std::string_view line, std::string_view what) {
    findings_.At(kOutputSyntax, line, fmt::format("the result has no {}", what),
                 "import the results as `vegeta encode` wrote them");
    return false;
  }

  ImportFindings& findings_;
  RequestLog log_;
  DistinctTexts attacks_{1};
  DistinctTexts methods_{1};
  DistinctTexts urls_{kMostUrls};
};

std::string_view TextAt(const Node& result, std::string_view key) {
  const Node* node = Find(result, key);
  return node == nullptr || node->IsContainer() ? std::string_view{} : node->text;
}

bool IsDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Columns of the CSV. Releases before 12.8 end with the number of the result.
enum Column : std::size_t {
  kTime,
  kCode,
  kLatency,
  kBytesOut,
  kBytesIn,
  kError,
  kBody,
  kAttack,
  kSeq,
  kMethod,
  kUrl
};
constexpr std::size_t kColumnsBefore128 = 9;
constexpr std::size_t kVegetaColumns = 12;

}  // namespace

bool IsVegetaJsonResults(const RawOutput& output) {
  const Node* root = output.root();
  return root != nullptr && Find(*root, "attack") != nullptr && Find(*root, "seq") != nullptr &&
         Find(*root, "latency") != nullptr && Find(*root, "code") != nullptr;
}

bool IsVegetaCsvResults(const RawOutput& output) {
  // "1700000000000000000,200,1234567,0,13,"
  std::string_view line = output.text().substr(0, 128);
  constexpr std::size_t kDigitsOfNs = 19;
  const auto field = [&line] {
    const std::size_t end = std::min(line.find(','), line.size());
    const std::string_view text = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return text;
  };
  const std::string_view time = field();
  if (time.size() != kDigitsOfNs || !IsDigits(time)) return false;
  for (int i = 0; i < 4; ++i) {
    if (!IsDigits(field())) return false;
  }
  return true;
}

std::optional<ImportDraft> ImportVegetaJsonResults(ImportContext& context) {
  Results results(context.findings);
  JsonLines lines(context.output, context.options.limits, context.findings);
  while (const Node* line = lines.Next()) {
    Result result;
    result.begin_ns = TimeNs(TextAt(*line, "timestamp"));
    result.latency_ns = TextAt(*line, "latency");
    result.code = TextAt(*line, "code");
    result.error = TextAt(*line, "error");
    result.attack = TextAt(*line, "attack");
    result.method = TextAt(*line, "method");
    result.url = TextAt(*line, "url");
    if (!results.Add(result, lines.line())) return std::nullopt;
  }
  return std::move(results).Draft();
}

std::optional<ImportDraft> ImportVegetaCsvResults(ImportContext& context) {
  Results results(context.findings);
  CsvRows rows(context.output.text());
  while (rows.Next()) {
    const std::size_t count = rows.fields().size();
    if (!rows.is_closed() || (count != kVegetaColumns && count != kColumnsBefore128)) {
      context.findings.At(
          kOutputSyntax, rows.row(),
          fmt::format("the row has {} fields where vegeta writes {}", count, kVegetaColumns),
          "import all of what `vegeta encode -to csv` wrote");
      return std::nullopt;
    }
    Result result;
    if (const auto time = ParseCount(rows.field(kTime)); time && IsTimeNs(*time)) {
      result.begin_ns = *time;
    }
    result.latency_ns = rows.field(kLatency);
    result.code = rows.field(kCode);
    result.error = rows.field(kError);
    result.attack = rows.field(kAttack);
    result.method = rows.field(kMethod);
    result.url = rows.field(kUrl);
    if (!results.Add(result, rows.row())) return std::nullopt;
  }
  return std::move(results).Draft();
}

}  // namespace smp::importers
