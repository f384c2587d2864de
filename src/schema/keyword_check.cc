#include "schema/keyword_check.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>
#include <vector>

#include "document/text.h"
#include "schema/number_value.h"

namespace smp::schema {
namespace {

using document::Children;
using document::Node;
using document::NodeKind;

// A text that two nodes share exactly when they are the same value.
void AppendCanonical(const Node& node, std::string& text) {
  const auto append_text = [&text](std::string_view part) {
    text += std::to_string(part.size()) + ':';
    text += part;
  };
  switch (node.kind) {
    case NodeKind::kNull:
      text += 'n';
      return;
    case NodeKind::kBool:
      text += IsTrue(node) ? 't' : 'f';
      return;
    case NodeKind::kNumber:
      text += '#' + ShortestNumber(NumberValue(node.text));
      return;
    case NodeKind::kString:
      text += '"';
      append_text(node.text);
      return;
    case NodeKind::kSequence:
      text += '[';
      for (const Node& item : Children(node)) AppendCanonical(item, text);
      text += ']';
      return;
    case NodeKind::kMapping:
      break;
  }
  std::vector<const Node*> members;
  for (const Node& member : Children(node)) members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](const Node* a, const Node* b) { return a->key < b->key; });
  text += '{';
  for (const Node* member : members) {
    append_text(member->key);
    AppendCanonical(*member, text);
  }
  text += '}';
}

}  // namespace

bool IsTrue(const Node& node) {
  return node.kind == NodeKind::kBool && !node.text.empty() &&
         (node.text.front() == 't' || node.text.front() == 'T');
}

bool SameValue(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.child_count != b.child_count) return false;
  switch (a.kind) {
    case NodeKind::kNull:
      return true;
    case NodeKind::kBool:
      return IsTrue(a) == IsTrue(b);
    case NodeKind::kNumber:
      return NumberValue(a.text) == NumberValue(b.text);
    case NodeKind::kString:
      return a.text == b.text;
    case NodeKind::kSequence:
    case NodeKind::kMapping:
      break;
  }
  std::string first;
  std::string second;
  AppendCanonical(a, first);
  AppendCanonical(b, second);
  return first == second;
}

std::size_t Characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return !document::IsContinuationByte(c); }));
}

bool IsMultipleOf(const Node& value, const Node& divisor) {
  if (value.kind != NodeKind::kNumber) return true;
  const double quotient = NumberValue(value.text) / NumberValue(divisor.text);
  if (!std::isfinite(quotient)) return false;
  constexpr double kRounding = 1e-9;
  return std::fabs(quotient - std::round(quotient)) <=
         kRounding * std::max(1.0, std::fabs(quotient));
}

const Node* FirstRepeated(const Node& list) {
  std::unordered_set<std::string> seen;
  for (const Node& item : Children(list)) {
    std::string text;
    AppendCanonical(item, text);
    if (!seen.insert(std::move(text)).second) return &item;
  }
  return nullptr;
}

}  // namespace smp::schema
