// What is mapped is v1: held over generated v0.6 messages by a walk along both descriptors.
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "edition/mapped.h"
#include "model/decode.h"
#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"
#include "smp/v1/report.pb.h"

namespace smp::edition {
namespace {

using document::Node;
using document::NodeKind;
using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

// Valid upstream messages in JSON, with each field there or not.
class Generator {
 public:
  Generator(std::uint32_t seed, bool is_full) : random_(seed), is_full_(is_full) {}

  std::string Message(const Descriptor& type) {
    if (type.full_name() == "google.protobuf.Timestamp") return "\"2024-03-01T10:00:00Z\"";
    std::string json;
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      if (!is_full_ && Draw(3) == 0) continue;
      if (!json.empty()) json += ", ";
      json += '"' + field.name() + "\": " + Field(field);
    }
    return "{" + json + "}";
  }

 private:
  std::uint32_t Draw(std::uint32_t count) { return static_cast<std::uint32_t>(random_()) % count; }

  std::string Field(const FieldDescriptor& field) {
    // Labels of a mesh and of its configuration are merged: keys of their own keep both.
    if (field.is_map()) return "{\"" + field.full_name() + "\": \"a\", \"\": \"\"}";
    if (!field.is_repeated()) return Value(field);
    std::string json;
    const std::uint32_t count = is_full_ ? 2 : Draw(4);
    for (std::uint32_t i = 0; i < count; ++i) json += (i == 0 ? "" : ", ") + Value(field);
    return "[" + json + "]";
  }

  std::string Value(const FieldDescriptor& field) {
    if (field.name() == "duration") return Draw(2) == 0 ? "\"90s\"" : "\"1h\"";
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Message(*field.message_type());
      case FieldDescriptor::CPPTYPE_STRING:
        return "\"s" + std::to_string(Draw(9)) + "\"";
      case FieldDescriptor::CPPTYPE_BOOL:
        return Draw(2) == 0 ? "true" : "false";
      case FieldDescriptor::CPPTYPE_ENUM:
        return EnumValue(*field.enum_type());
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return std::to_string(Draw(1000)) + ".5";
      case FieldDescriptor::CPPTYPE_INT64:
        return Draw(2) == 0 ? std::to_string(Draw(100)) : '"' + std::to_string(Draw(100)) + '"';
      default:
        return std::to_string(Draw(100));
    }
  }

  std::string EnumValue(const EnumDescriptor& type) {
    const auto index = static_cast<int>(Draw(static_cast<std::uint32_t>(type.value_count())));
    if (Draw(2) == 0) return std::to_string(type.value(index)->number());
    return '"' + type.value(index)->name() + '"';
  }

  std::mt19937 random_;
  bool is_full_;
};

std::string EnumPrefix(const EnumDescriptor& type) {
  const std::string& zero = type.value(0)->name();
  return zero.substr(0, zero.size() - std::string("UNSPECIFIED").size());
}

bool IsNumber(const Node& node) {
  return node.kind == NodeKind::kNumber ||
         (node.kind == NodeKind::kString &&
          node.text.find_first_not_of("0123456789") == std::string_view::npos);
}

void WalkMessage(const Node& node, const Descriptor& type, std::vector<std::string>* wrong);

void WalkValue(const Node& node, const FieldDescriptor& field, std::vector<std::string>* wrong) {
  const auto fail = [&](std::string_view what) {
    wrong->push_back(document::PointerOf(node) + ": " + std::string(what));
  };
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      const std::string& name = field.message_type()->full_name();
      const bool is_text =
          name == "google.protobuf.Timestamp" || name == "google.protobuf.Duration";
      if (!is_text) return WalkMessage(node, *field.message_type(), wrong);
      if (node.kind != NodeKind::kString) fail("is no text");
      return;
    }
    case FieldDescriptor::CPPTYPE_STRING:
      if (node.kind != NodeKind::kString) fail("is no text");
      return;
    case FieldDescriptor::CPPTYPE_BOOL:
      if (node.kind != NodeKind::kBool) fail("is no boolean");
      return;
    case FieldDescriptor::CPPTYPE_ENUM: {
      const EnumDescriptor& type = *field.enum_type();
      if (type.FindValueByName(EnumPrefix(type) + std::string(node.text)) == nullptr) {
        fail("is no name of " + type.name());
      }
      return;
    }
    default:
      if (!IsNumber(node)) fail("is no number");
  }
}

void WalkMessage(const Node& node, const Descriptor& type, std::vector<std::string>* wrong) {
  if (node.kind != NodeKind::kMapping) {
    wrong->push_back(document::PointerOf(node) + ": is no mapping");
    return;
  }
  std::set<std::string_view> keys;
  for (const Node& member : document::Children(node)) {
    const FieldDescriptor* field = type.FindFieldByName(std::string(member.key));
    if (field == nullptr || !keys.insert(member.key).second) {
      wrong->push_back(document::PointerOf(member) + ": unknown or twice");
      continue;
    }
    if (field->is_map()) {
      for (const Node& entry : document::Children(member)) {
        WalkValue(entry, *field->message_type()->map_value(), wrong);
      }
    } else if (field->is_repeated()) {
      if (member.kind != NodeKind::kSequence) wrong->push_back(document::PointerOf(member));
      for (const Node& element : document::Children(member)) WalkValue(element, *field, wrong);
    } else {
      WalkValue(member, *field, wrong);
    }
  }
}

// Every node stands for a node of the document, with its place.
void WalkOrigins(const Node& node, const Node& document_root, std::vector<std::string>* wrong) {
  const Node& written = document::Written(node);
  if (&written == &node ||
      document::Resolve(document_root, document::PointerOf(written)) != &written) {
    wrong->push_back(document::PointerOf(node) + ": stands for nothing");
  }
  for (const Node& child : document::Children(node)) WalkOrigins(child, document_root, wrong);
}

struct KindRow {
  Kind kind;
  const Descriptor* type;
};

const KindRow kKinds[] = {
    {Kind::kTestConfig, v0::PerformanceTestConfig::descriptor()},
    {Kind::kTestResult, v0::PerformanceTestResult::descriptor()},
    {Kind::kMeshConfig, v0::ServiceMeshConfig::descriptor()},
    {Kind::kEnvironment, v0::EnvironmentConfig::descriptor()},
};

void CheckIsV1(const std::string& json, Kind kind) {
  CAPTURE(json);
  const Mapped mapped = MapText(json, {Edition::kV06, kind});
  std::vector<std::string> wrong;
  WalkMessage(*mapped.tree.root(), *v1::Report::descriptor(), &wrong);
  WalkOrigins(*mapped.tree.root(), *mapped.document.documents[0].tree.root(), &wrong);
  CHECK(wrong == std::vector<std::string>());
  CHECK(Lines(mapped.findings).empty());
  v1::Report report;
  CHECK(Lines(model::Decode(mapped.tree, *mapped.tree.root(), &report)).empty());
}

TEST_CASE("MapToV1: valid messages map to fields of v1 that stand for what was written",
          "[edition][property]") {
  for (const KindRow& row : kKinds) {
    CheckIsV1(Generator(1, true).Message(*row.type), row.kind);
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
      CheckIsV1(Generator(seed, false).Message(*row.type), row.kind);
    }
  }
}

// The fields of upstream that the mapping leaves out, with the reason.
const std::set<std::string> kLeftOut = {
    "smp.v0.PerformanceTestConfig.smp_version",  // the edition is known by now
    "smp.v0.PerformanceTestResult.smp_version",
    "smp.v0.ServiceMeshConfig.smp_version",
    "smp.v0.EnvironmentConfig.smp_version",
};

// Adds the pointers of every leaf that `node` and what is below it stand for.
void AddWritten(const Node& node, std::set<std::string>* pointers) {
  pointers->insert(document::PointerOf(document::Written(node)));
  for (const Node& child : document::Children(node)) AddWritten(child, pointers);
}

void CheckMapped(const Node& node, const Descriptor& type, const std::set<std::string>& pointers) {
  for (const Node& member : document::Children(node)) {
    const FieldDescriptor* field = type.FindFieldByName(std::string(member.key));
    REQUIRE(field != nullptr);
    CAPTURE(field->full_name());
    const Node& value = field->is_repeated() ? *member.first_child : member;
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
                            !field->is_map() && value.kind == NodeKind::kMapping;
    if (is_message) {
      CheckMapped(value, *field->message_type(), pointers);
    } else {
      CHECK(pointers.contains(document::PointerOf(value)) != kLeftOut.contains(field->full_name()));
    }
  }
}

TEST_CASE("MapToV1: every upstream field is mapped, or left out for a reason",
          "[edition][property]") {
  for (const KindRow& row : kKinds) {
    // Of several seeds one states every enum.
    std::set<std::string> pointers;
    std::optional<Mapped> mapped;
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
      mapped.emplace(MapText(Generator(seed, true).Message(*row.type), {Edition::kV06, row.kind}));
      AddWritten(*mapped->tree.root(), &pointers);
    }
    CheckMapped(*mapped->document.documents[0].tree.root(), *row.type, pointers);
  }
}

}  // namespace
}  // namespace smp::edition
