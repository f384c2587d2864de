#include <catch2/catch.hpp>

#include "document/support.h"
#include "document/write.h"

namespace smp::document {

TEST_CASE("JSON writer: indented by two, members in their order", "[document]") {
  const ReadDocument document = ReadYamlOne("b: [1.20, ~, {}]\na: {c: true}\n");
  CHECK(WriteJson(*document.tree.root()) ==
        "{\n  \"b\": [\n    1.20,\n    null,\n    {}\n  ],\n  \"a\": {\n    \"c\": true\n  }\n}\n");
}

TEST_CASE("JSON writer: one line for NDJSON", "[document]") {
  const ReadDocument document = ReadYamlOne("b: [1.20, ~, {}]\na: {c: true}\n");
  CHECK(WriteJson(*document.tree.root(), {.indent = false}) ==
        "{\"b\": [1.20, null, {}], \"a\": {\"c\": true}}\n");
}

TEST_CASE("JSON writer: YAML's numbers are written with the same value", "[document]") {
  const ReadDocument document = ReadYamlOne("[0x1F, +1, .5, 007, 1e400]");
  CHECK(WriteJson(*document.tree.root(), {.indent = false}) == "[31, 1, 0.5, 7, 1e400]\n");
}

TEST_CASE("JSON writer: strings and keys are escaped", "[document]") {
  const ReadDocument document = ReadYamlOne("\"k\\\"\": \"\\\\ \\n \\x01 \\x7F \\0 é\"\n");
  CHECK(WriteJson(*document.tree.root(), {.indent = false}) ==
        "{\"k\\\"\": \"\\\\ \\n \\u0001 \\u007f \\u0000 é\"}\n");
}

}  // namespace smp::document
