// What all values have, and scalars: type, enum, bounds, lengths and patterns.
#include "schema/explainer.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "document/number.h"
#include "document/text.h"
#include "schema/cure.h"
#include "schema/keyword_check.h"
#include "schema/keywords.h"
#include "schema/number_value.h"
#include "schema/schema_rules.h"
#include "schema/type_fit.h"
#include "schema/wording.h"
#include "smp/suggest.h"

namespace smp::schema {

using document::Children;
using document::Find;
using document::Node;
using document::NodeKind;
using document::Quoted;

namespace {

// What YAML readers take for a number that is none in JSON; the reader has reported it.
bool IsReported(const Node& value) {
  return value.kind == NodeKind::kString && value.style == document::ScalarStyle::kPlain &&
         document::IsNonFiniteText(value.text);
}

}  // namespace

void Explainer::Add(Defect defect) {
  if (!full()) defects_.push_back(std::move(defect));
}

void Explainer::AddAt(const Node& node, const Rule& rule, std::string message, std::string hint) {
  Add({&node, Defect::Place::kValue, &rule, std::move(message), std::move(hint)});
}

bool Explainer::Accepts(const Node& schema, const Node& value) const {
  Explainer scratch(schema_, 1);
  scratch.Value(schema, value);
  return scratch.defects_.empty();
}

bool Explainer::TypeFits(const Node& schema, const Node& value) const {
  return AllowsType(schema_.Resolved(schema), value);
}

bool Explainer::Explains(const Node& node, bool is_summary) const {
  const auto is_below = [](const Node* at, const Node& top) {
    while (at != nullptr && at != &top) at = at->parent;
    return at == &top;
  };
  for (const Defect& defect : defects_) {
    if (defect.node == &node) return true;
    // A field that should not be there, or a name that is not allowed, is an objection to its
    // mapping.
    if (defect.node->parent == &node && defect.place == Defect::Place::kKey) return true;
    if (is_summary && is_below(defect.node, node)) return true;
  }
  return std::any_of(covered_.begin(), covered_.end(),
                     [&](const Node* top) { return is_below(&node, *top); });
}

bool Explainer::MayBeAbsent(const Field& field) const {
  if (field.within == nullptr) return false;
  const auto demands = [&](const Node& schema) {
    const Node* required = Find(schema_.Resolved(schema), "required");
    return required != nullptr &&
           AnyChild(*required, [&](const Node& name) { return name.text == field.value.key; });
  };
  if (demands(*field.within)) return false;
  for (const std::string_view form : {"allOf", "anyOf", "oneOf"}) {
    const Node* branches = Find(*field.within, form);
    if (branches != nullptr && AnyChild(*branches, demands)) return false;
  }
  return true;
}

void Explainer::Value(const Node& described, const Node& value, const Node* within) {
  if (full()) return;
  const Field field{value, described, schema_.Resolved(described), within};
  if (field.schema.kind == NodeKind::kBool) {
    if (IsTrue(field.schema)) return;
    AddAt(value, kWrongType, FieldWords(value) + " is not allowed here", "remove it");
    return;
  }
  if (!AllowsType(field.schema, value)) {
    Type(field);
    return;
  }
  if (!Enum(field)) return;
  switch (value.kind) {
    case NodeKind::kNumber:
      Number(field);
      break;
    case NodeKind::kString:
      Text(field);
      break;
    case NodeKind::kSequence:
      List(field);
      break;
    case NodeKind::kMapping:
      Mapping(field);
      break;
    default:
      break;
  }
  Combined(field);
}

void Explainer::Type(const Field& field) {
  const Node& value = field.value;
  if (IsReported(value)) {
    Add({&value, Defect::Place::kNowhere, &kWrongType, {}, {}});
    return;
  }
  const std::vector<std::string_view> types = TypesOf(field.schema);
  const std::string unit = UnitWords(field.described, value);
  const bool is_scalar = !value.IsContainer() && value.kind != NodeKind::kNull;
  if (is_scalar && Find(field.schema, "enum") != nullptr) {
    Enum(field);
    return;
  }
  if (value.kind == NodeKind::kNumber && TakesNumber(types) &&
      !std::isfinite(NumberValue(value.text))) {
    AddAt(value, kOutOfRange,
          FoundWords(value) + " for " + FieldWords(value) +
              " is larger than any that readers can hold",
          "check the number; nothing that is measured comes near it");
    return;
  }
  const Node* pattern = Find(field.schema, kPatternKeyword);
  const bool fits_as_text =
      pattern == nullptr || schema_.PatternOf(pattern->text).Matches(value.text);
  if (is_scalar && types.size() == 1 && types.front() == "string" && fits_as_text) {
    NumberInText(field);
    return;
  }
  const std::string expected = ExpectedWords(schema_, field.described, unit);
  const PatternWords* words =
      is_scalar && pattern != nullptr ? FindPatternWords(pattern->text) : nullptr;
  AddAt(value, kWrongType,
        "expected " + expected + " for " + FieldWords(value) + ", found " + FoundWords(value),
        words != nullptr ? std::string(words->hint)
                         : TypeCure(value, types, unit, expected, MayBeAbsent(field)));
}

void Explainer::NumberInText(const Field& field) {
  const Node& value = field.value;
  const bool is_field = value.parent != nullptr && value.parent->kind == NodeKind::kMapping;
  std::string message = is_field ? "the text field " + FieldWords(value) + " holds "
                                 : FieldWords(value) + ", a text, holds ";
  message += FoundWords(value);
  const std::string others =
      value.kind == NodeKind::kNumber
          ? AsOthersSee(value.text)
          : (value.text == "true" || value.text == "false" ? ""
                                                           : (IsTrue(value) ? "true" : "false"));
  if (others.empty()) {
    message += value.kind == NodeKind::kNumber ? ", which is read as a number"
                                               : ", which is read as a boolean";
  } else {
    message += ", which other readers see as " + others;
  }
  const std::string text(value.text);
  Add({&value,
       Defect::Place::kValue,
       &kNumberInTextField,
       std::move(message),
       "write \"" + text + "\" in quotes",
       {{Written(value).span, text, '"' + text + '"'}}});
}

// Without case and separators.
std::string Letters(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == ' ') continue;
    letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return letters;
}

bool Explainer::Enum(const Field& field) {
  const Node* values = Find(field.schema, "enum");
  const Node* constant = Find(field.schema, "const");
  const auto is_value = [&](const Node& allowed) { return SameValue(allowed, field.value); };
  bool found = constant == nullptr || is_value(*constant);
  if (values != nullptr) {
    found = found && AnyChild(*values, is_value);
  }
  if (found) return true;
  std::string hint;
  std::vector<TextEdit> fix;
  if (values != nullptr && field.value.kind == NodeKind::kString) {
    std::vector<std::string_view> names;
    for (const Node& name : Children(*values)) {
      if (name.kind == NodeKind::kString) names.push_back(name.text);
    }
    const std::string_view nearest = NearestName(field.value.text, names);
    if (!nearest.empty()) hint = "did you mean " + Quoted(nearest) + "?";
    // What differs in case and separators alone was not meant otherwise.
    if (!nearest.empty() && Letters(nearest) == Letters(field.value.text)) {
      const Node& written = Written(field.value);
      fix.push_back({written.span, std::string(written.text), std::string(nearest)});
    }
  }
  const bool is_plain =
      field.value.kind == NodeKind::kNumber || field.value.kind == NodeKind::kBool;
  std::string found_words = is_plain ? std::string(field.value.text) : FoundWords(field.value);
  if (field.value.kind == NodeKind::kString) found_words = Quoted(field.value.text);
  const std::string allowed =
      values == nullptr ? (constant->IsContainer() ? "another value" : std::string(constant->text))
                        : EnumWords(*values);
  if (hint.empty()) hint = values == nullptr ? "write " + allowed : EnumCure(*values);
  Add({&field.value, Defect::Place::kValue, &kUnknownEnumValue,
       "unknown value " + found_words + " for " + FieldWords(field.value) + ", allowed: " + allowed,
       std::move(hint), std::move(fix)});
  return false;
}

void Explainer::Number(const Field& field) {
  const double value = NumberValue(field.value.text);
  const auto bound = [&](std::string_view keyword) { return Find(field.schema, keyword); };
  const auto is_outside = [&](const Node* limit, auto outside) {
    return limit != nullptr && outside(value, NumberValue(limit->text));
  };
  const std::string unit = UnitWords(field.described, field.value);
  const bool is_above = is_outside(bound("maximum"), std::greater<>());
  if (is_above || is_outside(bound("minimum"), std::less<>()) ||
      is_outside(bound("exclusiveMinimum"), std::less_equal<>()) ||
      is_outside(bound("exclusiveMaximum"), std::greater_equal<>())) {
    AddAt(field.value, kOutOfRange,
          "found " + std::string(field.value.text) + " for " + FieldWords(field.value) +
              ", allowed is " + BoundWords(field.schema, unit, is_above),
          RangeCure(field.schema, value, unit, MayBeAbsent(field)));
    return;
  }
  const Node* divisor = bound(kMultipleOfKeyword);
  if (divisor != nullptr && !IsMultipleOf(field.value, *divisor)) {
    AddAt(field.value, kOutOfRange,
          "found " + std::string(field.value.text) + " for " + FieldWords(field.value) +
              ", allowed are multiples of " + std::string(divisor->text),
          "write a multiple of " + std::string(divisor->text));
  }
}

void Explainer::Length(const Field& field, std::size_t characters) {
  const auto beyond = [&](std::string_view keyword, auto outside) {
    const Node* limit = Find(field.schema, keyword);
    return limit != nullptr && outside(static_cast<double>(characters), NumberValue(limit->text));
  };
  const std::string length = Count(std::to_string(characters), "character");
  if (beyond(kMinLengthKeyword, std::less<>())) {
    const std::string least(Find(field.schema, kMinLengthKeyword)->text);
    AddAt(field.value, kPatternMismatch,
          characters == 0
              ? FieldWords(field.value) + " is empty"
              : FieldWords(field.value) + " has " + length + ", at least " + least + " are needed",
          characters == 0
              ? (MayBeAbsent(field) ? "give it a text, or remove the key" : "give it a text")
              : "write at least " + least + " of them");
  } else if (beyond(kMaxLengthKeyword, std::greater<>())) {
    AddAt(field.value, kPatternMismatch,
          FieldWords(field.value) + " has " + length + ", at most " +
              std::string(Find(field.schema, kMaxLengthKeyword)->text) + " are allowed",
          "shorten it");
  }
}

void Explainer::Text(const Field& field) {
  const Node& value = field.value;
  const std::size_t before = defects_.size();
  Length(field, Characters(value.text));
  const Node* pattern = Find(field.schema, kPatternKeyword);
  if (pattern == nullptr || defects_.size() > before) return;
  if (schema_.PatternOf(pattern->text).Matches(value.text)) return;
  const std::vector<std::string_view> types = TypesOf(field.schema);
  const std::string unit = UnitWords(field.described, value);
  if (IsReported(value)) {
    Add({&value, Defect::Place::kNowhere, &kPatternMismatch, {}, {}});
  } else if (TakesNumber(types) && IsNumberText(value) && IsIntegral(NumberValue(value.text))) {
    // A 64-bit number written as a text: the pattern stands for its bounds.
    const bool is_huge = NumberValue(value.text) >= 0x1p63;
    AddAt(value, kOutOfRange,
          "found " + Quoted(value.text) + " for " + FieldWords(value) + ", allowed is " +
              (is_huge ? "at most 9223372036854775807" : BoundWords(field.schema, unit)),
          RangeCure(field.schema, NumberValue(value.text), unit, MayBeAbsent(field)));
  } else if (TakesNumber(types)) {
    const std::string expected = ExpectedWords(schema_, field.described, unit);
    AddAt(value, kWrongType,
          "expected " + expected + " for " + FieldWords(value) + ", found " + FoundWords(value),
          TypeCure(value, types, unit, expected, MayBeAbsent(field)));
  } else {
    const PatternWords* words = FindPatternWords(pattern->text);
    const std::string expected = ExpectedWords(schema_, field.schema, unit);
    AddAt(value, kPatternMismatch,
          "expected " + expected + " for " + FieldWords(value) + ", found " + FoundWords(value),
          words == nullptr ? "write " + expected : std::string(words->hint));
  }
}

}  // namespace smp::schema
