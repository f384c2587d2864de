// Lists and mappings: their sizes, their items and their fields.
#include "document/text.h"
#include "schema/cure.h"
#include "schema/explainer.h"
#include "schema/keyword_check.h"
#include "schema/keywords.h"
#include "schema/number_value.h"
#include "schema/schema_rules.h"
#include "schema/suggest.h"
#include "schema/wording.h"
#include "smp/suggest.h"

namespace smp::schema {

using document::Children;
using document::Find;
using document::Node;
using document::NodeKind;
using document::Quoted;

namespace {

constexpr std::size_t kMaxListedFields = 12;
// Bounds of the search for what was meant, in documents made of nothing but defects.
constexpr std::size_t kMaxLookedAt = 100;
constexpr std::size_t kMaxSuggestions = 1'000;

}  // namespace

void Explainer::Counted(const Field& field, std::string_view least, std::string_view most,
                        std::string_view noun) {
  const double count = field.value.child_count;
  const std::string found =
      FieldWords(field.value) + " has " + Count(std::to_string(field.value.child_count), noun);
  const Node* minimum = Find(field.schema, least);
  const Node* maximum = Find(field.schema, most);
  if (minimum != nullptr && count < NumberValue(minimum->text)) {
    AddAt(field.value, kItemCount,
          found + ", at least " + std::string(minimum->text) +
              (minimum->text == "1" ? " is needed" : " are needed"),
          AddCure(NumberValue(minimum->text) - count, noun, MayBeAbsent(field)));
  } else if (maximum != nullptr && count > NumberValue(maximum->text)) {
    AddAt(field.value, kItemCount,
          found + ", at most " + std::string(maximum->text) +
              (maximum->text == "1" ? " is allowed" : " are allowed"),
          "keep at most " + std::string(maximum->text));
  }
}

void Explainer::List(const Field& field) {
  Counted(field, "minItems", "maxItems", "item");
  if (const Node* items = Find(field.schema, "items"); items != nullptr) Items(field, *items);
  if (const Node* contains = Find(field.schema, "contains"); contains != nullptr) {
    const bool found =
        AnyChild(field.value, [&](const Node& item) { return Accepts(*contains, item); });
    if (!found) {
      AddAt(field.value, kItemCount,
            "no item of " + FieldWords(field.value) + " is " +
                ExpectedWords(schema_, *contains, {}) + " as the schema demands of one",
            "add one that is");
    }
  }
  const Node* unique = Find(field.schema, kUniqueItemsKeyword);
  if (unique == nullptr || !IsTrue(*unique)) return;
  if (const Node* repeated = FirstRepeated(field.value); repeated != nullptr) {
    AddAt(*repeated, kItemCount, FieldWords(*repeated) + " is given twice", "remove one of them");
    covered_.push_back(&field.value);
  }
}

void Explainer::Items(const Field& field, const Node& items) {
  if (items.kind != NodeKind::kSequence) {
    for (const Node& item : Children(field.value)) Value(items, item);
    return;
  }
  const Node* rest = Find(field.schema, "additionalItems");
  const Node* schema = items.first_child;
  for (const Node& item : Children(field.value)) {
    if (schema != nullptr) {
      Value(*schema, item);
      schema = schema->next;
    } else if (rest != nullptr) {
      Value(*rest, item);
    }
  }
}

void Explainer::Mapping(const Field& field) {
  Counted(field, "minProperties", "maxProperties", "field");
  Missing(field);
  Members(field);
  if (const Node* names = Find(field.schema, kPropertyNamesKeyword); names != nullptr) {
    for (const Node& member : Children(field.value)) {
      const Node name = TextNode(member.key);
      if (Accepts(*names, name)) continue;
      const Node* pattern = Find(schema_.Resolved(*names), kPatternKeyword);
      const PatternWords* words = pattern == nullptr ? nullptr : FindPatternWords(pattern->text);
      const std::string expected = ExpectedWords(schema_, *names, {});
      Add({&member, Defect::Place::kKey, &kPatternMismatch,
           "expected " + expected + " for a key of " + FieldWords(field.value) + ", found " +
               Quoted(member.key),
           words == nullptr ? "write " + expected : std::string(words->hint)});
    }
  }
  if (const Node* dependencies = Find(field.schema, "dependencies"); dependencies != nullptr) {
    Dependencies(field, *dependencies);
  }
}

void Explainer::Members(const Field& field) {
  const Node* properties = Find(field.schema, "properties");
  const Node* patterns = Find(field.schema, "patternProperties");
  const Node* others = Find(field.schema, "additionalProperties");
  for (const Node& member : Children(field.value)) {
    bool matched = false;
    if (properties != nullptr) {
      if (const Node* property = Find(*properties, member.key); property != nullptr) {
        matched = true;
        Value(*property, member, &field.schema);
      }
    }
    if (patterns != nullptr) {
      for (const Node& pattern : Children(*patterns)) {
        if (!schema_.PatternOf(pattern.key).Matches(member.key.substr(0, kMaxPatternSubject)))
          continue;
        matched = true;
        Value(pattern, member);
      }
    }
    if (matched || others == nullptr) continue;
    if (others->kind == NodeKind::kBool && !IsTrue(*others)) {
      UnknownField(field, member);
    } else {
      Value(*others, member);
    }
  }
}

void Explainer::Missing(const Field& field) {
  const Node* required = Find(field.schema, "required");
  if (required == nullptr) return;
  const Node* properties = Find(field.schema, "properties");
  for (const Node& name : Children(*required)) {
    if (Find(field.value, name.text) != nullptr) continue;
    const Node* property = properties == nullptr ? nullptr : Find(*properties, name.text);
    // A field that is there under a misspelt name is reported once, at that name.
    if (properties != nullptr && Misspelt(field, name.text)) continue;
    std::string message = "missing field " + Quoted(name.text) + " " +
                          MessageWords(schema_, field.schema, field.value);
    std::string hint = "add " + Quoted(name.text);
    if (property != nullptr) {
      const std::string meaning = Meaning(schema_, *property);
      if (!meaning.empty()) message += ": " + meaning;
      Node member;
      member.key = name.text;
      member.parent = &field.value;
      hint += ", " + ExpectedWords(schema_, *property, UnitWords(*property, member));
    }
    Add({&field.value, Defect::Place::kMapping, &kMissingField, std::move(message),
         std::move(hint)});
  }
}

std::vector<std::string_view> Explainer::Allowed(const Field& field) {
  std::vector<std::string_view> names;
  const Node* properties = Find(field.schema, "properties");
  if (properties == nullptr) return names;
  for (const Node& property : Children(*properties)) names.push_back(property.key);
  return names;
}

std::string_view Explainer::Meant(const Field& field, const Node& member) {
  if (!field.absent) {
    field.absent.emplace();
    for (const std::string_view name : Allowed(field)) {
      if (Find(field.value, name) == nullptr) field.absent->push_back(name);
    }
  }
  return NearestName(member.key, *field.absent);
}

bool Explainer::Misspelt(const Field& field, std::string_view name) {
  const Node* others = Find(field.schema, "additionalProperties");
  if (others == nullptr || others->kind != NodeKind::kBool || IsTrue(*others)) return false;
  const Node* properties = Find(field.schema, "properties");
  std::size_t looked_at = 0;
  for (const Node& member : Children(field.value)) {
    if (Find(*properties, member.key) != nullptr) continue;
    if (++looked_at > kMaxLookedAt) return false;
    if (Meant(field, member) == name) return true;
  }
  return false;
}

void Explainer::UnknownField(const Field& field, const Node& member) {
  // A field that a step made stands for a value of another name.
  const Node& written = document::Written(member);
  const bool has_key = written.parent != nullptr && written.parent->kind == NodeKind::kMapping;
  const std::string_view key = has_key ? written.key : member.key;
  std::string message =
      "unknown field " + Quoted(key) + " " + MessageWords(schema_, field.schema, field.value);
  std::string hint = "remove it or correct its name";
  if (defects_.size() >= kMaxSuggestions) {
    Add({&member, Defect::Place::kKey, &kUnknownField, std::move(message), std::move(hint)});
    return;
  }
  const std::string_view meant = Meant(field, member);
  if (!meant.empty() && EditDistance(Folded(member.key), Folded(meant)) <= 1) {
    hint = "did you mean " + Quoted(meant) + "?";
  } else {
    if (fields_ == nullptr) fields_ = std::make_unique<FieldIndex>(schema_);
    const std::string owner = fields_->NearestOwner(member.key, field.value);
    const std::vector<std::string_view> allowed = Allowed(field);
    if (!owner.empty()) {
      hint = Quoted(key) + " belongs in " + Quoted(owner);
    } else if (!meant.empty()) {
      hint = "did you mean " + Quoted(meant) + "?";
    } else if (allowed.empty()) {
      hint = "remove it";
    } else if (allowed.size() <= kMaxListedFields) {
      hint = "allowed: " + Listed(allowed);
    }
  }
  Add({&member, Defect::Place::kKey, &kUnknownField, std::move(message), std::move(hint)});
}

void Explainer::Dependencies(const Field& field, const Node& dependencies) {
  for (const Node& dependency : Children(dependencies)) {
    if (Find(field.value, dependency.key) == nullptr) continue;
    if (dependency.kind != NodeKind::kSequence) {
      Value(dependency, field.value);
      continue;
    }
    for (const Node& name : Children(dependency)) {
      if (Find(field.value, name.text) != nullptr) continue;
      Add({&field.value, Defect::Place::kMapping, &kMissingField,
           "missing field " + Quoted(name.text) + ", which " + Quoted(dependency.key) + " needs",
           "add " + Quoted(name.text)});
    }
  }
}

}  // namespace smp::schema
