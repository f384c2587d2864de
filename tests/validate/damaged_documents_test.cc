// No document, however damaged, makes an upgrade or a downgrade fail or lose a value in silence:
// held over the conformance cases and over what random damage makes of them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "long_runs.h"
#include "validate/accounts.h"
#include "validate/read_messages.h"

namespace smp {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> Files() {
  std::vector<fs::path> files;
  for (const char* folder : {"/conformance/cases", "/conformance/golden", "/examples/reports"}) {
    const fs::path root = SMP_SOURCE_DIR + std::string(folder);
    if (!fs::exists(root)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
      const std::string name = entry.path().filename().string();
      if (entry.is_regular_file() && name != "README.md" && name != "expect.json") {
        files.push_back(entry.path());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<SourceDocument> Corpus() {
  std::vector<SourceDocument> corpus;
  for (const fs::path& file : Files()) {
    const auto documents = ReadFile(file);
    if (!documents) continue;
    for (const SourceDocument& document : *documents) {
      const bool is_known =
          document.edition() == Edition::kV06 || document.edition() == Edition::kV1;
      if (is_known && document.kind() != Kind::kUnknown) corpus.push_back(document);
    }
  }
  return corpus;
}

// Zero, false and the empty text are what v0.6 takes for absent.
bool StatesNothing(const std::string& line) {
  const std::string value = line.substr(line.rfind(" = ") + 3);
  return value == "false" || value.find_first_not_of("-+.0") == std::string::npos;
}

// Of a field in both spellings one is kept, and Validate tells that.
bool HasDuplicates(const SourceDocument& document) {
  const std::vector<Finding> findings = Validate(document);
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.rule->id == "SMP1003"; });
}

void CheckUpgrade(const SourceDocument& document) {
  const auto outcome = Upgrade(std::span(&document, 1));
  const std::vector<SourceDocument> made = DocumentsOf(outcome);
  for (const SourceDocument& upgraded : made) {
    CHECK(upgraded.edition() == Edition::kV1);
    static_cast<void>(Validate(upgraded));
    CHECK(Downgrade(upgraded).has_value());
  }
  std::vector<std::string> missing = Unaccounted(document, made, StepsOf(*outcome), true);
  missing.erase(std::remove_if(missing.begin(), missing.end(), StatesNothing), missing.end());
  CHECK(missing == std::vector<std::string>());
}

void CheckDowngrade(const SourceDocument& document) {
  const auto outcome = Downgrade(document);
  const std::vector<SourceDocument> down = DocumentsOf(outcome);
  for (const SourceDocument& message : down) {
    CHECK(message.edition() == Edition::kV06);
    static_cast<void>(Validate(message));
  }
  const std::vector<SourceDocument> up = DocumentsOf(Upgrade(down));
  std::vector<std::string> missing = Unaccounted(document, up, StepsOf(*outcome), false);
  missing.erase(std::remove_if(missing.begin(), missing.end(), StatesNothing), missing.end());
  CHECK(missing == std::vector<std::string>());
}

void Check(const SourceDocument& document) {
  if (HasDuplicates(document)) return;
  const bool is_v1 = document.edition() == Edition::kV1;
  if (document.complete()) {
    return is_v1 ? CheckDowngrade(document) : CheckUpgrade(document);
  }
  const auto outcome = is_v1 ? Downgrade(document) : Upgrade(std::span(&document, 1));
  REQUIRE(outcome.has_value());
  CHECK(outcome->documents.empty());
  CHECK(!outcome->refused.empty());
}

TEST_CASE("Upgrade and Downgrade: every value of the conformance cases is accounted for",
          "[validate][hostile]") {
  const std::vector<SourceDocument> corpus = Corpus();
  CHECK(corpus.size() > 50);
  for (const SourceDocument& document : corpus) {
    CAPTURE(document.file(), document.ToText(Format::kYaml));
    Check(document);
  }
}

// Puts something else in a random place of a document.
class Damage {
 public:
  explicit Damage(std::uint32_t seed) : random_(seed) {}

  void Do(nlohmann::json& value, int depth = 0) {
    if (value.is_structured() && !value.empty() && !Chance(4 + static_cast<std::uint32_t>(depth))) {
      auto member = value.begin();
      std::advance(member, Below(static_cast<std::uint32_t>(value.size())));
      return Do(*member, depth + 1);
    }
    if (value.is_array() && Chance(2)) {
      value.push_back(value.empty() ? Anything() : value.front());
    } else if (value.is_object() && Chance(3)) {
      value["x/y~" + std::to_string(Below(3))] = Anything();
    } else if (depth > 1) {
      value = Anything();
    }
  }

 private:
  std::uint32_t Below(std::uint32_t count) { return static_cast<std::uint32_t>(random_()) % count; }
  bool Chance(std::uint32_t of) { return Below(of) == 0; }

  nlohmann::json Anything() {
    static const nlohmann::json kValues =
        nlohmann::json::parse(R"([null, true, 5, -1, 1e300, 0.5, "", "x", "12", "1m",
        9223372036854775807, 18446744073709551615, [], {}, [1], [[], {}], {"a": 1},
        {"a": {"b": [null, "c"]}}, [{"id": "i"}], {"": ""}, "2024-03-01T10:00:00+01:00", "-5s"])");
    return kValues[Below(static_cast<std::uint32_t>(kValues.size()))];
  }

  std::mt19937 random_;
};

TEST_CASE("Upgrade and Downgrade: every value of damaged documents is accounted for",
          "[validate][hostile]") {
  const std::vector<SourceDocument> corpus = Corpus();
  const int rounds = Rounds(500, 10'000);
  for (int seed = 0; seed < rounds; ++seed) {
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    const SourceDocument& document = corpus[random() % corpus.size()];
    // A large one takes its time and shows no more.
    constexpr std::size_t kLargest = 20'000;
    if (!document.complete() || document.source_text().size() > kLargest) continue;
    nlohmann::json damaged = nlohmann::json::parse(document.ToText(Format::kJson), nullptr, false);
    if (damaged.is_discarded()) continue;
    Damage damage(static_cast<std::uint32_t>(seed));
    for (std::uint32_t i = 1 + static_cast<std::uint32_t>(random()) % 4; i > 0; --i)
      damage.Do(damaged);
    ReadOptions options;
    options.edition = document.edition();
    options.kind = document.kind();
    options.format = Format::kJson;
    const std::string text = damaged.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    CAPTURE(seed, document.file(), text);
    Check(ReadOne(text, options));
  }
}

}  // namespace
}  // namespace smp
