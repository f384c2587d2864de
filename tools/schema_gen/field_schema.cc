#include "field_schema.h"

#include <cctype>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>

#include "digit_pattern.h"
#include "names.h"

namespace smp::schema_gen {
namespace {

using options::v1::FieldConstraints;

// RFC 3339 with any offset and up to nanoseconds. No leap second: a Timestamp cannot hold one.
constexpr char kTimestampPattern[] =
    "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    "(\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$";
// Seconds with up to nanoseconds; no duration of the format is negative. 12 digits are all that a
// Duration can hold.
constexpr char kDurationPattern[] = "^[0-9]{1,12}(\\.[0-9]{1,9})?s$";
// The same, zero left out.
constexpr char kPositiveDurationPattern[] =
    "^(0*[1-9][0-9]{0,11}(\\.[0-9]{1,9})?|0+\\.[0-9]{0,8}[1-9][0-9]{0,8})s$";

[[noreturn]] void Refuse(const FieldDescriptor& field, const std::string& why) {
  throw std::runtime_error(field.full_name() + ": " + why);
}

std::int64_t WholeBound(const FieldDescriptor& field, double bound) {
  if (bound != std::trunc(bound) || std::abs(bound) > 9007199254740992.0) {
    Refuse(field, "the bound of an integer must be a whole number up to 2^53");
  }
  return static_cast<std::int64_t>(bound);
}

// Bounds of an integer field, inclusive; absent where only the type bounds it.
struct IntegerRange {
  std::optional<std::int64_t> minimum;
  std::optional<std::int64_t> maximum;
};

IntegerRange RangeOf(const FieldDescriptor& field, const FieldConstraints& constraints) {
  IntegerRange range;
  if (constraints.has_minimum()) range.minimum = WholeBound(field, constraints.minimum());
  if (constraints.has_exclusive_minimum()) {
    range.minimum = WholeBound(field, constraints.exclusive_minimum()) + 1;
  }
  if (constraints.has_maximum()) range.maximum = WholeBound(field, constraints.maximum());
  if (constraints.has_exclusive_maximum()) {
    range.maximum = WholeBound(field, constraints.exclusive_maximum()) - 1;
  }
  if (range.minimum && range.maximum && *range.minimum > *range.maximum) {
    Refuse(field, "the minimum is above the maximum");
  }
  return range;
}

template <typename T>
Json IntegerSchema(const FieldDescriptor& field, const FieldConstraints& constraints,
                   bool nullable) {
  const IntegerRange range = RangeOf(field, constraints);
  Json schema = TypeSchema("integer", nullable);
  if constexpr (sizeof(T) == 8) {
    schema["type"] = nullable ? Json{"integer", "string", "null"} : Json{"integer", "string"};
    schema["pattern"] = DigitPattern(
        std::is_signed_v<T> ? range.minimum : range.minimum.value_or(0), range.maximum);
  }
  // A reader that holds numbers as doubles takes the largest 64-bit integer for 2^63 and lets that
  // one pass as well: closer than any bound that a double can say, and the decoder tells.
  schema["minimum"] = range.minimum ? Json(*range.minimum) : Json(std::numeric_limits<T>::min());
  schema["maximum"] = range.maximum ? Json(*range.maximum) : Json(std::numeric_limits<T>::max());
  return schema;
}

Json NumberSchema(const FieldConstraints& constraints, bool nullable) {
  Json schema = TypeSchema("number", nullable);
  if (constraints.has_minimum()) schema["minimum"] = Number(constraints.minimum());
  if (constraints.has_exclusive_minimum()) {
    schema["exclusiveMinimum"] = Number(constraints.exclusive_minimum());
  }
  if (constraints.has_maximum()) schema["maximum"] = Number(constraints.maximum());
  if (constraints.has_exclusive_maximum()) {
    schema["exclusiveMaximum"] = Number(constraints.exclusive_maximum());
  }
  return schema;
}

Json TextSchema(const std::string& pattern, bool nullable) {
  Json schema = TypeSchema("string", nullable);
  if (!pattern.empty()) schema["pattern"] = pattern;
  return schema;
}

Json StringSchema(const FieldDescriptor& field, const FieldConstraints& constraints,
                  bool nullable) {
  if (field.type() == FieldDescriptor::TYPE_BYTES) Refuse(field, "bytes have no written form");
  Json schema = TextSchema(constraints.pattern(), nullable);
  // An empty string without presence is the same as none at all.
  const bool empty_is_absent =
      constraints.required() && !field.is_repeated() && !field.has_presence();
  if (constraints.has_min_length()) {
    schema["minLength"] = constraints.min_length();
  } else if (empty_is_absent && constraints.pattern().empty()) {
    schema["minLength"] = 1;
  }
  return schema;
}

Json DurationSchema(const FieldDescriptor& field, const FieldConstraints& constraints,
                    bool nullable) {
  if (!constraints.pattern().empty()) return TextSchema(constraints.pattern(), nullable);
  if (!constraints.has_exclusive_minimum()) return TextSchema(kDurationPattern, nullable);
  if (constraints.exclusive_minimum() != 0) Refuse(field, "a duration can only exclude zero");
  return TextSchema(kPositiveDurationPattern, nullable);
}

Json MessageValueSchema(const FieldDescriptor& field, const FieldConstraints& constraints,
                        const References& references, bool nullable) {
  const Descriptor& message = *field.message_type();
  const std::string& name = message.full_name();
  if (name == "google.protobuf.Timestamp") {
    const bool own = !constraints.pattern().empty();
    return TextSchema(own ? constraints.pattern() : kTimestampPattern, nullable);
  }
  if (name == "google.protobuf.Duration") return DurationSchema(field, constraints, nullable);
  if (name == "google.protobuf.Struct") return TypeSchema("object", nullable);
  if (name == "google.protobuf.ListValue") return TypeSchema("array", nullable);
  if (name == "google.protobuf.Value") return Json::object();
  if (name.starts_with("google.protobuf.")) Refuse(field, name + " is not used by the format");
  return {{"$ref", references.message(message, nullable)}};
}

// The schema of a value of the field; for a repeated field, of one item.
Json ValueSchema(const FieldDescriptor& field, const FieldConstraints& constraints,
                 const References& references, bool nullable) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return TypeSchema("boolean", nullable);
    case FieldDescriptor::CPPTYPE_INT32:
      return IntegerSchema<std::int32_t>(field, constraints, nullable);
    case FieldDescriptor::CPPTYPE_UINT32:
      return IntegerSchema<std::uint32_t>(field, constraints, nullable);
    case FieldDescriptor::CPPTYPE_INT64:
      return IntegerSchema<std::int64_t>(field, constraints, nullable);
    case FieldDescriptor::CPPTYPE_UINT64:
      return IntegerSchema<std::uint64_t>(field, constraints, nullable);
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return NumberSchema(constraints, nullable);
    case FieldDescriptor::CPPTYPE_STRING:
      return StringSchema(field, constraints, nullable);
    case FieldDescriptor::CPPTYPE_ENUM:
      return {{"$ref", references.enumeration(*field.enum_type(), nullable)}};
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return MessageValueSchema(field, constraints, references, nullable);
  }
  Refuse(field, "its type is not known to the generator");
}

Json MapSchema(const FieldDescriptor& field, const FieldConstraints& constraints,
               const References& references, bool nullable) {
  FieldConstraints of_values = constraints;
  of_values.clear_pattern();
  of_values.clear_required();
  Json schema = TypeSchema("object", nullable);
  const FieldDescriptor& key = *field.message_type()->map_key();
  if (key.cpp_type() != FieldDescriptor::CPPTYPE_STRING) Refuse(field, "map keys must be text");
  if (!constraints.pattern().empty()) {
    schema["propertyNames"] = TextSchema(constraints.pattern(), false);
  }
  if (constraints.has_min_items()) schema["minProperties"] = constraints.min_items();
  if (constraints.has_max_items()) schema["maxProperties"] = constraints.max_items();
  schema["additionalProperties"] =
      ValueSchema(*field.message_type()->map_value(), of_values, references, false);
  return schema;
}

Json ListSchema(const FieldDescriptor& field, const FieldConstraints& constraints,
                const References& references, bool nullable) {
  Json schema = TypeSchema("array", nullable);
  if (constraints.has_min_items()) schema["minItems"] = constraints.min_items();
  if (constraints.has_max_items()) schema["maxItems"] = constraints.max_items();
  schema["items"] = ValueSchema(field, constraints, references, false);
  return schema;
}

bool HasWord(const std::string& text, const std::string& word) {
  const auto is_letter = [&text](std::size_t at) {
    return at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0;
  };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + word.size())) return true;
  }
  return false;
}

// The comment, and what draft-07 has no keyword for.
std::string Description(const FieldDescriptor& field, const FieldConstraints& constraints) {
  std::string text = Comment(field);
  const auto add = [&text](const std::string& sentence) {
    if (!text.empty()) text += ' ';
    text += sentence;
  };
  const std::string& unit = constraints.unit();
  const bool is_told = unit.empty() || unit == "count" || HasWord(text, unit) ||
                       field.name().find(unit) != std::string::npos;
  if (!is_told) {
    add("Unit: " + unit + ".");
  }
  if (!constraints.since().empty()) add("Since v" + constraints.since() + ".");
  if (!constraints.deprecated_by().empty()) add(DeprecationSentence(constraints.deprecated_by()));
  return text;
}

Json Example(const FieldDescriptor& field, const std::string& example) {
  const bool is_text = field.cpp_type() == FieldDescriptor::CPPTYPE_STRING ||
                       field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM ||
                       field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
  if (is_text) return example;
  Json value = Json::parse(example, nullptr, false);
  if (value.is_discarded()) Refuse(field, "its example is not a value of its type");
  return value;
}

}  // namespace

Json TypeSchema(const std::string& name, bool nullable) {
  return {{"type", nullable ? Json{name, "null"} : Json(name)}};
}

Json Number(double value) {
  const bool whole = value == std::trunc(value) && std::abs(value) <= 9007199254740992.0;
  return whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

Json FieldSchema(const FieldDescriptor& field, const Edition& edition,
                 const References& references) {
  const FieldConstraints& constraints = Constraints(field);
  const bool nullable = edition.null_is_unset && !constraints.required();
  Json schema = Json::object();
  const std::string description = Description(field, constraints);
  if (!description.empty()) schema["description"] = description;
  if (field.is_map()) {
    schema.update(MapSchema(field, constraints, references, nullable));
  } else if (field.is_repeated()) {
    schema.update(ListSchema(field, constraints, references, nullable));
  } else {
    schema.update(ValueSchema(field, constraints, references, nullable));
    if (!constraints.example().empty()) {
      schema["examples"] = Json::array({Example(field, constraints.example())});
    }
  }
  return schema;
}

}  // namespace smp::schema_gen
