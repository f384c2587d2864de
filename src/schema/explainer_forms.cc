// Schemas made of others: allOf, anyOf, oneOf, not, if.
#include "schema/explainer.h"
#include "schema/schema_rules.h"
#include "schema/wording.h"

namespace smp::schema {

using document::Children;
using document::Find;
using document::Node;

namespace {

// Defects that are counted to find the form that was meant.
constexpr std::size_t kMaxBranchDefects = 100;

}  // namespace

void Explainer::Combined(const Field& field) {
  const Node& schema = field.schema;
  if (const Node* all = Find(schema, "allOf"); all != nullptr) {
    for (const Node& part : Children(*all)) Value(part, field.value, field.within);
  }
  if (const Node* any = Find(schema, "anyOf"); any != nullptr) AnyOf(field, *any);
  if (const Node* one = Find(schema, "oneOf"); one != nullptr) OneOf(field, *one);
  if (const Node* no = Find(schema, "not"); no != nullptr && Accepts(*no, field.value)) {
    AddAt(field.value, kWrongType,
          FieldWords(field.value) + " has a form that the schema forbids (not)",
          "give it another form");
  }
  const Node* condition = Find(schema, "if");
  if (condition == nullptr) return;
  const Node* branch = Find(schema, Accepts(*condition, field.value) ? "then" : "else");
  if (branch == nullptr) return;
  const std::size_t before = defects_.size();
  Value(*branch, field.value, field.within);
  if (defects_.size() > before) covered_.push_back(&field.value);
}

void Explainer::AnyOf(const Field& field, const Node& branches) {
  for (const Node& branch : Children(branches)) {
    if (Accepts(branch, field.value)) return;
  }
  if (!Choice(field, branches, false)) BestBranch(field, branches);
  covered_.push_back(&field.value);
}

void Explainer::OneOf(const Field& field, const Node& branches) {
  std::size_t accepted = 0;
  for (const Node& branch : Children(branches)) accepted += Accepts(branch, field.value) ? 1U : 0U;
  if (accepted == 1) return;
  covered_.push_back(&field.value);
  if (Choice(field, branches, true)) return;
  if (accepted == 0) {
    BestBranch(field, branches);
    return;
  }
  AddAt(field.value, kOneOf,
        FieldWords(field.value) + " has " + std::to_string(accepted) +
            " of the forms that the schema allows one of",
        "make it fit one of them alone");
}

// [{"required": ["hdr"]}, {"required": ["cdf"]}]: a choice of fields. False when it is none.
bool Explainer::Choice(const Field& field, const Node& branches, bool exactly_one) {
  std::vector<std::string_view> names;
  std::vector<std::string_view> given;
  for (const Node& branch : Children(branches)) {
    const Node* required = Find(branch, "required");
    if (required == nullptr || required->child_count != 1) return false;
    names.push_back(required->first_child->text);
    if (Find(field.value, names.back()) != nullptr) given.push_back(names.back());
  }
  if (given.empty()) {
    for (const std::string_view name : names) {
      if (Find(field.schema, "properties") != nullptr && Misspelt(field, name)) return true;
    }
  }
  const bool is_message = Find(field.schema, "title") != nullptr;
  std::string message = exactly_one ? "exactly one of " : "at least one of ";
  message += Listed(names) + " is needed";
  if (is_message) message += " " + MessageWords(schema_, field.schema, field.value);
  message += ", found " + (given.empty() ? "none" : Listed(given));
  Add({&field.value, Defect::Place::kMapping, &kOneOf, std::move(message),
       given.empty() ? "add one of them" : "keep one of them"});
  return true;
}

// Explains the form that was meant: of those that the value's type fits, the one with the fewest
// defects; when it fits none, what all of them expect.
void Explainer::BestBranch(const Field& field, const Node& branches) {
  std::vector<Defect> best;
  std::string expected;
  for (const Node& branch : Children(branches)) {
    if (!TypeFits(branch, field.value)) {
      const std::string words =
          ExpectedWords(schema_, branch, UnitWords(field.described, field.value));
      expected += (expected.empty() ? "" : " or ") + words;
      continue;
    }
    Explainer scratch(schema_, kMaxBranchDefects);
    scratch.Value(branch, field.value, field.within);
    if (best.empty() || scratch.defects_.size() < best.size()) best = std::move(scratch.defects_);
  }
  if (!best.empty()) {
    for (Defect& defect : best) Add(std::move(defect));
    return;
  }
  AddAt(field.value, kWrongType,
        "expected " + expected + " for " + FieldWords(field.value) + ", found " +
            FoundWords(field.value),
        "write " + expected);
}

}  // namespace smp::schema
