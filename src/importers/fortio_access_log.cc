// Access logs of fortio (-access-log-file): every call, in seconds of six decimals.
//
//   {"latency":0.000271,"timestamp":1652000000123456789,"thread":0,"iter":1,"ok":true,"details":"200"}
//   latency,thread=0,ok=true value=0.000271,details="200" 1652000000123456789
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "importers/fixed_point.h"
#include "importers/fortio_forms.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/json_lines.h"
#include "importers/lines.h"
#include "importers/number_text.h"
#include "importers/samples.h"
#include "importers/time_ns.h"

namespace smp::importers {

using document::Find;
using document::Node;

namespace {

constexpr std::string_view kInfluxStart = "latency,thread=";
constexpr std::int64_t kAccessLogUnitNs = 1'000;  // of six decimals of a second

struct Call {
  std::int64_t latency_us = 0;
  std::int64_t start_ns = 0;  // since 1970
  std::int64_t thread = 0;
  bool ok = false;
  std::string_view details;
};

// The value after "name=" up to a comma or blank; nothing when it is not there.
std::optional<std::string_view> TakeValue(std::string_view& text, std::string_view name) {
  if (!TakePrefix(text, name) || !TakePrefix(text, "=")) return std::nullopt;
  constexpr std::size_t kLongest = 64;
  const std::string_view value = text.substr(0, text.substr(0, kLongest).find_first_of(", "));
  text.remove_prefix(value.size());
  return value;
}

// A line for InfluxDB; nothing when it is none.
std::optional<Call> CallOfInflux(std::string_view line) {
  if (!TakePrefix(line, "latency,")) return std::nullopt;
  const auto thread = TakeValue(line, "thread");
  if (!thread || !TakePrefix(line, ",")) return std::nullopt;
  const auto ok = TakeValue(line, "ok");
  if (!ok || !TakePrefix(line, " ")) return std::nullopt;
  const auto value = TakeValue(line, "value");
  if (!value || !TakePrefix(line, ",details=\"")) return std::nullopt;
  // Details may hold anything; the time is what follows the last blank.
  const std::size_t blank = line.rfind(' ');
  if (blank == std::string_view::npos || blank == 0 || line[blank - 1] != '"') return std::nullopt;
  const auto latency_us = FixedPoint(*value, 6);
  const auto start_ns = ParseCount(line.substr(blank + 1));
  const auto number = ParseCount(*thread);
  if (!latency_us || !start_ns || !number || (*ok != "true" && *ok != "false")) return std::nullopt;
  return Call{*latency_us, *start_ns, *number, *ok == "true", line.substr(0, blank - 1)};
}

std::optional<Call> JsonCall(const Node& line, ImportFindings& findings) {
  const JsonFields fields(&line, findings);
  const Node* latency = fields.Find("latency");
  const auto latency_us = latency == nullptr ? std::nullopt : FixedPoint(latency->text, 6);
  const auto start_ns = fields.Count("timestamp");
  const auto ok = fields.Flag("ok");
  if (!latency_us || !start_ns || !ok) return std::nullopt;
  return Call{*latency_us, *start_ns, fields.Count("thread").value_or(0), *ok,
              fields.Text("details").value_or("")};
}

class AccessLogReader {
 public:
  explicit AccessLogReader(ImportContext& context) : context_(context) {}

  std::optional<ImportDraft> Run() && {
    const bool read = context_.output.tree != nullptr ? ReadJson() : ReadInflux();
    if (!read || all_.values.empty()) return std::nullopt;
    ImportDraft draft;
    draft.media_type = context_.output.tree != nullptr ? "application/x-ndjson" : "text/plain";
    v1::Client& client = *draft.test.add_clients();
    client.set_id("fortio");
    client.mutable_load_generator()->set_name("fortio");
    client.set_threads(static_cast<std::int64_t>(threads_.size()));
    draft.test.set_loop_model(v1::LOOP_MODEL_CLOSED);
    draft.test.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
    SetResult(draft.results.emplace_back());
    draft.run_seconds.emplace_back();
    return draft;
  }

 private:
  bool ReadJson() {
    JsonLines lines(context_.output, context_.options.limits, context_.findings);
    while (const Node* line = lines.Next()) {
      const auto call = JsonCall(*line, context_.findings);
      if (!Add(call, lines.line())) return false;
    }
    return !context_.findings.has_error();
  }

  bool ReadInflux() {
    for (const std::string_view line : Lines(context_.output.text())) {
      if (Trim(line).empty()) continue;
      if (!Add(CallOfInflux(line), line)) return false;
    }
    return true;
  }

  bool Add(const std::optional<Call>& call, std::string_view line) {
    if (!call || !IsSample(call->latency_us, kAccessLogUnitNs) || call->start_ns < 0 ||
        call->start_ns > std::numeric_limits<std::int64_t>::max() / 2) {
      context_.findings.At(kOutputSyntax, line, "the line is no entry of fortio's access log",
                           "import the log as fortio wrote it, whole");
      return false;
    }
    all_.values.push_back(call->latency_us);
    if (call->ok) succeeded_.values.push_back(call->latency_us);
    first_ns_ = std::min(first_ns_, call->start_ns);
    last_ns_ = std::max(last_ns_, call->start_ns + call->latency_us * kAccessLogUnitNs);
    threads_.insert(call->thread);
    const auto code = ParseCount(call->details);
    if (code && *code >= 100 && *code <= 599) ++codes_[static_cast<std::size_t>(*code)];
    return true;
  }

  void SetResult(v1::Result& result) {
    const auto calls = static_cast<std::int64_t>(all_.values.size());
    const auto succeeded = static_cast<std::int64_t>(succeeded_.values.size());
    result.set_id("run");
    v1::Requests& requests = *result.mutable_requests();
    requests.set_attempted(calls);
    requests.set_succeeded(succeeded);
    requests.set_failed(calls - succeeded);
    for (std::size_t code = 0; code < codes_.size(); ++code) {
      if (codes_[code] == 0) continue;
      (*requests.mutable_by_status_code())[std::to_string(code)] = codes_[code];
    }
    SetTime(first_ns_, *result.mutable_window()->mutable_start_time());
    SetTime(last_ns_, *result.mutable_window()->mutable_end_time());
    if (last_ns_ > first_ns_) {
      result.set_achieved_requests_per_second(static_cast<double>(calls) * 1e9 /
                                              static_cast<double>(last_ns_ - first_ns_));
    }
    result.mutable_latency()->set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
    SetSamples(std::move(all_), *result.mutable_latency());
    if (succeeded == 0) return;
    v1::Latency& further = *result.add_further_latencies();
    further.set_population(v1::LATENCY_POPULATION_SUCCESSES);
    SetSamples(std::move(succeeded_), further);
  }

  static void SetTime(std::int64_t ns, google::protobuf::Timestamp& time) {
    time.set_seconds(ns / kSecondNs);
    time.set_nanos(static_cast<std::int32_t>(ns % kSecondNs));
  }

  ImportContext& context_;
  RawSamples all_{.values = {}, .unit_ns = kAccessLogUnitNs, .is_rounded = true};
  RawSamples succeeded_{.values = {}, .unit_ns = kAccessLogUnitNs, .is_rounded = true};
  std::int64_t first_ns_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t last_ns_ = 0;
  std::set<std::int64_t> threads_;
  std::vector<std::int64_t> codes_ = std::vector<std::int64_t>(600);
};

}  // namespace

bool IsFortioAccessLog(const RawOutput& output) {
  if (const Node* root = output.root()) {
    return Find(*root, "latency") != nullptr && Find(*root, "timestamp") != nullptr &&
           Find(*root, "thread") != nullptr && Find(*root, "ok") != nullptr;
  }
  return output.tree == nullptr && output.text().starts_with(kInfluxStart);
}

std::optional<ImportDraft> ImportFortioAccessLog(ImportContext& context) {
  return AccessLogReader(context).Run();
}

}  // namespace smp::importers
