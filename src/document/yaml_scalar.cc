#include "document/yaml_scalar.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "document/number.h"
#include "document/text.h"

namespace smp::document {
namespace {

constexpr std::string_view kCorePrefix = "tag:yaml.org,2002:";

bool IsNull(std::string_view text) { return IsOneOf(text, {"", "~", "null", "Null", "NULL"}); }
bool IsTrue(std::string_view text) { return IsOneOf(text, {"true", "True", "TRUE"}); }
bool IsFalse(std::string_view text) { return IsOneOf(text, {"false", "False", "FALSE"}); }

struct TagRow {
  std::string_view name;
  Tag tag;
};

constexpr TagRow kTags[] = {
    {"str", Tag::kText},  {"timestamp", Tag::kText}, {"binary", Tag::kText},
    {"int", Tag::kInt},   {"float", Tag::kFloat},    {"bool", Tag::kBool},
    {"null", Tag::kNull}, {"map", Tag::kMap},        {"seq", Tag::kSeq},
};

}  // namespace

NodeKind PlainKind(std::string_view text) {
  if (text.empty()) return NodeKind::kNull;
  switch (text[0]) {
    case '~':
    case 'n':
    case 'N':
      return IsNull(text) ? NodeKind::kNull : NodeKind::kString;
    case 't':
    case 'T':
    case 'f':
    case 'F':
      return IsTrue(text) || IsFalse(text) ? NodeKind::kBool : NodeKind::kString;
    default:
      return IsCoreNumber(text) ? NodeKind::kNumber : NodeKind::kString;
  }
}

std::string_view NodeText(NodeKind kind, std::string_view text) {
  if (kind == NodeKind::kNull) return {};
  if (kind == NodeKind::kBool) return IsTrue(text) ? "true" : "false";
  return text;
}

Tag ParseTag(std::string_view tag) {
  if (tag.empty()) return Tag::kNone;
  if (tag == "!") return Tag::kText;
  if (tag.substr(0, kCorePrefix.size()) != kCorePrefix) return Tag::kUnknown;
  tag.remove_prefix(kCorePrefix.size());
  for (const TagRow& row : kTags) {
    if (row.name == tag) return row.tag;
  }
  return Tag::kUnknown;
}

std::string TagText(std::string_view tag) {
  if (tag.substr(0, kCorePrefix.size()) == kCorePrefix) {
    return Joined({"!!", tag.substr(kCorePrefix.size())});
  }
  if (tag.substr(0, 1) == "!") return std::string(tag);
  return Joined({"!<", tag, ">"});
}

bool TagFits(Tag tag, std::string_view text) {
  switch (tag) {
    case Tag::kInt:
      return IsCoreNumber(text) &&
             (text.find_first_of(".eE") == std::string_view::npos || text.substr(0, 2) == "0x");
    case Tag::kFloat:
      return IsCoreNumber(text) || IsNonFiniteText(text);
    case Tag::kBool:
      return IsTrue(text) || IsFalse(text);
    case Tag::kNull:
      return IsNull(text);
    case Tag::kMap:
    case Tag::kSeq:
      return false;
    default:
      return true;
  }
}

}  // namespace smp::document
