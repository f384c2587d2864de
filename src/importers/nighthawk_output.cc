// An Output lists results: "worker_0" and so on, then "global", which holds the same samples once
// more. One worker alone is "global" only. A sink that puts the outputs of several processes
// together appends their lists, so that "global" and each worker appear once for each process;
// these are instances here, told apart by where a name comes again.
#include "importers/nighthawk_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/nighthawk_counters.h"
#include "importers/nighthawk_options.h"
#include "importers/nighthawk_statistic.h"
#include "importers/nighthawk_time.h"

namespace smp::importers {

namespace {

using document::Node;

constexpr std::string_view kGlobal = "global";
constexpr std::string_view kMain = "benchmark_http_client.request_to_response";
constexpr std::string_view kSuccesses = "benchmark_http_client.latency_2xx";
constexpr std::string_view kBlocking = "sequencer.blocking";

struct ResultEntry {
  const Node* node;
  std::string_view name;
  std::int64_t instance;  // from 1
};

std::vector<ResultEntry> EntriesOf(const JsonFields& output, ImportFindings& findings) {
  std::vector<ResultEntry> entries;
  const Node* list = output.List("results");
  if (list == nullptr) return entries;
  std::int64_t instance = 1;
  std::set<std::string_view> seen;
  for (const Node& node : document::Children(*list)) {
    const std::string_view name = JsonFields(&node, findings).Text("name").value_or("");
    if (seen.contains(name) || seen.contains(kGlobal)) {
      ++instance;
      seen.clear();
    }
    seen.insert(name);
    entries.push_back({&node, name, instance});
  }
  return entries;
}

std::int64_t MostWorkers(const std::vector<ResultEntry>& entries) {
  std::int64_t most = 0;
  std::int64_t workers = 0;
  std::int64_t instance = 1;
  for (const ResultEntry& entry : entries) {
    if (entry.instance != instance) workers = 0;
    instance = entry.instance;
    if (entry.name.starts_with("worker_")) most = std::max(most, ++workers);
  }
  return most;
}

const Node* StatisticOf(const JsonFields& result, std::string_view id, ImportFindings& findings) {
  const Node* list = result.List("statistics");
  if (list == nullptr) return nullptr;
  for (const Node& node : document::Children(*list)) {
    if (JsonFields(&node, findings).Text("id") == id) return &node;
  }
  return nullptr;
}

// Reads the results of one output.
class ResultReader {
 public:
  ResultReader(ImportContext& context, const JsonFields& output,
               const std::vector<ResultEntry>& entries)
      : context_(context), findings_(context.findings), output_(output), entries_(entries) {
    has_global_ = std::ranges::any_of(
        entries, [](const ResultEntry& entry) { return entry.name == kGlobal; });
    const JsonFields options = output.Object("options");
    duration_ = options.Duration("duration");
    duration_node_ = options.Find("duration");
    created_ = output.Time("timestamp");
    // A GUID of 36 characters; anything longer is none, and would be copied to every result.
    constexpr std::size_t kLongestId = 64;
    const std::string_view execution = options.Text("execution_id").value_or("");
    if (execution.size() <= kLongestId) execution_id_ = execution;
  }

  void Read(const ResultEntry& entry, ImportDraft& draft);
  // Reports what holds for all results.
  void Finish();
  // Whether any result has a figure of requests or time.
  [[nodiscard]] bool found_any() const { return found_any_; }
  [[nodiscard]] v1::TlsVersion tls_version() const { return tls_version_; }

 private:
  // Figures of workers are in the global result once more, and findings about them would be, too.
  [[nodiscard]] bool Reports(const ResultEntry& entry) const {
    return !has_global_ || entry.name == kGlobal;
  }
  void SetNames(const ResultEntry& entry, v1::Result& result) const;
  std::optional<std::int64_t> SetLatencies(const JsonFields& fields, v1::Result& result);
  void CheckCounts(const ResultEntry& entry, const NighthawkCounters& counters,
                   std::optional<std::int64_t> measured, const v1::Result& result);
  void CheckSuccess(const ResultEntry& entry, const NighthawkCounters& counters,
                    const v1::Result& result);
  std::optional<double> SetTime(const JsonFields& fields, v1::Result& result);

  ImportContext& context_;
  ImportFindings& findings_;
  const JsonFields& output_;
  const std::vector<ResultEntry>& entries_;
  std::optional<std::chrono::nanoseconds> duration_;  // requested
  const Node* duration_node_ = nullptr;
  std::optional<model::Seconds> created_;
  std::string_view execution_id_;
  bool has_global_ = false;
  bool found_any_ = false;
  std::int64_t without_start_ = 0;
  std::int64_t without_duration_ = 0;
  std::int64_t without_latency_ = 0;
  v1::TlsVersion tls_version_ = v1::TLS_VERSION_UNSPECIFIED;
};

void ResultReader::SetNames(const ResultEntry& entry, v1::Result& result) const {
  const std::string name = entry.name.empty() ? "result" : std::string(entry.name);
  const bool several = entries_.back().instance > 1;
  result.set_id(several ? fmt::format("instance_{}_{}", entry.instance, name) : name);
  result.set_client_id(std::string(kNighthawkClient));
  auto& labels = *result.mutable_labels();
  labels["scope"] = name;
  if (several) labels["instance"] = fmt::format("{}", entry.instance);
  if (!execution_id_.empty()) labels["execution_id"] = std::string(execution_id_);
}

std::optional<std::int64_t> ResultReader::SetLatencies(const JsonFields& fields,
                                                       v1::Result& result) {
  std::optional<std::int64_t> measured;
  if (const Node* main = StatisticOf(fields, kMain, findings_)) {
    measured = NighthawkCount(*main, findings_);
    v1::Latency latency;
    latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
    latency.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
    if (ReadNighthawkLatency(*main, findings_, latency)) *result.mutable_latency() = latency;
  } else {
    ++without_latency_;
  }
  if (const Node* successes = StatisticOf(fields, kSuccesses, findings_)) {
    v1::Latency latency;
    latency.set_population(v1::LATENCY_POPULATION_SUCCESSES);
    latency.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
    if (ReadNighthawkLatency(*successes, findings_, latency)) {
      *result.add_further_latencies() = latency;
    }
  }
  return measured;
}

void ResultReader::CheckCounts(const ResultEntry& entry, const NighthawkCounters& counters,
                               std::optional<std::int64_t> measured, const v1::Result& result) {
  const std::optional<std::int64_t> responses = counters.Responses();
  if (!Reports(entry)) return;
  if (responses && measured && *responses != *measured) {
    const Node* main = StatisticOf(JsonFields(entry.node, findings_), kMain, findings_);
    findings_.At(kOutputContradiction, *main,
                 fmt::format("{} has latencies of {} responses, counters of {}", entry.name,
                             *measured, *responses),
                 "take the latencies as those of a part: early releases do not time the first "
                 "requests of a worker, and none records more than 60 s");
  }
  const std::int64_t ended = counters.Value("sequencer.failed_terminations");
  if (ended > 0) {
    findings_.At(kOutputContradiction, *counters.Find("sequencer.failed_terminations"),
                 fmt::format("sequencer.failed_terminations is {}: a failure predicate was met and "
                             "ended the run early",
                             ended),
                 "look at failure_predicates and counters; run again once the service answers");
  }
  CheckSuccess(entry, counters, result);
}

void ResultReader::CheckSuccess(const ResultEntry& entry, const NighthawkCounters& counters,
                                const v1::Result& result) {
  const v1::Requests& requests = result.requests();
  if (!requests.has_succeeded() || requests.succeeded() > 0) return;
  // Failures alone are reported for every generator.
  if (requests.completed() == 0 || requests.failed() > 0) return;
  std::string parts;
  for (const std::string_view name : {"1xx", "3xx", "xxx"}) {
    const std::int64_t count = counters.Value(fmt::format("benchmark.http_{}", name));
    if (count > 0) parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", count, name);
  }
  findings_.At(
      kAllFailed, *entry.node,
      fmt::format("none of {} responses of {} is 2xx: {}", requests.completed(), entry.name, parts),
      "look where the requests went: Nighthawk follows no redirects");
}

std::optional<double> ResultReader::SetTime(const JsonFields& fields, v1::Result& result) {
  auto duration = fields.Duration("execution_duration");
  if (duration) {
    found_any_ = true;
  } else {
    duration = duration_;
    if (duration) ++without_duration_;
  }
  if (!duration || duration->count() <= 0) return std::nullopt;
  if (const auto start = fields.Time("execution_start")) {
    SetNighthawkWindow(*start, *duration, result);
  } else if (context_.options.start_time.empty()) {
    if (created_) {
      ++without_start_;
      SetNighthawkWindow(*created_, *duration, result);
    }
  }
  const double seconds = static_cast<double>(duration->count()) / 1e9;
  if (result.requests().has_completed()) {
    result.set_achieved_requests_per_second(static_cast<double>(result.requests().completed()) /
                                            seconds);
  }
  return seconds;
}

void ResultReader::Read(const ResultEntry& entry, ImportDraft& draft) {
  const JsonFields fields(entry.node, findings_);
  v1::Result& result = draft.results.emplace_back();
  SetNames(entry, result);
  const NighthawkCounters counters(*entry.node, findings_);
  const std::optional<std::int64_t> measured = SetLatencies(fields, result);
  SetNighthawkRequests(counters, measured, result);
  if (const Node* blocking = StatisticOf(fields, kBlocking, findings_)) {
    const auto blocked = NighthawkCount(*blocking, findings_);
    if (blocked && result.has_requests()) result.mutable_requests()->set_blocked(*blocked);
  }
  CheckCounts(entry, counters, measured, result);
  draft.run_seconds.push_back(SetTime(fields, result));
  if (entry.name == kGlobal || tls_version_ == v1::TLS_VERSION_UNSPECIFIED) {
    tls_version_ = counters.OnlyTlsVersion();
  }
  found_any_ = found_any_ || result.has_latency() || result.has_requests();
}

void ResultReader::Finish() {
  const auto all = static_cast<std::int64_t>(entries_.size());
  const auto lacking = [all](std::int64_t count, std::string_view what) {
    return count == all ? fmt::format("no result says {}", what)
                        : fmt::format("{} of {} results {} not say {}", count, all,
                                      count == 1 ? "does" : "do", what);
  };
  if (without_start_ > 0) {
    findings_.At(kOutputAmbiguity, *output_.Find("timestamp"),
                 fmt::format("{}; `timestamp` is taken, the time at which Nighthawk was started",
                             lacking(without_start_, "when it began")),
                 "give the begin with --start-time where it is known better");
  }
  if (without_duration_ > 0) {
    findings_.At(kOutputAmbiguity, *duration_node_,
                 fmt::format("{}; the requested duration is taken, after which Nighthawk stops",
                             lacking(without_duration_, "how long it took")),
                 "nothing has to be done unless the run was interrupted");
  }
  if (without_latency_ > 0) {
    findings_.At(kFigureLeftOut, *output_.Find("results"),
                 fmt::format("{} of {} results without the statistic {} have no latency",
                             without_latency_, all, kMain),
                 "nothing has to be done; the report does not have the figure");
  }
}

}  // namespace

bool IsNighthawkOutput(const Node& root) {
  const Node* results = document::Find(root, "results");
  if (results == nullptr || results->kind != document::NodeKind::kSequence) return false;
  const Node* first = results->first_child;
  if (first == nullptr) {
    const Node* options = document::Find(root, "options");
    return options != nullptr && document::Find(*options, "requests_per_second") != nullptr;
  }
  return document::Find(*first, "name") != nullptr &&
         (document::Find(*first, "statistics") != nullptr ||
          document::Find(*first, "counters") != nullptr);
}

std::optional<ImportDraft> ImportNighthawkOutput(ImportContext& context, const Node& root) {
  const JsonFields output(&root, context.findings);
  const std::vector<ResultEntry> entries = EntriesOf(output, context.findings);
  ImportDraft draft;
  ResultReader reader(context, output, entries);
  for (const ResultEntry& entry : entries) reader.Read(entry, draft);
  if (!reader.found_any()) {
    context.findings.At(
        kOutputNotImportable, root,
        fmt::format("none of {} results has the statistic {}, a counter of requests or an "
                    "execution_duration: nothing of a run is left",
                    entries.size(), kMain),
        "import the output as Nighthawk wrote it with --output-format json");
    return std::nullopt;
  }
  reader.Finish();
  NighthawkRun run;
  run.instances = entries.back().instance;
  run.workers = MostWorkers(entries);
  run.tls_version = reader.tls_version();
  draft.test = ReadNighthawkTest(output, run, context.findings);
  return draft;
}

}  // namespace smp::importers
