// Machines match what std::regex matches.
#include "schema/pattern_machine.h"

#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <string>

#include "document/mutated_text.h"
#include "embedded_schemas.h"
#include "long_runs.h"
#include "schema/checked.h"

namespace smp::schema_test {
namespace {

using schema::PatternMachine;

void Collect(const document::Node& node, std::set<std::string>& patterns) {
  if (node.key == "pattern" && node.kind == document::NodeKind::kString) {
    patterns.emplace(node.text);
  }
  for (const document::Node& child : document::Children(node)) Collect(child, patterns);
}

std::set<std::string> PublishedPatterns() {
  std::set<std::string> patterns;
  for (const published::EmbeddedSchemaFile& file : published::EmbeddedSchemas()) {
    for (const document::ReadDocument& read : Read(file.text)) Collect(*read.tree.root(), patterns);
  }
  return patterns;
}

constexpr std::string_view kSubjects[] = {
    "",
    "0",
    "12",
    "-12",
    "120s",
    "1.5s",
    "0.0s",
    "v1.0.0",
    "SMP3008",
    "SMP8101",
    "1h30m",
    "+1.5h",
    "10us",
    "10µs",
    "10μs",
    ".5ms",
    "5",
    "0012",
    "1234567890123456789",
    "2026-03-01T10:00:00Z",
    "2026-03-01T10:00:00.123456789+05:30",
    "00000000-6f0a-4c1e-9c39-0a4f0d7c9a11",
    "org.example.my-tool",
    "smp-spec.io/meshmark@1",
    "0fbb020aa29f49273a96465091efd9eb17a2ee62d0fbc083bfccd5790acd6a59",
};

}  // namespace

TEST_CASE("PatternMachine: every pattern of the published schemas has one", "[schema]") {
  const auto patterns = PublishedPatterns();
  CHECK(patterns.size() >= 16);
  for (const std::string& pattern : patterns) {
    CAPTURE(pattern);
    CHECK(PatternMachine::Build(pattern) != nullptr);
  }
}

TEST_CASE("PatternMachine: what it does not know is left to std::regex", "[schema]") {
  for (const char* pattern :
       {"a", "^a", "a$", "^a|b$", "^.$", "^\\d$", "^[^a]$", "^(?=a)b$", "^a*?$", "^[[:digit:]]$",
        "^a{2$", "^(a$", "^a)$", "^[a$", "^*$", "^\\1$", "^a\\$", "^[é]$", "^a{3,2}$"}) {
    CAPTURE(pattern);
    CHECK(PatternMachine::Build(pattern) == nullptr);
  }
  // More steps than a schema is worth.
  CHECK(PatternMachine::Build("^(a{1,90}){1,90}$") == nullptr);
}

TEST_CASE("PatternMachine: a subject that needs more states than are kept", "[schema]") {
  const char* pattern = "^[ab]*a[ab]{12}$";  // 2^13 states
  const auto machine = PatternMachine::Build(pattern);
  REQUIRE(machine != nullptr);
  const std::regex regex(pattern, std::regex::ECMAScript);
  std::uint32_t bits = 1;
  std::size_t matched = 0;
  for (int round = 0; round < 500; ++round) {
    std::string subject;
    for (int i = 0; i < 40; ++i) {
      bits = bits * 1'664'525 + 1'013'904'223;
      subject += (bits >> 31U) == 0 ? 'a' : 'b';
    }
    const bool matches = machine->Matches(subject);
    matched += matches ? 1U : 0U;
    REQUIRE(matches == std::regex_search(subject, regex));
  }
  CHECK(matched > 100);
  CHECK(matched < 400);
}

TEST_CASE("PatternMachine: matches what std::regex matches", "[schema]") {
  std::set<std::string> patterns = PublishedPatterns();
  for (const char* pattern :
       {"^$", "^a?b*c+$", "^(a|bc|)d$", "^[a-c0-9_-]{2,4}$", "^(ab|a)(bc|c)?$", "^a{2,}$",
        "^\\.\\+\\[$", "^(a*)*$", "^((a|b)+c){2}$", "^[]$"}) {
    if (PatternMachine::Build(pattern) != nullptr) patterns.emplace(pattern);
  }
  document::TextMutator mutator(20261127);
  const int rounds = Rounds(150, 3'000);
  std::size_t matched = 0;
  for (const std::string& pattern : patterns) {
    const auto machine = PatternMachine::Build(pattern);
    REQUIRE(machine != nullptr);
    const std::regex regex(pattern, std::regex::ECMAScript);
    const auto compare = [&](const std::string& subject) {
      const bool matches = machine->Matches(subject);
      matched += matches ? 1U : 0U;
      if (matches != std::regex_search(subject, regex)) {
        CAPTURE(pattern, subject);
        CHECK(matches == std::regex_search(subject, regex));
      }
    };
    for (const std::string_view subject : kSubjects) compare(std::string(subject));
    for (int round = 0; round < rounds; ++round) {
      compare(mutator.Mutate(kSubjects[mutator.Next() % std::size(kSubjects)]));
    }
  }
  CHECK(matched > 100);
}

}  // namespace smp::schema_test
