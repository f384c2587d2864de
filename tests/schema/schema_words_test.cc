// The parts below the structural check: suggestions, numbers, patterns and their words.
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "checked.h"
#include "document/tree.h"
#include "embedded_schemas.h"
#include "schema/number_value.h"
#include "schema/pattern.h"
#include "schema/suggest.h"
#include "smp/suggest.h"

namespace smp::schema_test {
namespace {

TEST_CASE("Nearest: what was meant", "[schema]") {
  const std::vector<std::string_view> names = {"labels",
                                               "name",
                                               "mean_ms",
                                               "max_ms",
                                               "min_ms",
                                               "description",
                                               "achieved_requests_per_second",
                                               "OPEN",
                                               "CLOSED"};
  struct Row {
    std::string_view written;
    std::string_view meant;
  };
  const Row rows[] = {
      {"lables", "labels"},
      {"label", "labels"},
      {"LABELS", "labels"},
      {"meanMs", "mean_ms"},
      {"mean-ms", "mean_ms"},
      {"meen_ms", "mean_ms"},
      {"desc", "description"},
      {"achieved_request_per_seconds", "achieved_requests_per_second"},
      {"open", "OPEN"},
      {"CLOSE", "CLOSED"},
      {"id", ""},
      {"xyz", ""},
      {"latency", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    CHECK(NearestName(row.written, names) == row.meant);
  }
  CHECK(NearestName(std::string(100'000, 'a'), names).empty());
}

TEST_CASE("EditDistance: a swap of neighbours is one edit", "[schema]") {
  CHECK(schema::EditDistance("lables", "labels") == 1);
  CHECK(schema::EditDistance("abc", "abc") == 0);
  CHECK(schema::EditDistance("", "abc") == 3);
  CHECK(schema::EditDistance("kitten", "sitting") == 3);
}

TEST_CASE("NumberValue: every spelling of the core schema", "[schema]") {
  CHECK(schema::NumberValue("1.20") == 1.2);
  CHECK(schema::NumberValue("0x1f") == 31);
  CHECK(schema::NumberValue("0o17") == 15);
  CHECK(schema::NumberValue("+1") == 1);
  CHECK(schema::NumberValue(".5") == 0.5);
  CHECK(schema::NumberValue("1e-400") == 0);
  CHECK(schema::NumberValue("-1e400") == -INFINITY);
  CHECK(schema::NumberValue("0." + std::string(400, '0') + "1") == 0);
  CHECK(schema::NumberValue("1" + std::string(400, '0')) == INFINITY);
  CHECK(schema::NumberValue("1e99999999999999999999999") == INFINITY);
  CHECK(schema::NumberValue("1e-99999999999999999999999") == 0);
}

TEST_CASE("AsOthersSee: what a text loses when it is read as a number", "[schema]") {
  CHECK(schema::AsOthersSee("1.20") == "1.2");
  CHECK(schema::AsOthersSee("1.0") == "1");
  CHECK(schema::AsOthersSee("007") == "7");
  CHECK(schema::AsOthersSee("1e3") == "1000");
  CHECK(schema::AsOthersSee("12345678901234567890123") == "1.2345678901234568e+22");
  CHECK(schema::AsOthersSee("1.2").empty());
  CHECK(schema::AsOthersSee("42").empty());
}

// Calls the function with every member of that name in a schema.
void ForEach(const document::Node& node, std::string_view key,
             const std::function<void(const document::Node&)>& function) {
  for (const document::Node& child : document::Children(node)) {
    if (child.key == key && child.kind == document::NodeKind::kString) function(child);
    ForEach(child, key, function);
  }
}

TEST_CASE("Patterns of the published schemas compile and have words", "[schema]") {
  std::size_t seen = 0;
  for (const published::EmbeddedSchemaFile& file : published::EmbeddedSchemas()) {
    const auto documents = Read(file.text, std::string(file.name));
    ForEach(*documents.front().tree.root(), "pattern", [&](const document::Node& pattern) {
      CAPTURE(file.name, pattern.text);
      ++seen;
      CHECK(schema::Pattern(std::string(pattern.text)).Fault().empty());
      const document::Node* type = document::Find(*pattern.parent, "type");
      // Numbers as texts of digits are called numbers.
      const bool is_number =
          type != nullptr && type->kind == document::NodeKind::kSequence &&
          (type->first_child->text == "integer" || type->first_child->text == "number");
      const bool has_words = schema::FindPatternWords(pattern.text) != nullptr ||
                             !schema::LiteralOf(pattern.text).empty();
      CHECK((is_number || has_words));
    });
  }
  CHECK(seen > 50);
}

TEST_CASE("Pattern: anchors mean the whole text", "[schema]") {
  const schema::Pattern version("^v1\\.0\\.0$");
  CHECK(version.Matches("v1.0.0"));
  CHECK_FALSE(version.Matches("v1.0.0\n"));
  CHECK_FALSE(version.Matches("\nv1.0.0"));
  CHECK_FALSE(version.Matches("a\nv1.0.0\nb"));
  CHECK_FALSE(version.Matches(std::string_view("v1.0.0\0", 7)));
  CHECK_FALSE(version.Matches("v1x0.0"));
}

TEST_CASE("LiteralOf: only anchored texts without operators", "[schema]") {
  CHECK(schema::LiteralOf("^v1\\.0\\.0$") == "v1.0.0");
  CHECK(schema::LiteralOf("^[0-9]$").empty());
  CHECK(schema::LiteralOf("abc").empty());
  CHECK(schema::LiteralOf("^a|b$").empty());
  CHECK(schema::LiteralOf("^\\d$").empty());
  CHECK(schema::LiteralOf("^a\\$").empty());
}

TEST_CASE("CheckSchema: a text of 10 MB in a field with a pattern", "[schema]") {
  const std::string text =
      "{\"smp_version\": \"" + std::string(10'000'000, '0') + "\", \"workload\": {}}";
  const auto lines = Checked(text, "v1.0/workload");
  REQUIRE_FALSE(lines.empty());
  CHECK(lines.front().find("SMP1015 /smp_version: expected `v1.0.0` for `smp_version`, found the "
                           "text `0000000000000000000000000000000000000000…`") !=
        std::string::npos);
}

}  // namespace
}  // namespace smp::schema_test
