// The judge: valijson decides whether a value satisfies a schema.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/tree.h"
#include "schema/prepared_schema.h"
#include "smp/error.h"

namespace smp::schema {

// One thing that valijson did not accept.
struct Objection {
  const document::Node* node;  // the value that it speaks of
  bool is_summary;             // true when it only says that something below is not accepted
};

// A compiled schema. Const access is thread-safe.
class Judge {
 public:
  // Error kInvalidSchema for what valijson does not understand. Requires: `schema` outlives it.
  [[nodiscard]] static Expected<std::unique_ptr<Judge>> Compile(const PreparedSchema& schema);
  ~Judge();
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  // Stops at the first defect.
  [[nodiscard]] bool Accepts(const document::Node& value) const;
  // Every objection, in valijson's order. Memory grows with the defects times their depth.
  [[nodiscard]] std::vector<Objection> Objections(const document::Node& value) const;

 private:
  struct Compiled;
  explicit Judge(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace smp::schema
