#include "schema/wording.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "document/text.h"
#include "schema/keyword_check.h"
#include "schema/keywords.h"
#include "schema/number_value.h"

namespace smp::schema {
namespace {

using document::Children;
using document::Find;
using document::Node;
using document::NodeKind;
using document::Quoted;

constexpr std::size_t kMaxNumberText = 40;

struct UnitRow {
  std::string_view suffix;
  std::string_view words;
};

// Ordered: a longer suffix before one that it ends with.
constexpr UnitRow kUnits[] = {
    {"requests_per_second", "requests a second"},
    {"bits_per_second", "bits a second"},
    {"bytes_per_second", "bytes a second"},
    {"per_second", "events a second"},
    {"millicores", "millicores"},
    {"percent", "percent"},
    {"bytes", "bytes"},
    {"mhz", "megahertz"},
    {"ms", "milliseconds"},
    {"ns", "nanoseconds"},
    {"us", "microseconds"},
    {"seconds", "seconds"},
};

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
char Lower(char c) { return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view UnitOfName(std::string_view name) {
  for (const UnitRow& row : kUnits) {
    if (!name.ends_with(row.suffix)) continue;
    const std::size_t rest = name.size() - row.suffix.size();
    if (rest == 0 || name[rest - 1] == '_') return row.words;
  }
  return {};
}

std::string_view NearestKey(const Node& value) {
  const Node* at = &value;
  while (at->parent != nullptr && at->parent->kind == NodeKind::kSequence) at = at->parent;
  return document::Written(*at).key;
}

// "MeshConfiguration" gives "mesh configuration".
std::string WordsOfName(std::string_view name) {
  name.remove_prefix(name.rfind('.') == std::string_view::npos ? 0 : name.rfind('.') + 1);
  constexpr std::string_view kProper[] = {"MeshMark"};
  if (std::find(std::begin(kProper), std::end(kProper), name) != std::end(kProper)) {
    return std::string(name);
  }
  std::string words;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && IsUpper(name[i]) && IsLower(name[i - 1])) words += ' ';
    words += Lower(name[i]);
  }
  constexpr std::string_view kAcronyms[] = {"hdr", "cdf", "cpu", "tls"};
  for (const std::string_view acronym : kAcronyms) {
    const std::size_t at = words.find(acronym);
    if (at == std::string::npos) continue;
    std::transform(acronym.begin(), acronym.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  }
  return words;
}

std::string WithArticle(const std::string& words) {
  if (words.ends_with('s') && !words.ends_with("ss")) return words;  // requests
  const bool vowel = words.starts_with("HDR") ||
                     (std::string_view("aeiou").find(words.front()) != std::string_view::npos &&
                      !words.starts_with("us"));  // a usage subject
  return (vowel ? "an " : "a ") + words;
}

std::string NumberWords(std::string_view noun, std::string_view unit) {
  std::string words = "a ";
  words += noun;
  if (unit.empty()) return words;
  words += unit == "percent" ? " in " : " of ";
  words += unit;
  return words;
}

bool Has(const std::vector<std::string_view>& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

std::string TextWords(const Node& schema) {
  const Node* pattern = Find(schema, kPatternKeyword);
  if (pattern == nullptr) return "a text";
  if (const PatternWords* row = FindPatternWords(pattern->text); row != nullptr) {
    return std::string(row->words);
  }
  if (const std::string literal = LiteralOf(pattern->text); !literal.empty()) {
    return Quoted(literal);
  }
  return "a text that matches " + Quoted(pattern->text);
}

std::string TypeWords(const Node& schema, std::string_view type,
                      const std::vector<std::string_view>& types, std::string_view unit) {
  if (type == "number") return NumberWords("number", unit);
  if (type == "integer") return NumberWords("whole number", unit);
  if (type == "boolean") return "true or false";
  if (type == "object") return "a mapping";
  if (type == "array") return "a list";
  if (type == "null") return "null";
  // A 64-bit number may be written as a text of digits; nobody needs to be told.
  if (Has(types, "integer") || Has(types, "number")) return {};
  return TextWords(schema);
}

std::string Plain(const Node& bound, std::string_view unit) {
  std::string words = ShortestNumber(NumberValue(bound.text));
  if (!unit.empty()) words.append(" ").append(unit);
  return words;
}

// Bounds of 32 and 64 bits say nothing about the quantity.
bool IsWordSize(const Node& bound) {
  const double value = std::fabs(NumberValue(bound.text));
  return value >= 2147483647.0;
}

}  // namespace

std::string Count(std::string_view number, std::string_view noun) {
  std::string words(number);
  words += ' ';
  words += noun;
  if (number != "1") words += 's';
  return words;
}

std::string FoundWords(const Node& value) {
  switch (value.kind) {
    case NodeKind::kNull:
      return value.text.empty() ? "no value" : "null";
    case NodeKind::kBool:
      return "the boolean " + std::string(value.text);
    case NodeKind::kNumber:
      if (value.text.size() <= kMaxNumberText) return "the number " + std::string(value.text);
      return "the number " + std::string(value.text.substr(0, kMaxNumberText)) + "…";
    case NodeKind::kString:
      return value.text.empty() ? "an empty text" : "the text " + Quoted(value.text);
    case NodeKind::kSequence:
      return value.child_count == 0 ? "an empty list" : "a list";
    case NodeKind::kMapping:
      return value.child_count == 0 ? "an empty mapping" : "a mapping";
  }
  return {};
}

std::string FieldWords(const Node& value) {
  if (value.parent == nullptr) return "the document";
  const std::string_view key = NearestKey(value);
  if (value.parent->kind == NodeKind::kMapping) return Quoted(key);
  return key.empty() ? "an item of the document" : "an item of " + Quoted(key);
}

std::string MessageWords(const PreparedSchema& schema, const Node& message, const Node& value) {
  if (&message == &schema.root() || value.parent == nullptr) return "at the top of the document";
  const Node* title = Find(message, "title");
  if (title != nullptr && !title->text.empty())
    return "in " + WithArticle(WordsOfName(title->text));
  return "in " + FieldWords(value);
}

std::string UnitWords(const Node& described, const Node& value) {
  if (const std::string_view unit = UnitOfName(NearestKey(value)); !unit.empty()) {
    return std::string(unit);
  }
  const Node* description = Find(described, "description");
  if (description == nullptr) return {};
  constexpr std::string_view kMark = "Unit: ";
  const std::size_t at = description->text.find(kMark);
  if (at == std::string_view::npos) return {};
  std::string_view unit = description->text.substr(at + kMark.size());
  unit = unit.substr(0, unit.find_first_of(". ,;"));
  const std::string_view known = UnitOfName(unit);
  return std::string(known);
}

std::vector<std::string_view> TypesOf(const Node& schema) {
  std::vector<std::string_view> types;
  const Node* type = Find(schema, "type");
  if (type == nullptr) return types;
  if (type->kind == NodeKind::kString) return {type->text};
  for (const Node& item : Children(*type)) {
    if (item.text != "null" || type->child_count == 1) types.push_back(item.text);
  }
  return types;
}

std::string EnumWords(const Node& values) {
  std::string words;
  std::size_t count = 0;
  for (const Node& value : Children(values)) {
    if (value.kind == NodeKind::kNull) continue;
    if (count > 0) words += ", ";
    if (count++ == kMaxEnumWords) return words + "…";
    if (value.IsContainer()) {
      words += FoundWords(value);
    } else {
      words += value.text.empty() ? "\"\"" : value.text;
    }
  }
  return words;
}

std::string ExpectedWords(const PreparedSchema& schema, const Node& described,
                          std::string_view unit) {
  const Node& resolved = schema.Resolved(described);
  if (const Node* values = Find(resolved, "enum"); values != nullptr) {
    return (values->child_count == 1 ? "" : "one of ") + EnumWords(*values);
  }
  const std::vector<std::string_view> types = TypesOf(resolved);
  std::string words;
  for (const std::string_view type : types) {
    const std::string one = TypeWords(resolved, type, types, unit);
    if (one.empty() || (type == "integer" && Has(types, "number"))) continue;
    if (!words.empty()) words += " or ";
    words += one;
  }
  if (!words.empty()) return words;
  return Find(resolved, kPatternKeyword) == nullptr ? "a value" : TextWords(resolved);
}

std::string BoundWords(const Node& schema, std::string_view unit, bool is_above) {
  const Node* low = Find(schema, "minimum");
  const Node* above = Find(schema, "exclusiveMinimum");
  const Node* high = Find(schema, "maximum");
  const Node* below = Find(schema, "exclusiveMaximum");
  if (is_above && high != nullptr && IsWordSize(*high)) {
    // As written: 2^63 - 1 is no double.
    return "at most " + std::string(high->text) + (unit.empty() ? "" : " " + std::string(unit));
  }
  const bool has_low = low != nullptr || above != nullptr;
  if (has_low && high != nullptr && IsWordSize(*high)) high = nullptr;
  if (low != nullptr && IsWordSize(*low) && (high != nullptr || below != nullptr)) low = nullptr;
  if (low != nullptr && high != nullptr && above == nullptr && below == nullptr) {
    return Plain(*low, {}) + " to " + Plain(*high, unit);
  }
  std::string words;
  const auto add = [&](const Node* bound, std::string_view relation) {
    if (bound == nullptr) return;
    if (!words.empty()) words += " and ";
    words += std::string(relation) + " " + Plain(*bound, unit);
  };
  add(low, "at least");
  add(above, "more than");
  add(high, "at most");
  add(below, "less than");
  return words;
}

std::string Meaning(const PreparedSchema& schema, const Node& described) {
  const Node* description = Find(described, "description");
  if (description == nullptr) description = Find(schema.Resolved(described), "description");
  if (description == nullptr) return {};
  const std::string_view text = description->text;
  std::size_t end = text.find(". ");
  end = std::min({end, text.find(".\n"), text.find("\n\n"), text.size()});
  std::string sentence(text.substr(0, end));
  if (sentence.ends_with('.')) sentence.pop_back();
  for (char& c : sentence) {
    if (c == '\n') c = ' ';
  }
  // "UUID of …" stays as it is.
  if (sentence.size() > 1 && !IsUpper(sentence[1])) sentence[0] = Lower(sentence[0]);
  return sentence == "required" || sentence == "optional" ? std::string() : sentence;
}

std::string Listed(const std::vector<std::string_view>& names, std::string_view last) {
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0 && i + 1 == names.size()) {
      words.append(" ").append(last).append(" ");
    } else if (i > 0) {
      words += ", ";
    }
    words += Quoted(names[i]);
  }
  return words;
}

}  // namespace smp::schema
