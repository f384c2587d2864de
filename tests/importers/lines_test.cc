#include "importers/lines.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace smp::importers {
namespace {

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : Lines(text)) lines.emplace_back(line);
  return lines;
}

TEST_CASE("Lines: LF and CR LF end a line, the last one need not end", "[importers]") {
  using Expected = std::vector<std::string>;
  CHECK(LinesOf("").empty());
  CHECK(LinesOf("a") == Expected{"a"});
  CHECK(LinesOf("a\n") == Expected{"a"});
  CHECK(LinesOf("a\r\nb\n\nc") == Expected{"a", "b", "", "c"});
  CHECK(LinesOf("\n") == Expected{""});
  CHECK(LinesOf("a\rb") == Expected{"a\rb"});
}

TEST_CASE("Lines: what is taken off a text", "[importers]") {
  CHECK(Trim(" \t a b \r\n") == "a b");
  CHECK(Trim("  ").empty());
  std::string_view text = "  6 requests";
  CHECK(TakeWord(text) == "6");
  CHECK(TakeWord(text) == "requests");
  CHECK(TakeWord(text).empty());
  text = "a,,b";
  CHECK(TakeField(text, ',') == "a");
  CHECK(TakeField(text, ',').empty());
  CHECK(TakeField(text, ',') == "b");
  CHECK(TakeField(text, ',').empty());
  text = "Latency 3";
  CHECK_FALSE(TakePrefix(text, "latency"));
  CHECK(TakePrefix(text, "Latency"));
  CHECK(text == " 3");
}

}  // namespace
}  // namespace smp::importers
