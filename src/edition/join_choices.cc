#include "edition/join_choices.h"

#include <string_view>

#include "edition/enum_number.h"
#include "edition/keys.h"
#include "edition/map_fields.h"
#include "edition/v1_changes.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// The type that the mesh of a message states; null when it states none.
const Node* MeshTypeOf(const Stage& message) {
  const Node* type = nullptr;
  if (message.mesh != nullptr) type = Stated(*message.mesh, "type");
  if (message.kind == Kind::kMeshConfig) {
    type = FindPath(*message.body, "mesh_type/type", Spelling::kExact);
  }
  if (type == nullptr || type->kind == NodeKind::kNull) return nullptr;
  const bool is_zero = type->kind == NodeKind::kNumber && type->text == "0";
  const bool says_nothing =
      type->kind == NodeKind::kString && (type->text.empty() || type->text == "INVALID_MESH");
  return says_nothing || (is_zero && message.release_known) ? nullptr : type;
}

// Empty when the type is none of v0.6, or a number of a release that is not known.
std::string_view NameOf(const Node& type, const Stage& message) {
  if (type.kind == NodeKind::kNumber && !message.release_known) return {};
  return MeshTypeName(type);
}

}  // namespace

bool IsOtherMesh(std::span<const Stage* const> messages, const Stage& wrapped) {
  const Node* type = MeshTypeOf(wrapped);
  if (type == nullptr) return false;
  const std::string_view name = NameOf(*type, wrapped);
  bool is_before = true;
  for (const Stage* message : messages) {
    if (message == &wrapped) is_before = false;
    const bool counts = message->kind == Kind::kMeshConfig || is_before;
    const Node* other = counts ? MeshTypeOf(*message) : nullptr;
    if (other != nullptr && (name.empty() || NameOf(*other, *message) != name)) return true;
  }
  return false;
}

void TellUseOfFirstResult(TreeMapper& mapper) {
  const Node* results = document::Find(mapper.root(), "results");
  if (results == nullptr || results->child_count < 2) return;
  for (const std::string_view name : {"resource_usage", "configuration_propagation"}) {
    const Node* list = document::Find(*results->first_child, name);
    if (list == nullptr) continue;
    for (const Node& use : document::Children(*list)) {
      mapper.changes().push_back({&kUseOfFirstResult, nullptr, &use, use.origin});
    }
  }
}

}  // namespace smp::edition
