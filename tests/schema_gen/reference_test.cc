#include "reference.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "field_text.h"
#include "names.h"
#include "schema_gen/proto_source.h"

namespace smp::schema_gen {
namespace {

namespace fs = std::filesystem;

TEST_CASE("ReferencePage: a page from top to bottom", "[schema_gen]") {
  const ProtoSource source(
      R"(// Either a|b or *c*.
message Choice {
  option (smp.options.v1.message) = {document_kind: "choice" oneof_required: true};
  // The one.
  oneof one {
    // Left | right, <b>, `a|b`.
    //
    // More.
    Side side = 1;
    // Some.
    repeated_text.Empty other = 2;
  }
  // Rate.
  optional double rate = 3 [(smp.options.v1.field) = {
    required: true
    exclusive_minimum: 0
    maximum: 9
    unit: "per_second"
    since: "1.1.0"
  }];
  map<string, Side> sides = 4 [(smp.options.v1.field) = {pattern: "^(a|b)$" max_items: 1}];
}
enum Side {
  SIDE_UNSPECIFIED = 0;
  // Left.
  SIDE_FAR_LEFT = 1 [(smp.options.v1.enum_value) = {deprecated_by: "SIDE_RIGHT"}];
}
message repeated_text {
  // Nothing.
  message Empty {}
}
)",
      "// About choices.\n");
  const Page page = ReferencePage(source.file(), source.files(), kShort);
  CHECK(page.name == "name.md");
  CHECK(page.text ==
        R"(<!-- Generated from proto/tricky/name.proto by tools/schema_gen; do not edit. -->
# name, edition v9

[All pages](../README.md) · source: [proto/tricky/name.proto](../../../proto/tricky/name.proto)

About choices.

- [Choice](#choice)
- [Side](#side)
- [repeated_text](#repeated_text)
- [repeated_text.Empty](#repeated_text-empty)

## <a id="choice"></a>Choice

Either a|b or \*c\*.

Document kind `choice`, schema [choice.schema.json](../../../schemas/v9/choice.schema.json).

Exactly one of `side`, `other` is set (one).

| Field | No. | Type | Required | Bounds | Unit | Meaning |
|---|---|---|---|---|---|---|
| <a id="choice.side"></a>`side` | 1 | [Side](name.md#side) | one of one | | | Left \| right, &lt;b&gt;, `a\|b`.<br>More. |
| <a id="choice.other"></a>`other` | 2 | [repeated_text.Empty](name.md#repeated_text-empty) | one of one | | | Some. |
| <a id="choice.rate"></a>`rate` | 3 | number | yes | &gt; 0, ≤ 9 | per_second | Rate. Since v1.1.0. |
| <a id="choice.sides"></a>`sides` | 4 | mapping of text to [Side](name.md#side) | | at most 1 entry, keys match `^(a\|b)$` | | |

## <a id="side"></a>Side

| Value | No. | Meaning |
|---|---|---|
| <a id="side.unspecified"></a>`UNSPECIFIED` | 0 | Never written: leave the field out. |
| <a id="side.far_left"></a>`FAR_LEFT` | 1 | Left. **Deprecated: use SIDE_RIGHT instead.** |

Used by [Choice.side](name.md#choice.side), [Choice.sides](name.md#choice.sides).

## <a id="repeated_text"></a>repeated_text

## <a id="repeated_text-empty"></a>repeated_text.Empty

Nothing.

Used by [Choice.other](name.md#choice.other).
)");
}

TEST_CASE("Kebab: capitals begin words, acronyms are one word", "[schema_gen]") {
  CHECK(Kebab("MutualTls") == "mutual-tls");
  CHECK(Kebab("PerformanceTestResult.CPU") == "performance-test-result.cpu");
  CHECK(Kebab("HTTPHeader") == "http-header");
  CHECK(Kebab("A") == "a");
}

std::string ReadWhole(const fs::path& path) {
  std::ifstream stream(path);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// Every page below docs/reference with its anchors.
std::map<fs::path, std::set<std::string>> AnchorsByPage() {
  std::map<fs::path, std::set<std::string>> pages;
  const fs::path root = fs::path(SMP_SOURCE_DIR) / "docs/reference";
  const std::regex anchor("<a id=\"([^\"]+)\">");
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".md") continue;
    const std::string text = ReadWhole(entry.path());
    std::set<std::string>& anchors = pages[entry.path().lexically_normal()];
    for (std::sregex_iterator it(text.begin(), text.end(), anchor), end; it != end; ++it) {
      INFO(entry.path() << " has the anchor " << (*it)[1] << " twice");
      CHECK(anchors.insert((*it)[1]).second);
    }
  }
  return pages;
}

TEST_CASE("The field reference: anchors are unique and every link leads somewhere",
          "[schema_gen]") {
  const auto pages = AnchorsByPage();
  REQUIRE(pages.size() > 10);
  const std::regex link("\\]\\(([^)#]*)(#([^)]+))?\\)");
  for (const auto& [path, own_anchors] : pages) {
    const std::string text = ReadWhole(path);
    for (std::sregex_iterator it(text.begin(), text.end(), link), end; it != end; ++it) {
      const std::string target = (*it)[1];
      const std::string anchor = (*it)[3];
      const fs::path file =
          target.empty() ? path : (path.parent_path() / target).lexically_normal();
      INFO(path << " links to " << (*it)[0]);
      CHECK(fs::exists(file));
      if (!anchor.empty()) CHECK(pages.at(file).contains(anchor));
    }
  }
}

}  // namespace
}  // namespace smp::schema_gen
