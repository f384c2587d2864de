#include "schema/judge.h"

#include <charconv>
#include <exception>
#include <new>
#include <optional>
#include <string_view>

#include "schema/keyword_check.h"
#include "schema/keywords.h"

// valijson's headers do not compile cleanly under our warnings.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
// Its destructors report what they catch on stderr, and the library never prints.
#include <cstdio>
// NOLINTNEXTLINE(readability-identifier-naming): the name is the point of it.
#define fprintf(...) static_cast<void>(0)
#include <valijson/constraint_builder.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#undef fprintf
#pragma GCC diagnostic pop

#include "schema/tree_adapter.h"

namespace smp::schema {
namespace {

using document::Node;
using document::NodeKind;

// The one place where exceptions of valijson and of the standard library below it end. What was
// thrown, or nothing.
template <typename Function>
std::optional<std::string> Guarded(Function function) {
  try {
    function();
    return std::nullopt;
  } catch (const std::exception& exception) {
    return exception.what();
  }
}

// A check of our own as a constraint of valijson. `keyword` is its value in the schema.
using CheckFunction = bool (*)(const Node& value, const Node& keyword,
                               const PreparedSchema& schema);

class CheckConstraint : public valijson::constraints::PolyConstraint {
 public:
  CheckConstraint(CheckFunction check, const Node& keyword, const PreparedSchema& schema)
      : check_(check), keyword_(&keyword), schema_(&schema) {}

  bool validate(const valijson::adapters::Adapter& target, const std::vector<std::string>& context,
                valijson::ValidationResults* results) const override {
    if (Holds(target)) return true;
    if (results != nullptr) results->pushError(context, "Check");
    return false;
  }

 private:
  [[nodiscard]] bool Holds(const valijson::adapters::Adapter& target) const {
    if (const auto* tree = dynamic_cast<const TreeAdapter*>(&target); tree != nullptr) {
      return check_(tree->node(), *keyword_, *schema_);
    }
    // The name of a property, which valijson hands over as a text.
    const std::string text = target.asString();
    return check_(TextNode(text), *keyword_, *schema_);
  }

  Constraint* cloneInto(void* memory) const override { return new (memory) CheckConstraint(*this); }
  [[nodiscard]] std::size_t sizeOf() const override { return sizeof(CheckConstraint); }

  CheckFunction check_;
  const Node* keyword_;
  const PreparedSchema* schema_;
};

class CheckBuilder : public valijson::ConstraintBuilder {
 public:
  CheckBuilder(CheckFunction check, const PreparedSchema& schema)
      : check_(check), schema_(&schema) {}

  [[nodiscard]] valijson::constraints::Constraint* make(
      const valijson::adapters::Adapter& keyword) const override {
    return new CheckConstraint(check_, dynamic_cast<const TreeAdapter&>(keyword).node(), *schema_);
  }

 private:
  CheckFunction check_;
  const PreparedSchema* schema_;
};

bool PatternHolds(const Node& value, const Node& keyword, const PreparedSchema& schema) {
  return value.kind != NodeKind::kString || schema.PatternOf(keyword.text).Matches(value.text);
}

bool MinLengthHolds(const Node& value, const Node& keyword, const PreparedSchema& /*schema*/) {
  return value.kind != NodeKind::kString ||
         static_cast<double>(Characters(value.text)) >= NumberValue(keyword.text);
}

bool MaxLengthHolds(const Node& value, const Node& keyword, const PreparedSchema& /*schema*/) {
  return value.kind != NodeKind::kString ||
         static_cast<double>(Characters(value.text)) <= NumberValue(keyword.text);
}

bool MultipleHolds(const Node& value, const Node& keyword, const PreparedSchema& /*schema*/) {
  return IsMultipleOf(value, keyword);
}

bool UniqueHolds(const Node& value, const Node& keyword, const PreparedSchema& /*schema*/) {
  return !IsTrue(keyword) || value.kind != NodeKind::kSequence || FirstRepeated(value) == nullptr;
}

// The node that a context of valijson names: {"<root>", "[report]", "[results]", "[0]"}.
const Node* NodeAt(const Node& root, const std::vector<std::string>& context) {
  const Node* node = &root;
  for (std::size_t i = 1; i < context.size() && node != nullptr; ++i) {
    const std::string_view token(context[i].data() + 1, context[i].size() - 2);
    if (node->kind == NodeKind::kMapping) {
      const Node* child = document::Find(*node, token);
      if (child == nullptr) return node;
      node = child;
      continue;
    }
    std::size_t index = 0;
    std::from_chars(token.data(), token.data() + token.size(), index);
    const Node* child = node->first_child;
    for (; child != nullptr && index > 0; --index) child = child->next;
    if (child == nullptr) return node;
    node = child;
  }
  return node;
}

}  // namespace

struct Judge::Compiled {
  valijson::Schema schema;
};

Judge::Judge(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Judge::~Judge() = default;

Expected<std::unique_ptr<Judge>> Judge::Compile(const PreparedSchema& schema) {
  std::unique_ptr<Judge> judge(new Judge(std::make_unique<Compiled>()));
  const std::optional<std::string> fault = Guarded([&] {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    // The parser owns its builders.
    const auto add = [&](std::string_view keyword, CheckFunction check) {
      parser.addConstraintBuilder(std::string(keyword), new CheckBuilder(check, schema));
    };
    add(kMaxLengthKeyword, MaxLengthHolds);
    add(kMinLengthKeyword, MinLengthHolds);
    add(kPatternKeyword, PatternHolds);
    add(kMultipleOfKeyword, MultipleHolds);
    add(kUniqueItemsKeyword, UniqueHolds);
    parser.populateSchema(TreeAdapter(schema.root()), judge->compiled_->schema);
  });
  if (!fault) return judge;
  return tl::unexpected(Error{ErrorCode::kInvalidSchema,
                              schema.name() + ": the schema cannot be used: " + *fault,
                              "check it against the draft-07 metaschema"});
}

bool Judge::Accepts(const Node& value) const {
  bool accepted = false;
  const auto fault = Guarded([&] {
    valijson::Validator validator;
    accepted = validator.validate(compiled_->schema, TreeAdapter(value), nullptr);
  });
  return accepted && !fault;
}

std::vector<Objection> Judge::Objections(const Node& value) const {
  std::vector<Objection> objections;
  const auto fault = Guarded([&] {
    valijson::ValidationResults results;
    valijson::Validator validator;
    if (validator.validate(compiled_->schema, TreeAdapter(value), &results)) return;
    for (const auto& error : results) {
      const bool is_summary = error.description.starts_with("Failed to validate");
      objections.push_back({NodeAt(value, error.context), is_summary});
    }
    // Some keywords are refused without a word.
    if (objections.empty()) objections.push_back({&value, true});
  });
  if (fault) objections.push_back({&value, false});
  return objections;
}

}  // namespace smp::schema
