// Property tests: every way that a message can take, and back, changes nothing.
#include <catch2/catch.hpp>

#include "model/decode.h"
#include "model/encode.h"
#include "model/random_message.h"
#include "model/tree_text.h"

using namespace smp::model;  // NOLINT(google-build-using-namespace): a test of all of it
using google::protobuf::Message;
using smp::document::Tree;

namespace {

constexpr std::uint32_t kSeeds = 40;

std::unique_ptr<Message> New(const Message& like) { return std::unique_ptr<Message>(like.New()); }

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
