#include "edition/wrapped_stage.h"

#include <fmt/format.h>

#include <utility>

#include "edition/edition_rules.h"
#include "edition/lookalike_changes.h"
#include "edition/mesh_names.h"
#include "edition/v1_changes.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// Where a protocol that is a number stays: no field of v0.6, so that nobody takes it for one of its
// numbers.
constexpr std::string_view kRefusedProtocol = "protocol_of_unknown_numbering";

void RefuseProtocolNumber(TreeMapper& mapper, const document::Tree& tree, const Node& number,
                          Node& client, std::vector<Finding>* findings) {
  mapper.CopyMember(client, kRefusedProtocol, number);
  mapper.changes().push_back({&kAmbiguousNumberRefused, &number, nullptr, nullptr});
  findings->push_back(document::FindingAt(
      kAmbiguousEnumNumber, tree.source(), number,
      fmt::format("{} {} is a number where this shape has a name, and which numbering it is of is "
                  "not said; it was not taken",
                  number.key, number.text),
      "write the name of the protocol, such as `http`"));
}

}  // namespace

void MapMeshText(TreeMapper& mapper, const Node& text) {
  const bool is_text = text.kind == NodeKind::kString;
  if (text.kind == NodeKind::kNull || (is_text && text.text.empty())) return;
  Node& mesh = mapper.Mapping(mapper.root(), "mesh", text);
  const std::string_view type = is_text ? MeshTypeInV06(text.text) : std::string_view();
  if (!type.empty()) {
    mapper.Change(mesh, "type", NodeKind::kString, type, text, kMeshByName);
    return;
  }
  mapper.CopyMember(mesh, "name", text);
  mapper.changes().push_back({&kMeshNameUnknown, &text, nullptr, nullptr});
}

void MapProtocolText(TreeMapper& mapper, const document::Tree& tree, const Node& text, Node& client,
                     std::vector<Finding>* findings) {
  if (text.kind == NodeKind::kNumber) {
    RefuseProtocolNumber(mapper, tree, text, client, findings);
    return;
  }
  const std::string_view name =
      text.kind == NodeKind::kString ? ProtocolInV06(text.text) : std::string_view();
  if (!name.empty()) {
    mapper.Change(client, "protocol", NodeKind::kString, name, text, kProtocolByName);
    return;
  }
  mapper.CopyMember(client, "protocol", text);
  if (text.kind == NodeKind::kString && !text.text.empty()) {
    mapper.changes().push_back({&kProtocolNameUnknown, &text, nullptr, nullptr});
  }
}

Stage WrappedStage(TreeMapper& mapper, const Stage& source, const Node* remainder) {
  SortByPlace(&mapper.changes());
  Stage made;
  made.edition = Edition::kV06;
  made.shape = Shape::kWrappedConfig;
  made.kind = Kind::kTestConfig;
  made.release_known = true;  // what was a name is one still, and numbers were refused
  made.steps = source.steps;
  made.steps.push_back({std::string(ShapeName(source.shape)),
                        std::string(EditionName(made.edition)), "", std::move(mapper.changes())});
  made.tree = std::make_shared<document::Tree>(mapper.Take());
  made.body = document::Find(*made.tree->root(), "test");
  made.mesh = document::Find(*made.tree->root(), "mesh");
  made.remainder = remainder;
  Inherit(source, &made);
  return made;
}

}  // namespace smp::edition
