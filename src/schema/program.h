// A schema as a table of rows, one for each schema in it: tells whether a document satisfies it,
// many times faster than valijson does, and nothing more. What is wrong, the explainer says; that
// the judge always agrees, differential tests show.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "document/name_table.h"
#include "document/tree.h"
#include "schema/prepared_schema.h"

namespace smp::schema {

// Immutable, so thread-safe.
class Program {
 public:
  // Nothing for a schema that has other keywords than the published ones have. Requires: `schema`
  // outlives it.
  [[nodiscard]] static std::optional<Program> Build(const PreparedSchema& schema);

  [[nodiscard]] bool Accepts(const document::Node& value) const { return Holds(0, value); }

 private:
  friend class ProgramBuilder;
  friend class ProgramFormat;
  using RowIndex = std::uint32_t;
  static constexpr RowIndex kAnything = std::numeric_limits<RowIndex>::max();
  static constexpr RowIndex kNothing = kAnything - 1;

  struct Object {
    document::NameTable members;  // by position, as in `rows`
    std::vector<RowIndex> rows;   // of the members
    std::uint64_t required = 0;   // the first members, one bit each
    RowIndex others = kAnything;
    RowIndex names = kAnything;
  };
  struct Row {
    std::uint8_t types = 0;  // one bit each, see TypesOf
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    double exclusive_minimum = -std::numeric_limits<double>::infinity();
    const Pattern* pattern = nullptr;
    std::uint64_t least_length = 0;
    bool has_values = false;  // of an enum: one of `texts` or of `values`
    document::NameTable texts;
    std::vector<const document::Node*> values;  // those that are no texts
    RowIndex items = kAnything;
    std::uint64_t least_items = 0;
    std::optional<Object> object;
    std::vector<RowIndex> one_of;
  };

  [[nodiscard]] bool Holds(RowIndex index, const document::Node& value) const;
  [[nodiscard]] bool ListHolds(const Row& row, const document::Node& list) const;
  [[nodiscard]] bool ObjectHolds(const Object& object, const document::Node& mapping) const;
  [[nodiscard]] static bool IsListed(const Row& row, const document::Node& value);
  [[nodiscard]] bool OneHolds(const Row& row, const document::Node& value) const;

  std::vector<Row> rows_;
  // Of a program that was read; one that was built has those of its schema.
  std::deque<Pattern> patterns_;
  std::deque<document::Node> scalars_;
};

}  // namespace smp::schema
