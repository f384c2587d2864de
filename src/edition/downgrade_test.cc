// PerformanceTestConfig and PerformanceTestResult out of v1.
#include <algorithm>
#include <chrono>
#include <optional>

#include "edition/downgrade_changes.h"
#include "edition/downgrade_messages.h"
#include "edition/field_rows.h"
#include "edition/go_duration.h"
#include "edition/kept_places.h"
#include "model/model_number.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// The mappings in a list.
std::vector<const Node*> Items(const Node* list) {
  std::vector<const Node*> items;
  if (list == nullptr || list->kind != NodeKind::kSequence) return items;
  for (const Node& item : document::Children(*list)) {
    if (item.kind == NodeKind::kMapping) items.push_back(&item);
  }
  return items;
}

bool IsTrue(const Node* value) {
  return value != nullptr && value->kind == NodeKind::kBool && value->text == "true";
}

// A rate of zero or less, as it was before an upgrade.
bool IsUnthrottledRate(std::string_view text) {
  Node node;
  node.kind = NodeKind::kString;
  node.text = text;
  const std::string number = IntegerText(node);
  return number.starts_with('-') ||
         (!number.empty() && number.find_first_not_of('0') == std::string::npos);
}

// The load of a client, which `load` states: the client, or the only stage.
void WriteLoad(const Draft& draft, const Node& load, const Target& client) {
  const Node* unthrottled = document::Find(load, "unthrottled");
  if (IsTrue(unthrottled)) {
    const TrailRow* before = draft.writer.Before(*unthrottled);
    if (before != nullptr && IsUnthrottledRate(before->from_value)) {
      draft.writer.Restore(*unthrottled, client, "rps", NodeKind::kNumber, before->from_value);
    } else {
      draft.writer.Change(*unthrottled, client, "rps", NodeKind::kNumber, "-1", kUnthrottledRate);
    }
  }
  if (const Node* target = document::Find(load, "target_requests_per_second")) {
    draft.writer.PutPositive(*target, client, "rps");
  }
}

std::optional<std::chrono::nanoseconds> DurationOf(const Node& stage) {
  const Node* duration = document::Find(stage, "duration");
  if (duration == nullptr || duration->kind != NodeKind::kString) return std::nullopt;
  const std::optional<GoDuration> read = ParseGoDuration(duration->text);
  return read ? std::optional(read->value) : std::nullopt;
}

// The sum of several stages; nothing when one of them is not known or it is 292 years and more.
std::optional<std::chrono::nanoseconds> SumOf(const std::vector<const Node*>& stages) {
  std::chrono::nanoseconds sum{0};
  for (const Node* stage : stages) {
    const std::optional<std::chrono::nanoseconds> duration = DurationOf(*stage);
    constexpr auto kMost = std::chrono::nanoseconds::max();
    const bool is_held = duration && duration->count() >= 0 && *duration <= kMost - sum;
    if (!is_held) return std::nullopt;
    sum += *duration;
  }
  return sum;
}

void WriteDuration(const Draft& draft, const std::vector<const Node*>& stages,
                   const Target& config) {
  if (stages.empty()) return;
  if (stages.size() > 1) {
    const std::optional<std::chrono::nanoseconds> sum = SumOf(stages);
    if (!sum) return;
    draft.writer.Change(*document::Find(*stages.front(), "duration"), config, "duration",
                        NodeKind::kString, SecondsText(*sum), kStagesJoined);
    return;
  }
  const std::optional<std::chrono::nanoseconds> duration = DurationOf(*stages.front());
  if (!duration) return;
  const Node& value = *document::Find(*stages.front(), "duration");
  const TrailRow* before = draft.writer.Before(value);
  const std::optional<GoDuration> read =
      before == nullptr ? std::nullopt : ParseGoDuration(before->from_value);
  if (read && read->value == *duration) {
    draft.writer.Restore(value, config, "duration", NodeKind::kString, before->from_value);
  } else {
    draft.writer.Put(value, config, "duration");
  }
}

void WriteClients(const Draft& draft, const std::vector<const Node*>& clients,
                  const std::vector<const Node*>& stages) {
  const auto& type = *v0::PerformanceTestConfig::Client::descriptor();
  for (const Node* client : clients) {
    Node& made = draft.mapper.Append(draft.mapper.root(), "clients", *client);
    const Target target{made, "", type};
    const Node* id = document::Find(*client, "id");
    if (id != nullptr && draft.writer.LeaveOut(*id)) draft.places.AddClient(id->text, made);
    draft.writer.PutFields(*client, target, kClientFields);
    WriteLoad(draft, *client, target);
    // What the only stage says of all clients together it says of the only client.
    if (clients.size() > 1 || stages.size() != 1) continue;
    if (document::Find(made, "rps") == nullptr) WriteLoad(draft, *stages.front(), target);
    const Node* connections = document::Find(*stages.front(), "connections");
    if (connections != nullptr && document::Find(made, "connections") == nullptr) {
      draft.writer.PutPositive(*connections, target, "connections");
    }
  }
}

bool HasRank(const Node& quantile, double rank) {
  const Node* value = document::Find(quantile, "rank_percent");
  return value != nullptr && value->kind == NodeKind::kNumber &&
         model::ReadDouble(value->text).value == rank;
}

void WriteLatency(const Draft& draft, const Node& latency, const Target& result) {
  const Target target{result.base, "latencies_ms",
                      *v0::PerformanceTestResult::Latency::descriptor()};
  bool is_put = draft.writer.PutFields(latency, target, kLatencyFields);
  const std::vector<const Node*> quantiles = Items(document::Find(latency, "quantiles"));
  for (const QuantileRow& row : kQuantiles) {
    const double rank = model::ReadDouble(row.rank_percent).value;
    for (const Node* quantile : quantiles) {
      const Node* value = document::Find(*quantile, "value_ms");
      if (!HasRank(*quantile, rank) || value == nullptr) continue;
      if (!draft.writer.Put(*value, target, row.from)) continue;
      draft.mapper.Claim(*document::Find(*quantile, "rank_percent"));
      is_put = true;
      break;
    }
  }
  const Node* population = document::Find(latency, "population");
  const bool is_upgraded = population != nullptr && draft.writer.LeaveOut(*population);
  if (is_upgraded) draft.mapper.Mapping(result.base, target.path, latency);
  if (is_put && !is_upgraded) TakeUndeclared(draft, population);
}

}  // namespace

const Node* FirstResult(const V1Parts& parts) {
  return parts.report() == nullptr || parts.results().empty() ? nullptr : parts.results().front();
}

void TakeUndeclared(const Draft& draft, const Node* value) {
  if (value == nullptr || draft.writer.LeaveOut(*value)) return;
  if (value->kind == NodeKind::kString && value->text == "UNDECLARED") draft.mapper.Claim(*value);
}

void WriteTestConfig(const Draft& draft) {
  const Node* test = draft.parts.Find("test");
  if (test == nullptr || test->kind != NodeKind::kMapping) return;
  const Target config{draft.mapper.root(), "", *v0::PerformanceTestConfig::descriptor()};
  draft.writer.PutFields(*test, config, kTestFields);
  const std::vector<const Node*> stages = Items(document::Find(*test, "stages"));
  WriteClients(draft, Items(document::Find(*test, "clients")), stages);
  WriteDuration(draft, stages, config);
}

void WriteTestResult(const Draft& draft, const Node& result) {
  const Target target{draft.mapper.root(), "", *v0::PerformanceTestResult::descriptor()};
  draft.writer.PutFields(result, target, kResultFields);
  const Node* latency = document::Find(result, "latency");
  if (latency != nullptr && latency->kind == NodeKind::kMapping) {
    WriteLatency(draft, *latency, target);
  }
}

}  // namespace smp::edition
