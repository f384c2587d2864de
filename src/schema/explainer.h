// The explainer: walks schema and document together and says, in our words, what is wrong where.
// It knows every assertion of draft-07, so that each objection of the judge has its explanation.
//
// One defect is one finding: a value of the wrong type is not measured against bounds as well, a
// misspelt required field is not reported as missing too, and of several forms (anyOf, oneOf) the
// one that was meant is explained.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/tree.h"
#include "schema/field_index.h"
#include "schema/prepared_schema.h"
#include "smp/finding.h"

namespace smp::schema {

struct Defect {
  enum class Place : std::uint8_t {
    kValue,    // at the value
    kKey,      // at its key
    kMapping,  // at a mapping as a whole: its key, or its beginning when it has none
    kNowhere,  // already reported by the reader
  };
  const document::Node* node;
  Place place;
  const Rule* rule;
  std::string message;
  std::string hint;
  std::vector<TextEdit> fix = {};
};

class Explainer {
 public:
  // Stops after `limit` defects. Requires: `schema` outlives it.
  Explainer(const PreparedSchema& schema, std::size_t limit) : schema_(schema), limit_(limit) {}

  // Adds the defects of `value` measured against the schema's root.
  void Explain(const document::Node& value) { Value(schema_.root(), value); }

  [[nodiscard]] const std::vector<Defect>& defects() const { return defects_; }
  [[nodiscard]] bool full() const { return defects_.size() >= limit_; }
  // True when this objection of the judge is explained by a defect.
  [[nodiscard]] bool Explains(const document::Node& node, bool is_summary) const;

 private:
  // A value and the schemas that speak of it.
  struct Field {
    const document::Node& value;
    const document::Node&
        described;  // the schema as the parent has it: a $ref with its own description
    const document::Node& schema;  // what it resolves to
    // The schema of the mapping that has the value as a field of its own; null for others.
    const document::Node* within = nullptr;
    // The fields that the mapping could have and does not; found once, since mappings may be large.
    mutable std::optional<std::vector<std::string_view>> absent = std::nullopt;
  };

  void Value(const document::Node& described, const document::Node& value,
             const document::Node* within = nullptr);
  // False when the field is, or may be, required.
  [[nodiscard]] bool MayBeAbsent(const Field& field) const;
  void Type(const Field& field);
  void NumberInText(const Field& field);
  bool Enum(const Field& field);
  void Number(const Field& field);
  void Text(const Field& field);
  void Length(const Field& field, std::size_t characters);
  void List(const Field& field);
  void Items(const Field& field, const document::Node& items);
  void Mapping(const Field& field);
  void Members(const Field& field);
  void Missing(const Field& field);
  // The field that a misspelt member stands for; empty when there is none.
  [[nodiscard]] static std::string_view Meant(const Field& field, const document::Node& member);
  // True when a member of the mapping stands for this absent field.
  [[nodiscard]] static bool Misspelt(const Field& field, std::string_view name);
  [[nodiscard]] static std::vector<std::string_view> Allowed(const Field& field);
  void UnknownField(const Field& field, const document::Node& member);
  void Dependencies(const Field& field, const document::Node& dependencies);
  void Counted(const Field& field, std::string_view least, std::string_view most,
               std::string_view noun);
  void Combined(const Field& field);
  void AnyOf(const Field& field, const document::Node& branches);
  void OneOf(const Field& field, const document::Node& branches);
  bool Choice(const Field& field, const document::Node& branches, bool exactly_one);
  void BestBranch(const Field& field, const document::Node& branches);

  [[nodiscard]] bool Accepts(const document::Node& schema, const document::Node& value) const;
  [[nodiscard]] bool TypeFits(const document::Node& schema, const document::Node& value) const;
  void Add(Defect defect);
  void AddAt(const document::Node& node, const Rule& rule, std::string message, std::string hint);

  const PreparedSchema& schema_;
  std::size_t limit_;
  std::vector<Defect> defects_;
  std::vector<const document::Node*> covered_;  // values whose forms were explained by one of them
  std::unique_ptr<FieldIndex> fields_;
};

}  // namespace smp::schema
