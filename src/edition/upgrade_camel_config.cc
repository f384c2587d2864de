// Meshery's test configuration since 2026 (shape T3): upstream's fields in camelCase, with protocol
// and mesh as free text.
#include <array>
#include <span>

#include "edition/keys.h"
#include "edition/lookalike_steps.h"
#include "edition/wrapped_stage.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr std::array<std::string_view, 6> kSnakeTestFields = {"smp_version", "id",      "name",
                                                              "labels",      "clients", "duration"};

constexpr std::array<std::string_view, 12> kSnakeClientFields = {
    "internal",     "load_generator", "protocol",        "connections",
    "rps",          "headers",        "cookies",         "body",
    "content_type", "endpoint_urls",  "ssl_certificate", "additional_options"};

// The field in upstream's spelling; a name that is none of its fields stays as it is.
std::string_view Respelled(std::string_view key, std::span<const std::string_view> fields) {
  for (const std::string_view field : fields) {
    if (SameField(key, field)) return field;
  }
  return key;
}

// A second spelling of a field stays beside the first as a field that v0.6 does not have.
void CopyField(TreeMapper& mapper, Node& target, const Node& member, std::string_view name) {
  if (mapper.CopyMember(target, name, member) != nullptr || name == member.key) return;
  mapper.CopyMember(target, member.key, member);
}

void MapClient(TreeMapper& mapper, const document::Tree& tree, const Node& client, Node& test,
               std::vector<Finding>* findings) {
  Node& mapped = mapper.Append(test, "clients", client);
  for (const Node& member : document::Children(client)) {
    const std::string_view name = Respelled(member.key, kSnakeClientFields);
    if (name == "protocol") {
      MapProtocolText(mapper, tree, member, mapped, findings);
    } else {
      CopyField(mapper, mapped, member, name);
    }
  }
}

bool IsListOfMappings(const Node& node) {
  if (node.kind != NodeKind::kSequence) return false;
  for (const Node& item : document::Children(node)) {
    if (item.kind != NodeKind::kMapping) return false;
  }
  return node.child_count > 0;
}

void MapTest(TreeMapper& mapper, const document::Tree& tree, const Node& test,
             std::vector<Finding>* findings) {
  Node& mapped = mapper.Mapping(mapper.root(), "test", test);
  for (const Node& member : document::Children(test)) {
    const std::string_view name = Respelled(member.key, kSnakeTestFields);
    if (name == "clients" && IsListOfMappings(member)) {
      for (const Node& client : document::Children(member)) {
        MapClient(mapper, tree, client, mapped, findings);
      }
    } else {
      CopyField(mapper, mapped, member, name);
    }
  }
}

}  // namespace

std::vector<Stage> UpgradeCamelConfig(const Stage& stage, const StepOptions& /*options*/) {
  const Node& root = *stage.tree->root();
  TreeMapper mapper(*stage.tree, root);
  const Node* test = FindField(root, "test");
  const Node* mesh = FindField(root, "mesh");
  std::vector<Finding> findings;
  MapTest(mapper, *stage.tree, *test, &findings);
  if (mesh != nullptr) MapMeshText(mapper, *mesh);
  for (const Node& member : document::Children(root)) {
    if (&member != test && &member != mesh) mapper.CopyMember(mapper.root(), member.key, member);
  }
  std::vector<Stage> stages;
  stages.push_back(WrappedStage(mapper, stage, nullptr));
  stages.back().findings.insert(stages.back().findings.end(), findings.begin(), findings.end());
  return stages;
}

}  // namespace smp::edition
