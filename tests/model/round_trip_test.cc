// Property tests: every way that a message can take, and back, changes nothing.
#include <catch2/catch.hpp>

#include "document/write.h"
#include "model/decode.h"
#include "model/encode.h"
#include "model/proto_text.h"
#include "model/random_message.h"
#include "model/read_yaml.h"
#include "model/wire.h"

namespace smp::model {

using document::Tree;
using google::protobuf::Message;

namespace {

constexpr std::uint32_t kSeeds = 40;

std::unique_ptr<Message> New(const Message& like) { return std::unique_ptr<Message>(like.New()); }

std::shared_ptr<const smp::document::Source> Source(const std::string& bytes) {
  return std::make_shared<const smp::document::Source>("m", bytes);
}

// Reads the text of a message's tree and decodes it again.
void CheckText(const Message& message, const std::string& text, smp::document::TextFormat format) {
  INFO(text);
  const auto documents = smp::document::ReadText(Source(text), format, smp::Limits{});
  REQUIRE(documents.size() == 1);
  CHECK(FindingTexts(documents[0].findings) == std::vector<std::string>{});
  REQUIRE(documents[0].tree.root() != nullptr);
  const auto back = New(message);
  CHECK(FindingTexts(Decode(documents[0].tree, *documents[0].tree.root(), back.get())) ==
        std::vector<std::string>{});
  REQUIRE(Differences(message, *back) == "");
}

// Calls `check` with messages of every document type: all fields set, and random subsets.
template <typename Check>
void ForMessages(Check check) {
  for (const DocumentType& type : DocumentTypes()) {
    for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
      INFO(type.type->full_name() << " body " << type.body << " seed " << seed);
      check(*RandomMessage(type, seed % 2 == 0 ? Filling::kEvery : Filling::kSubset, seed));
    }
  }
}

}  // namespace

TEST_CASE("Round trip: message, tree, message", "[model]") {
  ForMessages([](const Message& message) {
    const Tree tree = Encode(message, "m");
    const auto back = New(message);
    // Free structures come from doubles, so that no digit can be lost.
    CHECK(Decode(tree, *tree.root(), back.get()).empty());
    REQUIRE(Differences(message, *back) == "");
  });
}

TEST_CASE("Round trip: tree, message, tree", "[model]") {
  ForMessages([](const Message& message) {
    const Tree tree = Encode(message, "m");
    const auto back = New(message);
    static_cast<void>(Decode(tree, *tree.root(), back.get()));
    const Tree again = Encode(*back, "m");
    REQUIRE(SameContent(*tree.root(), *again.root()));
  });
}

TEST_CASE("Round trip: message, binary, message", "[model]") {
  ForMessages([](const Message& message) {
    if (message.ByteSizeLong() == 0) return;  // no bytes are no document
    const std::string bytes = WriteBinary(message);
    const auto read = ReadBinary(Source(bytes), message.GetDescriptor(), smp::Limits{});
    REQUIRE(read);
    CHECK(FindingTexts(read->document.findings) == std::vector<std::string>{});
    REQUIRE(read->message != nullptr);
    REQUIRE(Differences(message, *read->message) == "");
    CHECK(WriteBinary(*read->message) == bytes);
    CHECK(SameContent(*read->document.tree.root(), *Encode(message, "m").root()));
  });
}

TEST_CASE("Round trip: message, protobuf text, message", "[model]") {
  ForMessages([](const Message& message) {
    if (message.ByteSizeLong() == 0) return;
    const std::string text = WriteProtoText(message);
    INFO(text);
    const auto read = ReadProtoText(Source(text), message.GetDescriptor(), smp::Limits{});
    REQUIRE(read);
    CHECK(FindingTexts(read->document.findings) == std::vector<std::string>{});
    REQUIRE(read->message != nullptr);
    REQUIRE(Differences(message, *read->message) == "");
    CHECK(WriteProtoText(*read->message) == text);
    CHECK(SameContent(*read->document.tree.root(), *Encode(message, "m").root()));
  });
}

TEST_CASE("Round trip: message, YAML, message", "[model]") {
  ForMessages([](const Message& message) {
    const Tree tree = Encode(message, "m");
    CheckText(message, smp::document::WriteYaml(*tree.root()), smp::document::TextFormat::kYaml);
  });
}

TEST_CASE("Round trip: message, JSON, message", "[model]") {
  ForMessages([](const Message& message) {
    const Tree tree = Encode(message, "m");
    CheckText(message, smp::document::WriteJson(*tree.root()), smp::document::TextFormat::kJson);
  });
}

}  // namespace smp::model
