#include "importers/nighthawk_counters.h"

#include <algorithm>
#include <limits>

#include "importers/json_fields.h"

namespace smp::importers {

namespace {

using document::Node;

struct ResponseClass {
  std::string_view counter;
  const char* key;  // of by_status_code
};

constexpr ResponseClass kClasses[] = {{"benchmark.http_1xx", "1xx"}, {"benchmark.http_2xx", "2xx"},
                                      {"benchmark.http_3xx", "3xx"}, {"benchmark.http_4xx", "4xx"},
                                      {"benchmark.http_5xx", "5xx"}, {"benchmark.http_xxx", "xxx"}};

constexpr std::string_view kResets = "benchmark.stream_resets";
constexpr std::string_view kOverflow = "benchmark.pool_overflow";
constexpr std::string_view kConnectionFailure = "benchmark.pool_connection_failure";
constexpr std::string_view kSent = "upstream_rq_total";

struct TlsName {
  std::string_view counter;
  v1::TlsVersion version;
};

constexpr TlsName kTlsNames[] = {{"ssl.versions.TLSv1", v1::TLS_VERSION_TLS_1_0},
                                 {"ssl.versions.TLSv1.1", v1::TLS_VERSION_TLS_1_1},
                                 {"ssl.versions.TLSv1.2", v1::TLS_VERSION_TLS_1_2},
                                 {"ssl.versions.TLSv1.3", v1::TLS_VERSION_TLS_1_3}};

std::int64_t AddUp(std::int64_t a, std::int64_t b) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  return a > kMost - b ? kMost : a + b;
}

// Without pool_overflow, which Nighthawk turns away before it sends.
std::int64_t Failed(const NighthawkCounters& counters) {
  std::int64_t failed = 0;
  for (const std::string_view name :
       {std::string_view("benchmark.http_4xx"), std::string_view("benchmark.http_5xx"), kResets,
        kConnectionFailure}) {
    failed = AddUp(failed, counters.Value(name));
  }
  return failed;
}

// Requests that were handed to a connection, and those for which none could be made. Early releases
// count the former for the whole process only.
std::optional<std::int64_t> Attempted(const NighthawkCounters& counters, std::int64_t completed) {
  const std::int64_t attempted = AddUp(counters.Value(kSent), counters.Value(kConnectionFailure));
  const std::int64_t least =
      AddUp(completed, AddUp(counters.Value(kResets), counters.Value(kConnectionFailure)));
  if (attempted < least) return std::nullopt;
  return attempted;
}

void SetBytes(const NighthawkCounters& counters, v1::Result& result) {
  constexpr std::string_view kReceived = "upstream_cx_rx_bytes_total";
  constexpr std::string_view kSentBytes = "upstream_cx_tx_bytes_total";
  if (counters.Has(kReceived)) {
    result.mutable_bytes()->set_received_bytes(counters.Value(kReceived));
  }
  if (counters.Has(kSentBytes)) {
    result.mutable_bytes()->set_sent_bytes(counters.Value(kSentBytes));
  }
}

}  // namespace

NighthawkCounters::NighthawkCounters(const Node& result, ImportFindings& findings) {
  constexpr std::string_view kOldPrefix = "client.";
  const Node* list = JsonFields(&result, findings).List("counters");
  if (list == nullptr) return;
  for (const Node& node : document::Children(*list)) {
    const JsonFields fields(&node, findings);
    std::string_view name = fields.Text("name").value_or("");
    if (name.starts_with(kOldPrefix)) name.remove_prefix(kOldPrefix.size());
    const auto value = fields.Count("value");
    if (name.empty() || !value || *value < 0) continue;
    values_.try_emplace(name, Counter{*value, &node});
  }
}

std::int64_t NighthawkCounters::Value(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? 0 : found->second.value;
}

const Node* NighthawkCounters::Find(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? nullptr : found->second.node;
}

std::optional<std::int64_t> NighthawkCounters::Responses() const {
  std::optional<std::int64_t> responses;
  for (const ResponseClass& each : kClasses) {
    if (Has(each.counter)) responses = AddUp(responses.value_or(0), Value(each.counter));
  }
  return responses;
}

bool NighthawkCounters::CountRequests() const {
  return std::ranges::any_of(values_, [](const auto& each) {
    return each.first.starts_with("benchmark.") || each.first == kSent;
  });
}

v1::TlsVersion NighthawkCounters::OnlyTlsVersion() const {
  v1::TlsVersion only = v1::TLS_VERSION_UNSPECIFIED;
  for (const TlsName& each : kTlsNames) {
    if (Value(each.counter) == 0) continue;
    if (only != v1::TLS_VERSION_UNSPECIFIED) return v1::TLS_VERSION_UNSPECIFIED;
    only = each.version;
  }
  return only;
}

void SetNighthawkRequests(const NighthawkCounters& counters, std::optional<std::int64_t> measured,
                          v1::Result& result) {
  SetBytes(counters, result);
  if (!counters.CountRequests()) {
    if (measured) result.mutable_requests()->set_completed(*measured);
    return;
  }
  const std::optional<std::int64_t> responses = counters.Responses();
  const std::int64_t completed = responses ? *responses : measured.value_or(0);
  v1::Requests& requests = *result.mutable_requests();
  requests.set_completed(completed);
  if (const auto attempted = Attempted(counters, completed)) requests.set_attempted(*attempted);
  requests.set_pool_overflow(counters.Value(kOverflow));
  if (counters.Has(kResets)) requests.set_stream_resets(counters.Value(kResets));
  if (counters.Has(kConnectionFailure)) {
    requests.set_connection_errors(counters.Value(kConnectionFailure));
  }
  // Without a class of any response, which of them succeeded is not known; none can have.
  if (!responses && completed > 0) return;
  requests.set_succeeded(counters.Value("benchmark.http_2xx"));
  requests.set_failed(Failed(counters));
  for (const ResponseClass& each : kClasses) {
    if (counters.Has(each.counter)) {
      (*requests.mutable_by_status_code())[each.key] = counters.Value(each.counter);
    }
  }
}

}  // namespace smp::importers
