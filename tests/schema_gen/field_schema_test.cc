#include "field_schema.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "schema_gen/proto_source.h"

namespace smp::schema_gen {
namespace {

const References kReferences = {
    .message = [](const Descriptor& message,
                  bool nullable) { return "#" + message.name() + (nullable ? "?" : ""); },
    .enumeration = [](const EnumDescriptor& enumeration,
                      bool nullable) { return "#" + enumeration.name() + (nullable ? "?" : ""); }};

// The schema of field f of a message that consists of `declaration`.
std::string SchemaOf(const std::string& declaration, const Edition& edition) {
  const ProtoSource source("enum E { E_UNSPECIFIED = 0; E_A = 1; }\nmessage N {}\nmessage M {\n" +
                           declaration + "\n}");
  return FieldSchema(source.field("f"), edition, kReferences).dump();
}

std::string WithOptions(const std::string& field, const std::string& options) {
  return field + " [(smp.options.v1.field) = {" + options + "}];";
}

struct FieldRow {
  const char* why;
  std::string declaration;
  const char* schema;
};

void Check(const std::vector<FieldRow>& rows, const Edition& edition) {
  for (const FieldRow& row : rows) {
    INFO(row.why << ": " << row.declaration);
    CHECK(SchemaOf(row.declaration, edition) == row.schema);
  }
}

TEST_CASE("FieldSchema: integers", "[schema_gen]") {
  Check({{"32 bits: a number only", "int32 f = 1;",
          R"({"type":"integer","minimum":-2147483648,"maximum":2147483647})"},
         {"unsigned", "uint32 f = 1;", R"({"type":"integer","minimum":0,"maximum":4294967295})"},
         {"64 bits: digits, too", "int64 f = 1;",
          R"({"type":["integer","string"],"pattern":"^-?[0-9]{1,19}$",)"
          R"("minimum":-9223372036854775808,"maximum":9223372036854775807})"},
         {"a count", WithOptions("int64 f = 1", "minimum: 0"),
          R"({"type":["integer","string"],"pattern":"^[0-9]{1,19}$",)"
          R"("minimum":0,"maximum":9223372036854775807})"},
         {"digits refuse zero as numbers do", WithOptions("int64 f = 1", "minimum: 1"),
          R"({"type":["integer","string"],"pattern":"^[1-9][0-9]{0,18}$",)"
          R"("minimum":1,"maximum":9223372036854775807})"},
         {"exclusive bounds of whole numbers are inclusive ones",
          WithOptions("int64 f = 1", "exclusive_minimum: -1 exclusive_maximum: 6"),
          R"({"type":["integer","string"],"pattern":"^[0-5]$","minimum":0,"maximum":5})"},
         {"unsigned 64 bits", "uint64 f = 1;",
          R"({"type":["integer","string"],"pattern":"^[0-9]{1,19}$",)"
          R"("minimum":0,"maximum":18446744073709551615})"}},
        kShort);
}

TEST_CASE("FieldSchema: numbers, texts and booleans", "[schema_gen]") {
  Check(
      {{"unbounded", "double f = 1;", R"({"type":"number"})"},
       {"whole bounds have no fraction", WithOptions("double f = 1", "minimum: -50 maximum: 50"),
        R"({"type":"number","minimum":-50,"maximum":50})"},
       {"exclusive", WithOptions("double f = 1", "exclusive_minimum: 0 exclusive_maximum: 0.5"),
        R"({"type":"number","exclusiveMinimum":0,"exclusiveMaximum":0.5})"},
       {"boolean", "bool f = 1;", R"({"type":"boolean"})"},
       {"optional text may be empty", "string f = 1;", R"({"type":"string"})"},
       {"required text may not: empty is absent", WithOptions("string f = 1", "required: true"),
        R"({"type":"string","minLength":1})"},
       {"required text with presence may", WithOptions("optional string f = 1", "required: true"),
        R"({"type":"string"})"},
       {"a pattern says it all", WithOptions("string f = 1", "required: true pattern: '^\\\\d+$'"),
        R"({"type":"string","pattern":"^\\d+$"})"},
       {"length", WithOptions("string f = 1", "min_length: 3"),
        R"({"type":"string","minLength":3})"},
       {"example of a text", WithOptions("string f = 1", "example: '1.20'"),
        R"({"type":"string","examples":["1.20"]})"},
       {"example of a number", WithOptions("double f = 1", "example: '1.20'"),
        R"({"type":"number","examples":[1.2]})"}},
      kShort);
}

TEST_CASE("FieldSchema: lists and maps", "[schema_gen]") {
  Check({{"bounds of a list are its own, those of values the items'",
          WithOptions("repeated double f = 1", "min_items: 1 max_items: 3 minimum: 0"),
          R"({"type":"array","minItems":1,"maxItems":3,"items":{"type":"number","minimum":0}})"},
         {"items of a required list may be empty",
          WithOptions("repeated string f = 1", "required: true min_items: 1"),
          R"({"type":"array","minItems":1,"items":{"type":"string"}})"},
         {"messages", "repeated N f = 1;", R"({"type":"array","items":{"$ref":"#N"}})"},
         {"map: the pattern is for keys, bounds for values",
          WithOptions("map<string, int64> f = 1", "pattern: '^[a-z]+$' minimum: 0 min_items: 1"),
          R"({"type":"object","propertyNames":{"type":"string","pattern":"^[a-z]+$"},)"
          R"("minProperties":1,"additionalProperties":{"type":["integer","string"],)"
          R"("pattern":"^[0-9]{1,19}$","minimum":0,"maximum":9223372036854775807}})"},
         {"map of free structures", "map<string, google.protobuf.Struct> f = 1;",
          R"({"type":"object","additionalProperties":{"type":"object"}})"}},
        kShort);
}

TEST_CASE("FieldSchema: references and well-known types", "[schema_gen]") {
  Check({{"message", "N f = 1;", R"({"$ref":"#N"})"},
         {"enum", "E f = 1;", R"({"$ref":"#E"})"},
         {"duration", "google.protobuf.Duration f = 1;",
          R"({"type":"string","pattern":"^[0-9]{1,12}(\\.[0-9]{1,9})?s$"})"},
         {"duration above zero",
          WithOptions("google.protobuf.Duration f = 1", "exclusive_minimum: 0"),
          R"({"type":"string","pattern":"^(0*[1-9][0-9]{0,11}(\\.[0-9]{1,9})?|)"
          R"(0+\\.[0-9]{0,8}[1-9][0-9]{0,8})s$"})"},
         {"any value", "google.protobuf.Value f = 1;", "{}"},
         {"any list", "google.protobuf.ListValue f = 1;", R"({"type":"array"})"}},
        kShort);
  CHECK(SchemaOf("google.protobuf.Timestamp f = 1;", kShort).find("T([01][0-9]|2[0-3])") !=
        std::string::npos);
}

TEST_CASE("FieldSchema: null stands for unset where the edition says so", "[schema_gen]") {
  Check({{"text", "string f = 1;", R"({"type":["string","null"]})"},
         {"not where required", WithOptions("string f = 1", "required: true"),
          R"({"type":"string","minLength":1})"},
         {"64 bits", WithOptions("int64 f = 1", "minimum: 0"),
          R"({"type":["integer","string","null"],"pattern":"^[0-9]{1,19}$",)"
          R"("minimum":0,"maximum":9223372036854775807})"},
         {"the list, not its items", "repeated N f = 1;",
          R"({"type":["array","null"],"items":{"$ref":"#N"}})"},
         {"the map, not its values", "map<string, bool> f = 1;",
          R"({"type":["object","null"],"additionalProperties":{"type":"boolean"}})"},
         {"message", "N f = 1;", R"({"$ref":"#N?"})"},
         {"enum", "E f = 1;", R"({"$ref":"#E?"})"}},
        kLong);
}

TEST_CASE("FieldSchema: the description tells what draft-07 has no keyword for", "[schema_gen]") {
  Check({{"lines are joined, paragraphs kept", "// One\n// line.\n//\n// Two.\nbool f = 1;",
          R"({"description":"One line.\n\nTwo.","type":"boolean"})"},
         {"a unit that neither name nor comment tells",
          "// Rate.\n" + WithOptions("bool f = 1", "unit: 'per_second'"),
          R"({"description":"Rate. Unit: per_second.","type":"boolean"})"},
         {"a unit within a word does not count",
          "// Items.\n" + WithOptions("bool f = 1", "unit: 'ms'"),
          R"({"description":"Items. Unit: ms.","type":"boolean"})"},
         {"a unit in the comment", "// In ms.\n" + WithOptions("bool f = 1", "unit: 'ms'"),
          R"({"description":"In ms.","type":"boolean"})"},
         {"life cycle", WithOptions("bool f = 1", "since: '1.1.0' deprecated_by: 'g'"),
          R"({"description":"Since v1.1.0. Deprecated: use g instead.","type":"boolean"})"},
         {"a sentence for a field without successor",
          WithOptions("bool f = 1", "deprecated_by: 'nothing replaces it.'"),
          R"({"description":"Deprecated: nothing replaces it.","type":"boolean"})"}},
        kShort);
}

TEST_CASE("FieldSchema: what cannot be expressed is refused by name", "[schema_gen]") {
  const std::vector<std::pair<std::string, const char*>> rows = {
      {"bytes f = 1;", "tricky.M.f: bytes have no written form"},
      {"google.protobuf.Any f = 1;", "tricky.M.f: google.protobuf.Any is not used by the format"},
      {"map<int32, bool> f = 1;", "tricky.M.f: map keys must be text"},
      {WithOptions("int64 f = 1", "minimum: 0.5"),
       "tricky.M.f: the bound of an integer must be a whole number up to 2^53"},
      {WithOptions("int64 f = 1", "maximum: 1e18"),
       "tricky.M.f: the bound of an integer must be a whole number up to 2^53"},
      {WithOptions("int64 f = 1", "minimum: 2 maximum: 1"),
       "tricky.M.f: the minimum is above the maximum"},
      {WithOptions("google.protobuf.Duration f = 1", "exclusive_minimum: 1"),
       "tricky.M.f: a duration can only exclude zero"},
      {WithOptions("double f = 1", "example: 'much'"),
       "tricky.M.f: its example is not a value of its type"},
  };
  for (const auto& [declaration, message] : rows) {
    INFO(declaration);
    CHECK_THROWS_WITH(SchemaOf(declaration, kShort), message);
  }
}

}  // namespace
}  // namespace smp::schema_gen
