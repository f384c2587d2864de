// Bytes and texts that are damaged at random: each is read or refused, in words, and what our own
// look at the wire lets pass the library parses.
#include <catch2/catch.hpp>
#include <random>

#include "model/proto_text.h"
#include "model/random_message.h"
#include "model/wire.h"

namespace smp::model {
namespace {

constexpr int kDamages = 150;

// A copy with a few bytes changed, removed or doubled.
std::string Damaged(std::string bytes, std::mt19937& random) {
  for (auto i = 1 + random() % 3; i > 0 && !bytes.empty(); --i) {
    const std::size_t at = random() % bytes.size();
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.erase(at, 1 + random() % 4);
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, random() % 8));
        break;
      default:
        bytes.resize(at);
    }
  }
  return bytes;
}

template <typename Read>
void CheckDamages(const std::string& whole, std::uint32_t seed, Read read) {
  std::mt19937 random(seed);
  for (int i = 0; i < kDamages; ++i) {
    const std::string bytes = Damaged(whole, random);
    const auto result = read(std::make_shared<const document::Source>("m", bytes));
    if (!result) {
      CHECK_FALSE(result.error().message.empty());
      continue;
    }
    const document::ReadDocument& document = result->document;
    CHECK((result->message != nullptr) == document.complete);
    CHECK((document.tree.root() != nullptr) == document.complete);
    CHECK((document.complete || !document.findings.empty()));
    for (const Finding& finding : document.findings) {
      // The words for bytes that we took to be right and the library did not.
      CHECK_THAT(finding.message, !Catch::StartsWith("the bytes are not a smp."));
    }
  }
}

TEST_CASE("Damaged binary is read or refused in words", "[model]") {
  for (const DocumentType& type : DocumentTypes()) {
    const std::string whole = WriteBinary(*RandomMessage(type, Filling::kSubset, 7));
    CheckDamages(whole, 1,
                 [&type](const auto& source) { return ReadBinary(source, type.type, Limits{}); });
    CheckDamages(whole, 2, [](const auto& source) {
      static_cast<void>(LooksBinary(source->bytes()));
      return ReadBinary(source, nullptr, Limits{});
    });
  }
}

TEST_CASE("Damaged protobuf text is read or refused in words", "[model]") {
  for (const DocumentType& type : DocumentTypes()) {
    const std::string whole = WriteProtoText(*RandomMessage(type, Filling::kSubset, 7));
    CheckDamages(whole, 3, [&type](const auto& source) {
      static_cast<void>(LooksProtoText(source->bytes()));
      return ReadProtoText(source, type.type, Limits{});
    });
  }
}

}  // namespace
}  // namespace smp::model
