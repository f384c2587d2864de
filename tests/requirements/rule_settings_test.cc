#include "smp/rule_settings.h"

#include <catch2/catch.hpp>
#include <string>

namespace smp {
namespace {

std::string SettingRefusal(std::string_view assignment) {
  RuleSettings settings;
  const auto set = settings.Set(assignment);
  CHECK(settings.changed().empty());
  return set ? "taken" : set.error().message + "; " + set.error().hint;
}

TEST_CASE("RuleSettings: a value by id or name, the last one wins", "[requirements]") {
  RuleSettings settings;
  REQUIRE(settings.Set("SMP3008.min_samples_beyond=20"));
  REQUIRE(settings.Set("quantile-support.min_samples_beyond=30.5"));
  REQUIRE(settings.changed().size() == 1);
  CHECK(ToText(settings.changed().front()) == "SMP3008.min_samples_beyond=30.5 instead of 10");
  REQUIRE(settings.Set("SMP3008.min_samples_beyond=10"));
  CHECK(settings.changed().empty());
}

TEST_CASE("RuleSettings: what is refused", "[requirements]") {
  CHECK(SettingRefusal("SMP3008") ==
        "'SMP3008' is no setting; write RULE.NAME=VALUE, as in SMP3008.min_samples_beyond=20");
  CHECK(SettingRefusal("SMP9999.x=1") ==
        "there is no rule 'SMP9999'; smp-validate --list-rules lists them all");
  CHECK(SettingRefusal("SMP3008.samples=1") ==
        "SMP3008 quantile-support has no setting 'samples'; its settings: min_samples_beyond");
  CHECK(SettingRefusal("SMP2004.samples=1") ==
        "SMP2004 percentile-order has no setting 'samples'; it has no settings");
  for (const char* value : {"", "0", "10001", "x", "1x", "nan", "-1", "1e99"}) {
    CHECK(SettingRefusal(std::string("SMP3008.min_samples_beyond=") + value) ==
          std::string("SMP3008.min_samples_beyond cannot be '") + value +
              "'; give a number from 1 to 10000; without it, it is 10");
  }
}

}  // namespace
}  // namespace smp
