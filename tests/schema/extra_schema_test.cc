// Schemas of a user: what is usable, and the findings of each keyword of draft-07.
#include <catch2/catch.hpp>

#include "checked.h"

namespace smp::schema_test {
namespace {

smp::Expected<schema::ExtraSchema> ReadSchema(std::string_view text) {
  return schema::ExtraSchema::Read(
      std::make_shared<const document::Source>("ext.json", std::string(text)));
}

// "" when the schema is usable, else the error.
std::string Fault(std::string_view text) {
  const auto schema = ReadSchema(text);
  if (schema) return {};
  CHECK(schema.error().code == ErrorCode::kInvalidSchema);
  return schema.error().message;
}

Expected Against(std::string_view schema, std::string_view text) {
  const auto extra = ReadSchema(schema);
  REQUIRE(extra.has_value());
  const auto documents = Read(text);
  const document::Tree& tree = documents.front().tree;
  return Lines(schema::CheckExtraSchema(tree, *tree.root(), *extra));
}

TEST_CASE("ExtraSchema: an unusable schema is an error with place and cause", "[schema]") {
  struct Row {
    std::string_view schema;
    std::string_view fault;
  };
  const Row rows[] = {
      {R"({"type":"objekt"})",
       "ext.json:1:9: `type` must be array, boolean, integer, null, number, object, string, or a "
       "list of these"},
      {R"({"$ref":"other.json#/a"})",
       "ext.json:1:9: `other.json#/a` refers to another file, which is not read"},
      {R"({"$ref":"https://example.org/a.json"})",
       "ext.json:1:9: `https://example.org/a.json` refers to another file, which is not read"},
      {R"({"$ref":"#/definitions/none"})",
       "ext.json:1:9: `#/definitions/none` refers to nothing in this schema"},
      {R"({"allOf":[{"$ref":"#"}]})",
       "ext.json:1:11: the schema refers to itself without a property or item in between"},
      {R"({"definitions":{"a":{"$ref":"#/definitions/a"}}})",
       "ext.json:1:21: the schema refers to itself without a property or item in between"},
      {R"({"multipleOf":0})", "ext.json:1:15: `multipleOf` must be a number above 0"},
      {R"x({"pattern":"("})x",
       "ext.json:1:12: the pattern `(` cannot be used: a parenthesis has no partner, or its kind "
       "is not supported"},
      {R"x({"pattern":"(a{1000}){1000}"})x",
       "ext.json:1:12: the pattern `(a{1000}){1000}` cannot be used: its repetitions multiply to "
       "too large a machine"},
      {R"x({"pattern":"^(a+)+\\1b$"})x",
       "ext.json:1:12: the pattern `^(a+)+\\1b$` cannot be used: a back reference cannot be "
       "checked "
       "in bounded time"},
      {R"({"patternProperties":{"[":{}}})",
       "ext.json:1:27: the pattern `[` cannot be used: a bracket expression [ ] is broken"},
      {R"({"$schema":"https://json-schema.org/draft/2020-12/schema"})",
       "ext.json:1:12: the schema is written for `https://json-schema.org/draft/2020-12/sc…`, "
       "and only draft-07 is supported"},
      {R"({"minimum":"3"})", "ext.json:1:12: `minimum` must be a number"},
      {R"({"minLength":-1})", "ext.json:1:14: `minLength` must be a whole number, 0 or more"},
      {R"({"required":"x"})", "ext.json:1:13: `required` must be a list of names"},
      {R"({"enum":[]})", "ext.json:1:9: `enum` must be a list of values, and not empty"},
      {R"([1])", "ext.json:1:1: a schema is an object or a boolean"},
      {R"({"a": 1, "a": 2})", "ext.json:1:10: key `a` is given twice; the first is at 1:2"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CHECK(Fault(row.schema) == row.fault);
  }
}

TEST_CASE("ExtraSchema: usable schemas", "[schema]") {
  const std::string_view rows[] = {
      "true",
      "false",
      R"({"properties":{"x":{"$ref":"#"}}})",
      R"({"items":false})",
      R"({"propertyNames":false})",
      R"({"additionalItems":false,"items":[{}]})",
      R"({"$id":"https://example.org/s","$ref":"https://example.org/s#/definitions/a","definitions":{"a":{}}})",
      "type: object\nproperties:\n  a: {type: string}\n",
  };
  for (const std::string_view row : rows) {
    CAPTURE(row);
    CHECK(Fault(row).empty());
  }
}

TEST_CASE("CheckExtraSchema: every keyword of draft-07 has its finding", "[schema]") {
  constexpr std::string_view kSchema = R"json({
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "properties": {
      "a": {"type": "integer", "multipleOf": 5},
      "b": {"type": "array", "uniqueItems": true, "items": [{"type": "number"}],
            "additionalItems": {"type": "string", "maxLength": 3}},
      "c": {"$ref": "#/definitions/named"},
      "d": {"anyOf": [{"type": "string"}, {"type": "number", "minimum": 10}]},
      "e": {"not": {"type": "string"}},
      "f": {"if": {"properties": {"k": {"const": 1}}, "required": ["k"]},
            "then": {"required": ["v"]}, "else": {"required": ["w"]}},
      "g": {"const": "fix"},
      "h": {"oneOf": [{"type": "number"}, {"type": "integer"}]},
      "i": {"format": "date", "type": ["object", "string"], "id": "x"},
      "j": false,
      "k": {"dependencies": {"p": ["q"], "r": {"required": ["s"]}}},
      "l": {"patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": false},
      "m": {"allOf": [{"minProperties": 2}, {"maxProperties": 2}]},
      "n": {"contains": {"type": "string"}}
    },
    "definitions": {
      "named": {"type": "object", "propertyNames": {"pattern": "^[a-z]+$"},
                "properties": {"self": {"$ref": "#/definitions/named"}}}
    }
  })json";
  constexpr std::string_view kText = R"text(a: 7
b: [1, abc, abc, toolong]
c: {good: 1, self: {Bad: 2}}
d: 5
e: text
f: {k: 1}
g: fox
h: 3
i: {a: b}
j: 1
k: {p: 1, r: 2}
l: {x-a: 1, y: 2}
m: {a: 1}
n: [1]
)text";
  const Expected expected = {
      "1:4-1:5 SMP1022 /a: found 7 for `a`, allowed are multiples of 5 (schema ext.json) | write a "
      "multiple of 5",
      "2:13-2:16 SMP1022 /b/2: an item of `b` is given twice (schema ext.json) | remove one of "
      "them",
      "2:18-2:25 SMP1022 /b/3: an item of `b` has 7 characters, at most 3 are allowed (schema "
      "ext.json) | shorten it",
      "3:21-3:24 SMP1022 /c/self/Bad: expected a text that matches `^[a-z]+$` for a key of `self`, "
      "found `Bad` (schema ext.json) | write a text that matches `^[a-z]+$`",
      "4:4-4:5 SMP1022 /d: found 5 for `d`, allowed is at least 10 (schema ext.json) | write 10 or "
      "more, or leave the field out if it is not known",
      "5:4-5:8 SMP1022 /e: `e` has a form that the schema forbids (not) (schema ext.json) | give "
      "it another form",
      "6:1-6:2 SMP1022 /f: missing field `v` in `f` (schema ext.json) | add `v`",
      "7:4-7:7 SMP1022 /g: unknown value `fox` for `g`, allowed: fix (schema ext.json) | write fix",
      "8:4-8:5 SMP1022 /h: `h` has 2 of the forms that the schema allows one of (schema ext.json) "
      "| make it fit one of them alone",
      "10:4-10:5 SMP1022 /j: `j` is not allowed here (schema ext.json) | remove it",
      "11:1-11:2 SMP1022 /k: missing field `q`, which `p` needs (schema ext.json) | add `q`",
      "11:1-11:2 SMP1022 /k: missing field `s` in `k` (schema ext.json) | add `s`",
      "12:10-12:11 SMP1022 /l/x-a: the text field `x-a` holds the number 1, which is read as a "
      "number (schema ext.json) | write \"1\" in quotes",
      "12:13-12:14 SMP1022 /l/y: unknown field `y` in `l` (schema ext.json) | remove it",
      "13:4-13:10 SMP1022 /m: `m` has 1 field, at least 2 are needed (schema ext.json) | add one "
      "field, or remove the key",
      "14:4-14:7 SMP1022 /n: no item of `n` is a text as the schema demands of one (schema "
      "ext.json) | add one that is",
  };
  CHECK(Against(kSchema, kText) == expected);
}

TEST_CASE("CheckExtraSchema: names are checked in a definition that was referred to", "[schema]") {
  // valijson 1.0 takes the definition itself for its propertyNames.
  constexpr std::string_view kSchema =
      R"({"properties":{"c":{"$ref":"#/definitions/n"}},)"
      R"("definitions":{"n":{"type":"object","propertyNames":{"pattern":"^[a-z]+$"}}}})";
  CHECK(Against(kSchema, "c: {good: 1}").empty());
  CHECK(Against(kSchema, "c: {Bad: 1}").size() == 1);
}

TEST_CASE("CheckExtraSchema: numbers are integers by value, whatever their spelling", "[schema]") {
  constexpr std::string_view kInteger =
      R"({"type":"object","additionalProperties":{"type":"integer"}})";
  const std::string_view integers[] = {
      "1", "1.0", "1e3", "-0", "0x1f", "0o17", "+1", "007", "123456789012345678901234567890"};
  for (const std::string_view text : integers) {
    CAPTURE(text);
    CHECK(Against(kInteger, "a: " + std::string(text)).empty());
  }
  const std::string_view others[] = {"1.5", "1e-1", "1e400", "-1e400", "\"1\"", "true", "null"};
  for (const std::string_view text : others) {
    CAPTURE(text);
    CHECK(Against(kInteger, "a: " + std::string(text)).size() == 1);
  }
}

TEST_CASE("CheckExtraSchema: integers beyond 64 bits do not wrap", "[schema]") {
  constexpr std::string_view kSchema = R"({"additionalProperties":{"minimum":0,"maximum":1e25}})";
  CHECK(Against(kSchema, "a: 9223372036854775808").empty());
  CHECK(Against(kSchema, "a: 18446744073709551616").empty());
  CHECK(Against(kSchema, "a: 100000000000000000000000000").size() == 1);
  CHECK(Against(kSchema, "a: -9223372036854775809").size() == 1);
}

TEST_CASE("CheckExtraSchema: lengths count characters, a NUL too", "[schema]") {
  constexpr std::string_view kSchema = R"({"additionalProperties":{"minLength":2,"maxLength":3}})";
  CHECK(Against(kSchema, R"({"a": "éé", "b": "\u0000x", "c": "日本語"})").empty());
  CHECK(Against(kSchema, R"({"a": "é", "b": "\u0000", "c": "日本語日"})").size() == 3);
}

TEST_CASE("CheckExtraSchema: hostile texts and patterns end in bounded time", "[schema]") {
  constexpr std::string_view kSchema = R"({"additionalProperties":{"pattern":"^(a+)+$"}})";
  CHECK(Against(kSchema, "x: " + std::string(4096, 'a')).empty());
  CHECK(Against(kSchema, "x: " + std::string(4000, 'a') + "b").size() == 1);
  // Too long for any pattern.
  CHECK(Against(kSchema, "x: " + std::string(1'000'000, 'a')).size() == 1);
  constexpr std::string_view kKeys =
      R"({"patternProperties":{"^a+$":{"type":"string"}},"propertyNames":{"pattern":"^a+$"}})";
  CHECK(Against(kKeys, "{\"" + std::string(1'000'000, 'a') + "\": \"x\"}").size() == 1);
}

TEST_CASE("CheckExtraSchema: repeated items are found among many", "[schema]") {
  std::string text = "a: [0";
  for (int i = 1; i < 50'000; ++i) text += ", " + std::to_string(i);
  constexpr std::string_view kSchema = R"({"additionalProperties":{"uniqueItems":true}})";
  CHECK(Against(kSchema, text + "]").empty());
  CHECK(Against(kSchema, text + ", 7.0]").size() == 1);
}

}  // namespace
}  // namespace smp::schema_test
