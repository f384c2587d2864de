// PerformanceTestConfig and PerformanceTestResult.
#include <fmt/format.h>

#include <chrono>

#include "document/text.h"
#include "edition/edition_rules.h"
#include "edition/field_rows.h"
#include "edition/go_duration.h"
#include "edition/map_fields.h"
#include "edition/map_messages.h"
#include "edition/v1_changes.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Quoted;

namespace {

// Upstream's users take rps of zero or less for as fast as it goes.
void MapLoad(TreeMapper& mapper, const Node& rps, Node& client) {
  const std::string number = IntegerText(rps);
  // A double has no place for every digit of a number beyond 2^53; it stays where it was.
  constexpr std::size_t kMostDigits = 15;
  if (number.empty() || number.size() > kMostDigits) return;
  if (number.starts_with('-') || number.find_first_not_of('0') == std::string::npos) {
    mapper.Change(client, "unthrottled", NodeKind::kBool, "true", rps, kRateUnthrottled);
  } else {
    // A 64-bit integer may be text before the step, a double may not be after it.
    const std::string_view text = rps.kind == NodeKind::kNumber ? rps.text : number;
    mapper.Mark(client, "target_requests_per_second", NodeKind::kNumber, text, rps);
  }
}

void MapClients(TreeMapper& mapper, const Node& clients, Node& test) {
  if (clients.kind != NodeKind::kSequence) return;
  int index = -1;
  for (const Node& client : document::Children(clients)) {
    ++index;
    if (client.kind != NodeKind::kMapping) continue;
    Node& mapped = mapper.Append(test, "clients", client);
    mapper.StandFor(mapped, client);
    mapper.FillIn(mapped, "id", NodeKind::kString, fmt::format("client-{}", index), client,
                  kNameFilledIn);
    MapFields(mapper, client, mapped, kClientFields);
    if (const Node* rps = Stated(client, "rps")) MapLoad(mapper, *rps, mapped);
  }
}

// What the client of Meshery that most published tests ran with makes of a duration that is no
// whole number with one unit: one of the last unit.
std::string MesheryReading(std::string_view text) { return fmt::format("1 {}", text.back()); }

// A duration of zero or less has one meaning; that it cannot be run is for the rules to say.
void CheckDuration(const document::Tree& tree, const Node& node,
                   const std::optional<GoDuration>& duration, std::vector<Finding>* findings) {
  const std::string text = Quoted(node.text);
  const auto add = [&](Severity severity, std::string message, std::string hint) {
    findings->push_back(document::FindingAt(kDurationMeaning, tree.source(), node,
                                            std::move(message), std::move(hint)));
    findings->back().severity = severity;
  };
  if (!duration) {
    add(Severity::kError,
        fmt::format("duration {} is not a number with a unit out of ns, us, ms, s, m and h", text),
        "write a whole number and one unit, such as `90s`");
  } else if (!duration->is_plain && duration->value > std::chrono::nanoseconds(0)) {
    const std::string seconds = SecondsText(duration->value);
    const bool is_whole = duration->value % std::chrono::seconds(1) == std::chrono::seconds(0);
    add(Severity::kWarning,
        fmt::format("duration {} is {}, but clients of Meshery read only the last unit and run {}",
                    text, seconds, MesheryReading(node.text)),
        is_whole ? fmt::format("write `{}`, which every reader takes alike", seconds)
                 : "write a whole number and one unit out of s, m and h");
  }
}

void MapDuration(TreeMapper& mapper, const document::Tree& tree, const Node& node, Node& test,
                 std::vector<Finding>* findings) {
  // The empty text is proto3's absent; what is no text is for the schema check.
  if (node.kind != NodeKind::kString || node.text.empty()) return;
  const std::optional<GoDuration> duration = ParseGoDuration(node.text);
  CheckDuration(tree, node, duration, findings);
  if (!duration) return;
  Node& stage = mapper.Append(test, "stages", node);
  mapper.Change(stage, "duration", NodeKind::kString, SecondsText(duration->value), node,
                kDurationInSeconds);
}

void MapLatency(TreeMapper& mapper, const Node& latencies, Node& result) {
  if (latencies.kind != NodeKind::kMapping) return;
  Node& latency = mapper.Mapping(result, "latency", latencies);
  mapper.StandFor(latency, latencies);
  mapper.FillIn(latency, "population", NodeKind::kString, "UNDECLARED", latencies, kUndeclared);
  MapFields(mapper, latencies, latency, kLatencyFields);
  for (const QuantileRow& row : kQuantiles) {
    const Node* value = Stated(latencies, row.from);
    if (value == nullptr) continue;
    Node& quantile = mapper.Append(latency, "quantiles", *value);
    mapper.Mark(quantile, "rank_percent", NodeKind::kNumber, row.rank_percent, *value);
    mapper.Copy(quantile, "value_ms", *value);
  }
}

}  // namespace

void MapTestConfig(TreeMapper& mapper, const document::Tree& tree, const Node& message,
                   std::vector<Finding>* findings) {
  Node& test = mapper.Mapping(mapper.root(), "test", message);
  MapFields(mapper, message, test, kTestFields);
  if (const Node* duration = Stated(message, "duration")) {
    MapDuration(mapper, tree, *duration, test, findings);
  }
  if (const Node* clients = Stated(message, "clients")) MapClients(mapper, *clients, test);
}

Node& ResultOf(TreeMapper& mapper) {
  Node* results = document::Find(mapper.root(), "results");
  return results != nullptr ? *results->first_child
                            : mapper.Append(mapper.root(), "results", *mapper.root().origin);
}

void MapTestResult(TreeMapper& mapper, const Node& message) {
  MapResult(mapper, message, ResultOf(mapper));
  MapFields(mapper, message, mapper.root(), kLinkFields);
}

void MapResult(TreeMapper& mapper, const Node& message, Node& result) {
  MapFields(mapper, message, result, kResultFields);
  if (const Node* latencies = Stated(message, "latencies_ms")) {
    MapLatency(mapper, *latencies, result);
  }
}

}  // namespace smp::edition
