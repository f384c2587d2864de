// What v0.6 can hold of a document of v1 comes back, and the rest is listed.
#include <algorithm>
#include <catch2/catch.hpp>

#include "long_runs.h"
#include "model/random_message.h"
#include "validate/accounts.h"
#include "validate/read_messages.h"
#include "validate/source_document.h"
#include "validate/v1_generator.h"

namespace smp {
namespace {

SourceDocument Read(const v1::Document& document, std::uint32_t seed) {
  ReadOptions options;
  options.format = seed % 4 == 0 ? Format::kBinary : seed % 4 == 1 ? Format::kYaml : Format::kJson;
  return ReadOne(Write(document, *options.format), options);
}

std::string Listed(const std::vector<UpgradeStep>& steps) {
  std::string lines;
  for (const UpgradeStep& step : steps) {
    for (const Change& change : step.changes) {
      lines += std::string(change.rule->id) + " " + change.from_pointer + " -> " +
               change.to_pointer + ": " + change.from_value + " -> " + change.to_value + "\n";
    }
  }
  return lines;
}

// Every value stands for one of the document, however many steps ago.
void CheckOrigins(const SourceDocument& document, const document::Node& root) {
  std::vector<const document::Node*> open = {document.impl().read.tree.root()};
  while (!open.empty()) {
    const document::Node& node = *open.back();
    open.pop_back();
    const document::Node* written = &document::Written(node);
    while (written->parent != nullptr) written = written->parent;
    if (written != &root) FAIL_CHECK(document::PointerOf(node) << " stands for nothing");
    for (const document::Node& child : document::Children(node)) open.push_back(&child);
  }
}

bool IsZero(const std::string& line) {
  return line.ends_with(" = ") || line.ends_with(" = 0") || line.ends_with(" = false");
}

// The values that are not accounted for once the document is upgraded again. Zero, false and the
// empty text are what v0.6 takes for absent: of these it is enough that its text states them.
std::vector<std::string> Missing(const SourceDocument& document,
                                 const std::vector<SourceDocument>& down,
                                 const std::vector<SourceDocument>& up,
                                 const std::vector<UpgradeStep>& steps) {
  std::vector<std::string> missing;
  const std::vector<std::string> before = Unaccounted(document, down, steps, true);
  for (const std::string& line : Unaccounted(document, up, steps, false)) {
    const bool is_stated = std::find(before.begin(), before.end(), line) == before.end();
    if (!IsZero(line) || !is_stated) missing.push_back(line);
  }
  return missing;
}

TEST_CASE("Downgrade: what v0.6 can hold comes back, and the rest is listed",
          "[validate][property]") {
  const int rounds = Rounds(500, 10'000);
  for (int round = 0; round < rounds; ++round) {
    const auto seed = static_cast<std::uint32_t>(round);
    const SourceDocument document = Read(RandomV1(seed), seed);
    REQUIRE(document.edition() == Edition::kV1);
    const auto outcome = Downgrade(document);
    const std::vector<SourceDocument> down = DocumentsOf(outcome);
    const std::vector<SourceDocument> up = DocumentsOf(Upgrade(down));
    std::string texts;
    for (const SourceDocument& message : down) texts += message.ToText(Format::kYaml) + "---\n";
    const std::vector<UpgradeStep> steps = StepsOf(*outcome);
    CAPTURE(seed, document.ToText(Format::kYaml), texts, Listed(steps));
    REQUIRE(Missing(document, down, up, steps) == std::vector<std::string>());
    for (const SourceDocument& upgraded : up) {
      CheckOrigins(upgraded, *document.impl().read.tree.root());
    }
    std::vector<SourceDocument> again;
    for (const SourceDocument& upgraded : up) {
      for (SourceDocument& message : DocumentsOf(Downgrade(upgraded))) {
        again.push_back(std::move(message));
      }
    }
    REQUIRE(again.size() == down.size());
    for (std::size_t i = 0; i < down.size(); ++i) {
      CAPTURE(i);
      REQUIRE(model::Differences(*ReadMessage(down[i]), *ReadMessage(again[i])) == "");
    }
  }
}

}  // namespace
}  // namespace smp
