#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

std::string Mark(std::string_view score, std::string_view entry,
                 std::string_view definition = "smp.meshmark/headroom-affine@1") {
  return fmt::format(
      R"(meshmark {{ definition: "{}" {} classes {{ name: "compute" entries {{ {} }} }} }})",
      definition, score, entry);
}

constexpr const char* kEntry = "used: 1830 assigned: 12000 weight_percent: 40";

TEST_CASE("meshmark-score: what the inputs make", "[rules][SMP2059]") {
  CHECK(FindingsOf("SMP2059", Mark("score: 83.9", kEntry)).empty());
  CHECK(FindingsOf("SMP2059", Mark("score: 83.94", kEntry)).empty());
  CHECK(
      FindingsOf("SMP2059", Mark("score: 84", kEntry)) ==
      Lines{"error /meshmark/score: the score is 84, but the inputs make 83.9 by "
            "smp.meshmark/headroom-affine@1 (compute the score from the inputs that are stated, or "
            "state those it is of)"});
  // More used than assigned leaves no headroom, and a weight may cost.
  CHECK(FindingsOf("SMP2059", Mark("score: 50", "used: 3 assigned: 2 weight_percent: 50")).empty());
  CHECK(
      FindingsOf("SMP2059", Mark("score: 25", "used: 1 assigned: 2 weight_percent: -50")).empty());
}

TEST_CASE("meshmark-score: what cannot be computed is for others", "[rules][SMP2059]") {
  CHECK(FindingsOf("SMP2059", Mark("", kEntry)).empty());
  CHECK(FindingsOf("SMP2059", Mark("score: 1", kEntry, "org.example.index/cost@2")).empty());
  CHECK(FindingsOf("SMP2059", Mark("score: 1", "used: 1 assigned: 0 weight_percent: 40")).empty());
  CHECK(FindingsOf("SMP2059", Mark("score: 1", "assigned: 12000 weight_percent: 40")).empty());
  CHECK(
      FindingsOf("SMP2059", "meshmark { definition: \"smp.meshmark/headroom-affine@1\" score: 1 }")
          .empty());
}

}  // namespace
}  // namespace smp::rules
