#include "json_schema.h"

#include <catch2/catch.hpp>

#include "schema_gen/proto_source.h"

namespace smp::schema_gen {
namespace {

constexpr char kEnveloped[] = R"(
// The envelope.
message Envelope {
  option (smp.options.v1.message) = {document_kind: "document" oneof_required: true};
  // Version.
  string version = 1 [(smp.options.v1.field) = {required: true}];
  // What it holds.
  oneof body {
    // A tree.
    Tree tree = 2;
    // A note.
    string note = 3;
  }
}
// A tree.
message Tree {
  option (smp.options.v1.message) = {document_kind: "tree"};
  // Grows in all directions.
  repeated Tree branches = 1;
  // Kind of leaf.
  Leaf leaf = 2;
  optional int32 age = 3 [(smp.options.v1.field) = {required: true minimum: 0}];
}
// A leaf.
enum Leaf {
  // Not stated.
  LEAF_UNSPECIFIED = 0;
  // Broad.
  LEAF_BROAD = 1;
  // A needle.
  LEAF_NEEDLE = 2;
}
)";

TEST_CASE("EntrySchemas: the kinds of an edition with an envelope", "[schema_gen]") {
  const ProtoSource source(kEnveloped);
  const std::vector<EntrySchema> schemas = EntrySchemas(source.files(), kShort);
  REQUIRE(schemas.size() == 2);

  const Json definitions = Json::parse(R"({
    "Tree": {
      "title": "Tree",
      "description": "A tree.",
      "type": "object",
      "properties": {
        "branches": {"description": "Grows in all directions.", "type": "array",
                     "items": {"$ref": "#/definitions/Tree"}},
        "leaf": {"description": "Kind of leaf.", "$ref": "#/definitions/Leaf"},
        "age": {"type": "integer", "minimum": 0, "maximum": 2147483647}
      },
      "required": ["age"],
      "additionalProperties": false
    },
    "Leaf": {"title": "Leaf", "description": "A leaf.", "type": "string",
             "enum": ["BROAD", "NEEDLE"]}
  })");
  Json any = Json::parse(R"({
    "$schema": "http://json-schema.org/draft-07/schema#",
    "$id": "https://smp-spec.io/schemas/v9/document.schema.json",
    "title": "SMP v9 document",
    "description": "The envelope.",
    "type": "object",
    "properties": {
      "version": {"description": "Version.", "type": "string", "minLength": 1},
      "tree": {"description": "A tree.", "$ref": "#/definitions/Tree"},
      "note": {"description": "A note.", "type": "string"}
    },
    "required": ["version"],
    "additionalProperties": false,
    "oneOf": [{"properties": {"tree": {}}, "required": ["tree"]},
              {"properties": {"note": {}}, "required": ["note"]}]
  })");
  any["definitions"] = definitions;
  CHECK(schemas[0].kind == "document");
  CHECK(schemas[0].schema.dump(2) == any.dump(2));

  Json tree = Json::parse(R"({
    "$schema": "http://json-schema.org/draft-07/schema#",
    "$id": "https://smp-spec.io/schemas/v9/tree.schema.json",
    "title": "SMP v9 tree",
    "description": "A tree.",
    "type": "object",
    "properties": {
      "version": {"description": "Version.", "type": "string", "minLength": 1},
      "tree": {"description": "A tree.", "$ref": "#/definitions/Tree"}
    },
    "required": ["version", "tree"],
    "additionalProperties": false
  })");
  tree["definitions"] = definitions;
  CHECK(schemas[1].kind == "tree");
  CHECK(schemas[1].schema.dump(2) == tree.dump(2));
}

TEST_CASE("EntrySchemas: names and numbers, null, nested types", "[schema_gen]") {
  const ProtoSource source(R"(
    // Top.
    message Top {
      option (smp.options.v1.message) = {document_kind: "top"};
      message Inner {
        enum Kind {
          option allow_alias = true;
          INVALID = 0;
          ROUND = 1;
          CIRCULAR = 1;
        }
        Kind kind = 1;
        repeated Kind kinds = 2;
      }
      Inner inner = 1;
      repeated Inner inners = 2;
    })");
  const std::vector<EntrySchema> schemas = EntrySchemas(source.files(), kLong);
  REQUIRE(schemas.size() == 1);
  const Json& schema = schemas[0].schema;
  CHECK(schema["type"] == "object");
  CHECK(schema["properties"]["inner"]["$ref"] == "#/definitions/Top.Inner_or_null");
  CHECK(schema["properties"]["inners"].dump() ==
        R"({"type":["array","null"],"items":{"$ref":"#/definitions/Top.Inner"}})");
  const Json& definitions = schema["definitions"];
  CHECK(definitions["Top.Inner"]["type"] == "object");
  CHECK(definitions["Top.Inner_or_null"]["type"].dump() == R"(["object","null"])");
  CHECK(definitions["Top.Inner.Kind"].dump() ==
        R"({"title":"Top.Inner.Kind","enum":["INVALID","ROUND","CIRCULAR",0,1]})");
  CHECK(definitions["Top.Inner.Kind_or_null"].dump() ==
        R"({"title":"Top.Inner.Kind","enum":["INVALID","ROUND","CIRCULAR",0,1,null]})");
  CHECK(definitions.size() == 4);
}

TEST_CASE("EntrySchemas: a oneof that is not required allows none of its members", "[schema_gen]") {
  const ProtoSource source(R"(
    message Top {
      option (smp.options.v1.message) = {document_kind: "top"};
      oneof first { bool a = 1; bool b = 2; }
      oneof second { bool c = 3; bool d = 4; }
      optional bool e = 5;
    })");
  const Json schema = EntrySchemas(source.files(), kShort)[0].schema;
  CHECK_FALSE(schema.contains("oneOf"));
  REQUIRE(schema["allOf"].size() == 2);
  CHECK(schema["allOf"][0].dump() == R"({"oneOf":[{"properties":{"a":{}},"required":["a"]},)"
                                     R"({"properties":{"b":{}},"required":["b"]},)"
                                     R"({"not":{"anyOf":[{"properties":{"a":{}},"required":["a"]},)"
                                     R"({"properties":{"b":{}},"required":["b"]}]}}]})");
}

TEST_CASE("EntrySchemas: contradictions are refused", "[schema_gen]") {
  const ProtoSource no_body(R"(
    message Envelope { option (smp.options.v1.message) = {document_kind: "document"}; }
    message Lost { option (smp.options.v1.message) = {document_kind: "lost"}; })");
  CHECK_THROWS_WITH(EntrySchemas(no_body.files(), kShort),
                    "tricky.Lost: tricky.Envelope has no body of this type");
  const ProtoSource nullable(R"(
    message Top {
      option (smp.options.v1.message) = {document_kind: "top"};
      Choice choice = 1;
    }
    message Choice { oneof one { bool a = 1; bool b = 2; } })");
  CHECK_THROWS_WITH(EntrySchemas(nullable.files(), kLong),
                    "tricky.Choice: null and oneof do not mix");
}

}  // namespace
}  // namespace smp::schema_gen
