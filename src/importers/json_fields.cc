#include "importers/json_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "document/text.h"
#include "edition/go_duration.h"
#include "importers/import_rules.h"
#include "importers/number_text.h"

namespace smp::importers {

using document::Node;
using document::NodeKind;

namespace {

bool IsNull(const Node* node) { return node == nullptr || node->kind == NodeKind::kNull; }

std::string NameOf(const Node& node) {
  const bool named = node.parent != nullptr && node.parent->kind == NodeKind::kMapping;
  return named ? document::Quoted(node.key) : std::string("the value");
}

std::string KindText(const Node& node) {
  switch (node.kind) {
    case NodeKind::kNull:
      return "null";
    case NodeKind::kBool:
    case NodeKind::kNumber:
      return std::string(node.text);
    case NodeKind::kString:
      return document::Quoted(node.text);
    case NodeKind::kSequence:
      return "a list";
    case NodeKind::kMapping:
      return "an object";
  }
  return "";
}

void ReportType(const Node& node, std::string_view expected, ImportFindings& findings) {
  findings.At(
      kOutputSyntax, node,
      fmt::format("{} is {} where the generator writes {}", NameOf(node), KindText(node), expected),
      "import the output as the generator wrote it");
}

void ReportNoData(const Node& node, ImportFindings& findings) {
  findings.At(kFigureLeftOut, node,
              fmt::format("{} is {}, which stands for nothing measured; it is left out",
                          NameOf(node), KindText(node)),
              "nothing has to be done; the report does not have the figure");
}

bool IsScalarText(const Node& node) {
  return node.kind == NodeKind::kNumber || node.kind == NodeKind::kString;
}

std::optional<double> ScaledOf(const Node* node, int places, std::string_view expected,
                               ImportFindings& findings) {
  if (IsNull(node)) return std::nullopt;
  if (IsScalarText(*node)) {
    if (IsNoData(node->text)) {
      ReportNoData(*node, findings);
      return std::nullopt;
    }
    if (const auto number = ParseScaled(node->text, places)) return number;
  }
  ReportType(*node, expected, findings);
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> TextOf(const Node* node, ImportFindings& findings) {
  if (IsNull(node)) return std::nullopt;
  if (node->kind == NodeKind::kString) return node->text;
  ReportType(*node, "a text", findings);
  return std::nullopt;
}

std::optional<double> NumberOf(const Node* node, ImportFindings& findings) {
  return ScaledOf(node, 0, "a number", findings);
}

std::optional<double> MsOf(const Node* node, LatencyUnit unit, ImportFindings& findings) {
  return ScaledOf(node, PlacesToMs(unit), "a number", findings);
}

std::optional<std::int64_t> CountOf(const Node* node, ImportFindings& findings) {
  if (IsNull(node)) return std::nullopt;
  if (IsScalarText(*node)) {
    if (const auto count = ParseCount(node->text)) return count;
    if (IsNoData(node->text)) {
      ReportNoData(*node, findings);
      return std::nullopt;
    }
    if (const auto number = ParseNumber(node->text)) {
      if (const auto whole = WholeNumber(*number)) return whole;
    }
  }
  ReportType(*node, "a whole number of 64 bits", findings);
  return std::nullopt;
}

std::optional<bool> FlagOf(const Node* node, ImportFindings& findings) {
  if (IsNull(node)) return std::nullopt;
  if (node->kind == NodeKind::kBool) return node->text == "true";
  ReportType(*node, "true or false", findings);
  return std::nullopt;
}

std::optional<std::chrono::nanoseconds> DurationOf(const Node* node, ImportFindings& findings) {
  if (IsNull(node)) return std::nullopt;
  if (node->kind == NodeKind::kString) {
    if (IsNoData(node->text)) {
      ReportNoData(*node, findings);
      return std::nullopt;
    }
    // Every Duration of proto3 JSON is one of Go, too; its range is larger, its digits are as many.
    if (const auto duration = edition::ParseGoDuration(node->text)) return duration->value;
  }
  ReportType(*node, "a duration such as \"1.5s\"", findings);
  return std::nullopt;
}

std::optional<model::Seconds> TimeOf(const Node* node, ImportFindings& findings) {
  if (IsNull(node)) return std::nullopt;
  if (node->kind == NodeKind::kString) {
    if (node->text.starts_with("0001-01-01T")) {
      ReportNoData(*node, findings);
      return std::nullopt;
    }
    if (const auto time = ParseTime(node->text)) return time;
  }
  ReportType(*node, "a time of RFC 3339", findings);
  return std::nullopt;
}

std::optional<model::Seconds> ParseTime(std::string_view text) {
  constexpr std::size_t kMostDigits = 9;
  std::string cut(text);
  if (const std::size_t point = cut.find('.'); point != std::string::npos) {
    const std::size_t end = std::min(cut.find_first_not_of("0123456789", point + 1), cut.size());
    if (end - point - 1 > kMostDigits)
      cut.erase(point + 1 + kMostDigits, end - point - 1 - kMostDigits);
  }
  return model::ReadTimestamp(cut).value;
}

const Node* JsonFields::Find(std::string_view key) const {
  if (object_ == nullptr) return nullptr;
  const Node* node = document::Find(*object_, key);
  return IsNull(node) ? nullptr : node;
}

JsonFields JsonFields::Object(std::string_view key) const {
  const Node* node = Find(key);
  if (node != nullptr && node->kind != NodeKind::kMapping) {
    ReportType(*node, "an object", findings_);
    node = nullptr;
  }
  return {node, findings_};
}

const Node* JsonFields::List(std::string_view key) const {
  const Node* node = Find(key);
  if (node == nullptr || node->kind == NodeKind::kSequence) return node;
  ReportType(*node, "a list", findings_);
  return nullptr;
}

}  // namespace smp::importers
