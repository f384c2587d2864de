// JSON Schema (draft-07) of one field: its type as a document writes it, with its constraints.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "descriptor_set.h"
#include "edition.h"

namespace smp::schema_gen {

// Members keep the order in which they were added, so that output is stable.
using Json = nlohmann::ordered_json;

// Where a field finds the definitions of messages and enums. Each returns the value of a `$ref`;
// `nullable` asks for the definition that takes null as well.
struct References {
  std::function<std::string(const Descriptor&, bool nullable)> message;
  std::function<std::string(const EnumDescriptor&, bool nullable)> enumeration;
};

// The schema of a field: description, type, bounds, items. Throws std::runtime_error for a type
// that the format does not use (bytes, groups, Any) and for constraints that cannot be.
[[nodiscard]] Json FieldSchema(const FieldDescriptor& field, const Edition& edition,
                               const References& references);

// {"type": name}, or {"type": [name, "null"]}.
[[nodiscard]] Json TypeSchema(const std::string& name, bool nullable);

// A bound as JSON: whole numbers without a fraction.
[[nodiscard]] Json Number(double value);

}  // namespace smp::schema_gen
