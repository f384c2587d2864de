#include "document/wildcard.h"

#include <catch2/catch.hpp>
#include <string>

namespace smp::document {
namespace {

TEST_CASE("Matches: stars and question marks", "[document]") {
  CHECK(Matches("worker_3", ""));
  CHECK(Matches("worker_3", "worker_*"));
  CHECK(Matches("worker_3", "*_?"));
  CHECK(Matches("node-1/global", "*/global"));
  CHECK(Matches("aXbXc", "a*b*c"));
  CHECK(Matches("", "*"));
  CHECK_FALSE(Matches("worker_33", "worker_?"));
  CHECK_FALSE(Matches("global", "worker_*"));
  CHECK_FALSE(Matches("global", "glob"));
  CHECK_FALSE(Matches("", "?"));
}

TEST_CASE("Matches: many stars take no longer than text times pattern", "[document]") {
  const std::string text(10'000, 'a');
  std::string pattern;
  for (int i = 0; i < 100; ++i) pattern += "a*";
  CHECK_FALSE(Matches(text, pattern + "b"));
}

}  // namespace
}  // namespace smp::document
