// Generated messages of v0.2 come out of the step to v0.6 as the same bytes read with every enum
// number one higher.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <memory>

#include "edition/upgrade_v02.h"
#include "edition/upstream_message.h"
#include "model/decode.h"
#include "model/encode.h"
#include "model/random_message.h"
#include "model/release_names.h"
#include "model/wire.h"

namespace smp::edition {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void ShiftEnums(Message& message) {
  const auto& reflection = *message.GetReflection();
  const auto& type = *message.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    if (field->enum_type() != nullptr) {
      const int number = reflection.GetEnumValue(message, field);
      const auto* before = model::InV02(*field->enum_type());
      if (before == nullptr) continue;
      // A number that no value had is left out: v0.6 would read another value in it.
      const bool is_known = before->FindValueByNumber(number) != nullptr;
      reflection.SetEnumValue(&message, field, is_known ? number + 1 : 0);
    }
    if (field->message_type() == nullptr || field->is_map()) continue;
    if (field->is_repeated()) {
      for (int j = 0; j < reflection.FieldSize(message, field); ++j) {
        ShiftEnums(*reflection.MutableRepeatedMessage(&message, field, j));
      }
    } else if (reflection.HasField(message, field)) {
      ShiftEnums(*reflection.MutableMessage(&message, field));
    }
  }
}

std::unique_ptr<Message> Expected(const Message& message, Kind kind) {
  auto expected = model::NewMessage(*UpstreamMessage(Edition::kV06, kind));
  REQUIRE(expected->ParseFromString(model::WriteBinary(message)));
  ShiftEnums(*expected);
  expected->GetReflection()->SetString(
      expected.get(), expected->GetDescriptor()->FindFieldByName("smp_version"), "v0.6.1");
  return expected;
}

std::unique_ptr<Message> Upgraded(const Message& message, Kind kind) {
  Stage stage;
  stage.edition = Edition::kV02;
  stage.kind = kind;
  stage.tree = std::make_shared<const document::Tree>(model::Encode(message, "m.binpb"));
  stage.body = stage.tree->root();
  const Stage upgraded = UpgradeV02(stage);
  auto decoded = model::NewMessage(*UpstreamMessage(Edition::kV06, kind));
  CHECK(model::Decode(*upgraded.tree, *upgraded.body, decoded.get()).empty());
  return decoded;
}

TEST_CASE("Upgrade from v0.2: generated messages say the same", "[edition][property]") {
  const std::uint32_t rounds = std::getenv("SMP_LONG") != nullptr ? 2'500 : 125;
  for (const Kind kind :
       {Kind::kTestConfig, Kind::kTestResult, Kind::kMeshConfig, Kind::kEnvironment}) {
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
      CAPTURE(KindName(kind), seed);
      const auto message = model::RandomMessage(
          {UpstreamMessage(Edition::kV02, kind)},
          seed % 5 == 0 ? model::Filling::kEvery : model::Filling::kSubset, seed);
      REQUIRE(model::Differences(*Expected(*message, kind), *Upgraded(*message, kind)) == "");
    }
  }
}

}  // namespace
}  // namespace smp::edition
