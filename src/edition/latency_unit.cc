#include "edition/latency_unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "edition/about.h"
#include "edition/decimal_text.h"
#include "edition/edition_rules.h"
#include "edition/keys.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// Decimals of a whole number of nanoseconds, in seconds and in milliseconds.
constexpr int kPlacesOfSeconds = 9;
constexpr int kPlacesOfMilliseconds = 6;
// Little's law of an unpaced closed loop gives one request under way on each connection.
constexpr double kLeastBusy = 0.9;
constexpr double kMostBusy = 1.05;

const Node* NumberField(const Node& mapping, std::string_view name) {
  const Node* field = FindField(mapping, name);
  return field != nullptr && field->kind == NodeKind::kNumber ? field : nullptr;
}

std::optional<double> NearestValueOf(const Node* node) {
  if (node == nullptr || node->kind != NodeKind::kNumber) return std::nullopt;
  return NearestDouble(node->text);
}

// Load generators read their clocks in nanoseconds, so that the smallest and the largest sample are
// whole ones; means and quantiles are computed. Empty when these two say nothing.
std::string NanosecondEvidence(const Node& latencies) {
  std::vector<std::string> whole;
  bool is_fraction = false;
  for (const std::string_view name : {"min", "max"}) {
    const Node* value = NumberField(latencies, name);
    const std::optional<int> places = value == nullptr ? std::nullopt : DecimalPlaces(value->text);
    if (!places) continue;
    if (*places > kPlacesOfSeconds) return {};
    is_fraction = is_fraction || *places > kPlacesOfMilliseconds;
    whole.push_back(fmt::format("{} {}", name, value->text));
  }
  if (!is_fraction) return {};
  return fmt::format("{} {} whole nanoseconds as seconds, but not as milliseconds",
                     fmt::join(whole, " and "), whole.size() > 1 ? "are" : "is");
}

// Three digits, and never an exponent for what is large.
std::string Figure(double value) {
  constexpr double kWhole = 999.5;  // is 1000 in three digits
  return value >= kWhole ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

// Requests under way are rate times latency (Little's law).
std::string LittleEvidence(const LatencySource& source) {
  const std::optional<double> rate = NearestValueOf(source.rate);
  const std::optional<double> mean = NearestValueOf(NumberField(*source.latencies, "average"));
  const std::optional<double> connections = NearestValueOf(source.connections);
  if (!rate || !mean || *rate <= 0 || *mean <= 0) return {};
  constexpr double kMillisecond = 1000;
  const double under_way = *rate * *mean;
  std::string text = fmt::format(
      "{} requests/s x {} keep {} requests under way as seconds and {} as milliseconds",
      Figure(*rate), Figure(*mean), Figure(under_way), Figure(under_way / kMillisecond));
  if (!connections || *connections <= 0) return text;
  text += fmt::format(", on {} {}", Figure(*connections),
                      *connections == 1 ? "connection" : "connections");
  const double busy = under_way / *connections;
  if (busy >= kLeastBusy && busy <= kMostBusy) text += ", which a closed loop keeps busy";
  return text;
}

}  // namespace

LatencySource LatencyOf(const Node& root, Shape shape) {
  const auto stated = [](const Node* node) {
    return node != nullptr && node->kind == NodeKind::kMapping ? node : nullptr;
  };
  if (shape == Shape::kResult2020) {
    const Node* client = stated(FindField(root, "client"));
    if (client == nullptr) return {};
    return {stated(FindField(*client, "latencies_ms")), FindField(*client, "rps"),
            FindField(*client, "connections")};
  }
  return {stated(FindField(root, "latencies_ms")), FindField(root, "actual_qps"), nullptr};
}

Finding LatencyUnitFinding(const document::Tree& tree, const LatencySource& source) {
  std::string message =
      "latencies_ms may be in seconds, as in every such document that could be traced";
  const std::string nanoseconds = NanosecondEvidence(*source.latencies);
  const std::string little = LittleEvidence(source);
  if (!nanoseconds.empty()) message += "; " + nanoseconds;
  if (!little.empty()) message += "; " + little;
  return FindingAbout(kLatencyUnitUndeclared, tree, *source.latencies, std::move(message),
                      "give the unit: --latency-unit s or --latency-unit ms");
}

int PlacesToMilliseconds(LatencyUnit unit) {
  switch (unit) {
    case LatencyUnit::kSeconds:
      return 3;
    case LatencyUnit::kMilliseconds:
      return 0;
    case LatencyUnit::kMicroseconds:
      return -3;
    case LatencyUnit::kNanoseconds:
      return -6;
  }
  return 0;
}

std::optional<std::string> MillisecondsText(const Node& value, int places) {
  if (value.kind != NodeKind::kNumber && value.kind != NodeKind::kString) return std::nullopt;
  return ShiftedDecimal(value.text, places);
}

void PutMilliseconds(TreeMapper& mapper, Node& base, std::string_view path, const Node& value,
                     int places, const ChangeRule& rule) {
  const std::optional<std::string> text = MillisecondsText(value, places);
  if (!text) return;
  mapper.Log(value, mapper.Mark(base, path, NodeKind::kNumber, *text, value), rule);
}

}  // namespace smp::edition
