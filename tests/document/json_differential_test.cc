// Our verdict on JSON against nlohmann/json's, on a table and on mutations of valid documents.
#include <catch2/catch.hpp>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "document/support.h"

namespace smp::document {
namespace {

// Sound to us: no finding but duplicate keys, which RFC 8259 leaves open and nlohmann/json takes.
bool WeAccept(std::string_view text) {
  const ReadDocument document = ReadJsonOne(text);
  for (const Finding& finding : document.findings) {
    if (finding.rule->name != "duplicate-key") return false;
  }
  return document.complete;
}

// nlohmann/json's verdict; numbers that overflow a double are sound to us, and to it no defect of
// syntax (id 406), so nothing is said of them.
std::optional<bool> TheyAccept(std::string_view text) {
  struct Acceptor : nlohmann::json_sax<nlohmann::json> {
    bool overflow = false;
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&,
                     const nlohmann::json::exception& error) override {
      overflow = error.id == 406;
      return false;
    }
  };
  Acceptor acceptor;
  const bool accepted = nlohmann::json::sax_parse(text, &acceptor);
  if (acceptor.overflow) return std::nullopt;
  return accepted;
}

std::uint64_t Next(std::uint64_t& state) {
  state ^= state << 13U;
  state ^= state >> 7U;
  state ^= state << 17U;
  return state >> 11U;
}

// One to three bytes inserted, removed, replaced or copied.
std::string Mutate(std::string text, std::uint64_t& state) {
  constexpr std::string_view kBytes = "{}[]\",:\\ \n0123456789.-+eEtrufalsn/'\x01\x7F\xC3\xA9";
  for (std::uint64_t i = Next(state) % 3; i < 3 && !text.empty(); ++i) {
    const std::size_t at = Next(state) % text.size();
    const char byte = kBytes[Next(state) % kBytes.size()];
    switch (Next(state) % 4) {
      case 0:
        text.insert(at, 1, byte);
        break;
      case 1:
        text.erase(at, 1 + Next(state) % 3);
        break;
      case 2:
        text[at] = byte;
        break;
      default:
        text.insert(at, text.substr(Next(state) % text.size(), 4));
    }
  }
  return text;
}

constexpr const char* kJsonTexts[] = {
    R"({"smp_version": "v1.0.0", "report": {"results": [{"latency": {"quantiles": [{"rank_percent": 50, "value_ms": 4.1}]}}]}})",
    R"([0, -0, 1.5, 1e3, 1E+3, -1.25e-3, 10, true, false, null, "", "a\n\u00e9\ud83d\ude00\\\"\/"])",
    "{\n  \"a\": [],\n  \"b\": {},\n  \"é\": [[{}]]\n}\n",
    R"("text")",
    "12",
};

}  // namespace

TEST_CASE("JSON: our verdict is nlohmann/json's on a table of edge cases", "[document]") {
  for (const char* text : {"0",
                           "-",
                           "-0",
                           "00",
                           "01",
                           "1.",
                           ".1",
                           "1e",
                           "1e+",
                           "1e1",
                           "-1.0E-2",
                           "true",
                           "tru",
                           "truee",
                           "null",
                           "nul",
                           "\"\"",
                           "\"",
                           "\"\\\"",
                           "\"\\u\"",
                           "\"\\u00g0\"",
                           "\"\\ud800\"",
                           "\"\\ud800\\ud800\"",
                           "\"\\udc00\"",
                           "\"\t\"",
                           "\"\x7F\"",
                           "[]",
                           "[",
                           "]",
                           "[,]",
                           "[1,]",
                           "[1 2]",
                           "[[]",
                           "{}",
                           "{",
                           "}",
                           "{,}",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"a\":1,}",
                           "{\"a\" 1}",
                           "{1:2}",
                           "{\"a\":1 \"b\":2}",
                           "1 2",
                           "[] []",
                           " [ ] ",
                           "\xEF\xBB\xBF[]",
                           "// x\n[]",
                           "/**/[]",
                           "NaN",
                           "Infinity",
                           "\"\xC3\"",
                           "\"\xC3\xA9\"",
                           "\"\xED\xA0\x80\"",
                           "[1]]",
                           "{\"a\":[}",
                           "\f[]",
                           "\v1",
                           "[\"a\\\n\"]"}) {
    CAPTURE(text);
    // A byte order mark is a note to us and nothing to nlohmann/json.
    if (std::string_view(text).substr(0, 3) == "\xEF\xBB\xBF") continue;
    CHECK(WeAccept(text) == TheyAccept(text));
  }
}

TEST_CASE("JSON: our verdict is nlohmann/json's on mutations of valid documents", "[document]") {
  std::uint64_t state = 20260301;
  std::size_t accepted = 0;
  constexpr std::size_t kRuns = 20'000;
  for (std::size_t run = 0; run < kRuns; ++run) {
    const std::string text = Mutate(kJsonTexts[run % std::size(kJsonTexts)], state);
    const std::optional<bool> theirs = TheyAccept(text);
    if (!theirs) continue;
    CAPTURE(run, text);
    REQUIRE(WeAccept(text) == *theirs);
    accepted += *theirs ? 1U : 0U;
  }
  CHECK(accepted > kRuns / 20);  // the mutations are not all nonsense
}

}  // namespace smp::document
