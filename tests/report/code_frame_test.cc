#include "report/code_frame.h"

#include <catch2/catch.hpp>

namespace smp::report {
namespace {

CodeFrame Frame(std::string_view text, Span span, std::uint32_t max_columns = 100) {
  return MakeCodeFrame(LineIndex(text), span, max_columns);
}

TEST_CASE("Code frame: the caret stands below the first character of the span", "[report]") {
  const CodeFrame frame = Frame("a: 1\nmesh: ISTIO\n", {{2, 7}, {2, 12}});
  CHECK(frame.line == "mesh: ISTIO");
  CHECK(frame.marker == "      ^~~~~");
}

TEST_CASE("Code frame: columns count characters, not bytes", "[report]") {
  const CodeFrame frame = Frame("é€: x", {{1, 5}, {1, 6}});
  CHECK(frame.line == "é€: x");
  CHECK(frame.marker == "    ^");
}

TEST_CASE("Code frame: a span over several lines is marked to the end of its first", "[report]") {
  CHECK(Frame("a: [1,\n 2]\n", {{1, 4}, {2, 4}}).marker == "   ^~~");
}

TEST_CASE("Code frame: a span at the end of the line has a caret", "[report]") {
  CHECK(Frame("name:\n", {{1, 6}, {1, 6}}).marker == "     ^");
}

TEST_CASE("Code frame: a long line is cut around the span", "[report]") {
  const CodeFrame frame =
      Frame(std::string(300, 'x') + "HERE" + std::string(300, 'y'), {{1, 301}, {1, 305}}, 40);
  CHECK(frame.line == "…xxxxxxxxxxxxxHEREyyyyyyyyyyyyyyyyyyyyyyy…");
  CHECK(frame.marker == "              ^~~~");
}

TEST_CASE("Code frame: what a terminal would obey is shown, not sent", "[report]") {
  const CodeFrame frame = Frame("a: \x1b[31mred\x07", {{1, 4}, {1, 5}});
  CHECK(frame.line == "a: \\x1b[31mred\\x07");
  CHECK(frame.marker == "   ^~~~");
  CHECK(Printable("\xc2\x9b"
                  "31m \xff") == "\\xc2\\x9b31m \\xff");
}

TEST_CASE("Code frame: lines end with LF, CR LF or CR", "[report]") {
  constexpr std::string_view kText = "one\r\ntwo\rthree\n";
  CHECK(Frame(kText, {{1, 1}, {1, 4}}).line == "one");
  CHECK(Frame(kText, {{2, 1}, {2, 4}}).line == "two");
  CHECK(Frame(kText, {{3, 1}, {3, 4}}).line == "three");
  CHECK(Frame(kText, {{9, 1}, {9, 4}}).line.empty());
}

TEST_CASE("Code frame: places are found far into a text", "[report]") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "é\r\n";
  for (int i = 0; i < 5000; ++i) text += "€x\xff";
  text += "\nend";
  CHECK(Frame(text, {{5000, 1}, {5000, 2}}).line == "é");
  CHECK(Frame(text, {{5001, 15001}, {5001, 15001}}, 6).line == "…x\\xff");
  CHECK(Frame(text, {{5001, 9001}, {5001, 9002}}, 6).line == "…x\\xff€x\\xff€…");
  CHECK(Frame(text, {{5002, 1}, {5002, 4}}).line == "end");
}

// Each finding once cost a pass over its whole line: minutes for a report of one long line.
TEST_CASE("Code frame: a thousand findings on a line of megabytes take no time", "[report]") {
  const std::string text(8U << 20U, 'x');
  const LineIndex lines(text);
  for (std::uint32_t i = 1; i <= 1000; ++i) {
    const Span span{{1, i * 8000}, {1, i * 8000 + 1}};
    CHECK(MakeCodeFrame(lines, span, 3).line == "…xxx…");
  }
}

TEST_CASE("Code frame: a byte order mark takes no column", "[report]") {
  CHECK(Frame("\xEF\xBB\xBFname: x", {{1, 1}, {1, 5}}).marker == "^~~~");
}

TEST_CASE("Text for JSON: broken UTF-8 becomes U+FFFD", "[report]") {
  CHECK(ValidUtf8("caf\xe9") == "caf\xEF\xBF\xBD");
  CHECK(ValidUtf8("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(ValidUtf8("€") == "€");
}

}  // namespace
}  // namespace smp::report
