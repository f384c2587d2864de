#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "rules/report_rule.h"
#include "smp/rule.h"

namespace smp {
namespace {

TEST_CASE("Catalogue: rules are ordered by id, and ids and names are unique", "[rules]") {
  std::set<std::string_view> ids;
  std::set<std::string_view> names;
  std::string_view last;
  for (const Rule* rule : Rules()) {
    INFO(rule->id);
    CHECK(last < rule->id);
    CHECK(ids.insert(rule->id).second);
    CHECK(names.insert(rule->name).second);
    last = rule->id;
  }
}

TEST_CASE("Catalogue: every row is complete", "[rules]") {
  const std::regex id("SMP[1-69][0-9]{3}");
  const std::regex name("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  const std::regex spec("[a-z0-9/-]+\\.md#[a-z0-9-]+");
  for (const Rule* rule : Rules()) {
    INFO(rule->id);
    CHECK(std::regex_match(std::string(rule->id), id));
    CHECK(std::regex_match(std::string(rule->name), name));
    CHECK(std::regex_match(std::string(rule->spec), spec));
    for (const std::string_view text : {rule->summary, rule->why, rule->source}) {
      CHECK_FALSE(text.empty());
      CHECK_FALSE(text.ends_with('.'));
    }
  }
}

TEST_CASE("Catalogue: the rules over a report are exactly these", "[rules]") {
  // Each by its number in the catalogue of the domain: R04 is SMP2004.
  const std::vector<std::string_view> expected = {
      "SMP2001", "SMP2002", "SMP2003", "SMP2004", "SMP2005", "SMP2006", "SMP2007", "SMP2009",
      "SMP2010", "SMP2011", "SMP2017", "SMP2018", "SMP2019", "SMP2027", "SMP2028", "SMP2029",
      "SMP2052", "SMP2053", "SMP2054", "SMP2055", "SMP2056", "SMP2059", "SMP2065", "SMP2066",
      "SMP2067", "SMP2071", "SMP2072", "SMP2073", "SMP2074", "SMP2075", "SMP2076", "SMP2077",
      "SMP2078", "SMP3008", "SMP3012", "SMP3013", "SMP3014", "SMP3015", "SMP3016", "SMP3020",
      "SMP3021", "SMP3022", "SMP3023", "SMP3024", "SMP3030", "SMP3031", "SMP3032", "SMP3033",
      "SMP3034", "SMP3035", "SMP3036", "SMP3042", "SMP3046", "SMP3049", "SMP3060", "SMP3063",
      "SMP5026", "SMP5061", "SMP6062"};
  std::vector<std::string_view> found;
  for (const rules::ReportRule& row : rules::ReportRules()) {
    CHECK(row.check != nullptr);
    CHECK(FindRule(row.rule->id) == row.rule);
    found.push_back(row.rule->id);
  }
  CHECK(found == expected);
}

TEST_CASE("Catalogue: every row in the sources is joined", "[rules]") {
  const std::regex row("constexpr (?:smp::)?Rule k\\w+\\s*\\{\\s*(?:\\.id = )?\"(SMP[0-9]{4})\"");
  std::set<std::string> written;
  const std::filesystem::path sources = std::filesystem::path(SMP_SOURCE_DIR) / "src";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(sources)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cc") continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at) {
      const std::string id = (*at)[1];
      INFO(id << " in " << entry.path());
      CHECK(written.insert(id).second);
      CHECK(FindRule(id) != nullptr);
    }
  }
  CHECK(written.size() == Rules().size());
}

TEST_CASE("ReservedRules: ordered, complete, and no rule's", "[rules]") {
  std::string_view last;
  for (const ReservedRule& each : ReservedRules()) {
    INFO(each.id);
    CHECK(last < each.id);
    CHECK(FindRule(each.id) == nullptr);
    CHECK(std::regex_match(std::string(each.id), std::regex("SMP[2-5][0-9]{3}")));
    CHECK_FALSE(each.subject.empty());
    CHECK_FALSE(each.subject.ends_with('.'));
    last = each.id;
  }
}

TEST_CASE("Catalogue: every number of the method is a rule's or reserved", "[rules]") {
  constexpr int kLastOfMethod = 67;
  // R25, the version that a document states, is a rule over documents.
  std::set<int> numbers = {25};
  CHECK(FindRule("SMP1025") != nullptr);
  const auto number_of = [](std::string_view id) { return std::stoi(std::string(id.substr(4))); };
  for (const Rule* rule : Rules()) {
    if (rule->id[3] != '1') numbers.insert(number_of(rule->id));
  }
  for (const ReservedRule& each : ReservedRules()) numbers.insert(number_of(each.id));
  for (int number = 1; number <= kLastOfMethod; ++number) {
    INFO("R" << number);
    CHECK(numbers.contains(number));
  }
}

TEST_CASE("FindRule: by id and by name", "[rules]") {
  REQUIRE(FindRule("SMP2004") != nullptr);
  CHECK(FindRule("SMP2004")->name == "percentile-order");
  CHECK(FindRule("percentile-order") == FindRule("SMP2004"));
  CHECK(FindRule("smp2004") == nullptr);
  CHECK(FindRule("") == nullptr);
}

TEST_CASE("SeverityName: as documents spell it", "[rules]") {
  CHECK(SeverityName(Severity::kNote) == "note");
  CHECK(SeverityName(Severity::kWarning) == "warning");
  CHECK(SeverityName(Severity::kError) == "error");
}

}  // namespace
}  // namespace smp
