#include "excerpt.h"

#include <catch2/catch.hpp>

namespace smp::rule_docs {
namespace {

constexpr const char* kReport =
    "smp_version: v1.0.0\n"
    "report:\n"
    "  mesh:\n"
    "    type: ISTIO\n"
    "  results:\n"
    "    - id: run-1\n"
    "      latency:\n"
    "        count: 10\n"
    "        quantiles:\n"
    "        - {rank_percent: 50}\n"
    "        - {rank_percent: 90}\n"
    "        - {rank_percent: 99}\n"
    "    - id: run-2\n";

TEST_CASE("Excerpt: a line, its neighbours and what it stands below", "[rule_docs]") {
  CHECK(Excerpt(kReport, {10}) ==
        "…\n"
        "report:\n"
        "  …\n"
        "  results:\n"
        "    - id: run-1\n"
        "      latency:\n"
        "        …\n"
        "        quantiles:\n"
        "        - {rank_percent: 50}\n"
        "        - {rank_percent: 90}\n"
        "        - {rank_percent: 99}\n"
        "…\n");
}

TEST_CASE("Excerpt: first and last line have one neighbour", "[rule_docs]") {
  CHECK(Excerpt("a\nb\nc\nd\n", {0}) == "a\nb\n…\n");
  CHECK(Excerpt("a\nb\nc\nd\n", {3}) == "…\nc\nd\n");
  CHECK(Excerpt("a\n", {7}) == "…\n");
}

TEST_CASE("Excerpt: bytes that are no text are named", "[rule_docs]") {
  CHECK(Excerpt("name: caf\xE9\n", {0}) == "name: caf\\xE9\n");
  CHECK(Excerpt("name: caf\xC3\xA9\n", {0}) == "name: caf\xC3\xA9\n");
  CHECK(Excerpt(std::string("a\0b\n", 4), {0}) == "a\\x00b\n");
}

TEST_CASE("Excerpt: long lines are cut", "[rule_docs]") {
  CHECK(Excerpt(std::string(500, 'x'), {0}) == std::string(110, 'x') + "…\n");
}

TEST_CASE("LinesNotIn: lines that the other text lacks", "[rule_docs]") {
  CHECK(LinesNotIn("a\nb\nc\n", "a\nc\n") == std::set<std::size_t>{1});
  CHECK(LinesNotIn("a\n", "a\nb\n").empty());
}

}  // namespace
}  // namespace smp::rule_docs
