// The scripts for shells: what has a meaning to a shell stays text. tests/completion has the shells
// read them.
#include "programs/completion.h"

#include <catch2/catch.hpp>

#include "programs/every_option.h"

namespace smp::programs {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("ShellQuoted: quotes end and begin again around a quote", "[programs]") {
  CHECK(ShellQuoted("don't $do `it`") == "'don'\\''t $do `it`'");
}

TEST_CASE("FindShell: by name, else null", "[programs]") {
  REQUIRE(FindShell("zsh") != nullptr);
  CHECK(FindShell("zsh")->name == "zsh");
  CHECK(FindShell("csh") == nullptr);
}

TEST_CASE("ZshCompletion: brackets, backslashes and quotes of descriptions", "[programs]") {
  const std::string script = ZshCompletion({EveryOption()});
  CHECK(Has(script, "'(-c --choice)-c+[one of \\[two\\]]:value:(a b)'"));
  CHECK(Has(script, "'(-n --number)--number=[a \\\\number]:N: '"));
  CHECK(Has(script,
            "'*--out=[where to; don'\\''t repeat]:text|json[=FILE]: __smp_word_file text "
            "json'"));
}

TEST_CASE("FishCompletion: backslashes and quotes of descriptions", "[programs]") {
  const std::string script = FishCompletion({EveryOption()});
  CHECK(Has(script, " -s n -l number -x -d 'a \\\\number'\n"));
  CHECK(Has(script, " -l out -x -a '(__smp_word_file text json)' -d 'where to; don\\'t repeat'\n"));
  CHECK(Has(script, " -l folder -r -F -d '.hidden or not'\n"));
}

TEST_CASE("BashCompletion: options that take the same share a row", "[programs]") {
  const std::string script = BashCompletion({EveryOption()});
  CHECK(Has(script, "    'smp every ' | 'smp every --folder')\n      kind=file ;;\n"));
  CHECK(
      Has(script, "    'smp every -c' | 'smp every --choice')\n      kind=word words='a b' ;;\n"));
  CHECK(Has(script, "    'smp every --out')\n      kind=word_file words='text json' ;;\n"));
}

}  // namespace
}  // namespace smp::programs
