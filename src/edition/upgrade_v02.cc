#include "edition/upgrade_v02.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edition/upstream_message.h"
#include "edition/v02_changes.h"
#include "edition/v02_values.h"
#include "model/names.h"
#include "model/release_names.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Tree;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

namespace {

constexpr std::string_view kVersionField = "smp_version";
constexpr std::string_view kRelease = "v0.6.1";
constexpr std::string_view kFirstRelease = "v0.1.0";
constexpr std::string_view kMeshField = "mesh_type";
constexpr std::string_view kMeshFieldOfFirstRelease = "Type";

// A message in both editions; `before` is null for one that v0.2 has not.
struct MessagePair {
  const Descriptor* before;
  const Descriptor* after;
};

// A member of a message and the field that it is in v0.6; null when v0.6 has no such field.
struct Member {
  const Node* node;
  const FieldDescriptor* field;
  bool is_known;  // in v0.2
};

Member MemberOf(const Node& node, const MessagePair& pair) {
  const FieldDescriptor* before =
      pair.before == nullptr ? nullptr : model::FindField(*pair.before, node.key);
  if (before != nullptr) return {&node, pair.after->FindFieldByNumber(before->number()), true};
  return {&node, model::FindField(*pair.after, node.key), pair.before == nullptr};
}

bool IsAbsent(const Node* node) { return node == nullptr || node->kind == NodeKind::kNull; }

class Upgrader {
 public:
  explicit Upgrader(const Stage& from)
      : from_(from),
        to_(from),
        tree_(std::make_shared<Tree>(from.tree->shared_source())),
        record_{std::string(EditionName(Edition::kV02)),
                std::string(EditionName(Edition::kV06)),
                "",
                {}} {
    const Node* version = document::Find(*from.body, kVersionField);
    if (IsAbsent(version)) version = document::Find(*from.tree->root(), kVersionField);
    has_version_ = !IsAbsent(version);
    const Node* mesh = document::Find(*from.body, kMeshField);
    is_first_release_ =
        (has_version_ && version->text == kFirstRelease) ||
        (mesh != nullptr && document::Written(*mesh).key == kMeshFieldOfFirstRelease);
  }

  Stage Run() && {
    tree_->set_root(Copy(*from_.tree->root()));
    if (from_.unknown_fields != nullptr && to_.unknown_fields == from_.unknown_fields) {
      to_.unknown_fields = UnknownFields(*from_.unknown_fields);
    }
    to_.edition = Edition::kV06;
    to_.release_known = true;  // its numbers became names
    to_.behind.push_back(from_.tree);
    to_.tree = std::move(tree_);
    to_.steps.push_back(std::move(record_));
    return std::move(to_);
  }

 private:
  // What lies around the messages is copied.
  Node* Copy(const Node& node) {
    Node* copy = nullptr;
    if (&node == from_.body) {
      copy = Message(node, PairOf(*UpstreamMessage(Edition::kV06, from_.kind)));
      to_.body = copy;
    } else if (&node == from_.mesh) {
      copy = Message(node, PairOf(UpstreamServiceMesh(Edition::kV06)));
      to_.mesh = copy;
    } else if (&node == from_.unknown_fields) {
      copy = UnknownFields(node);
      to_.unknown_fields = copy;
    } else {
      copy = Shell(node);
      const bool is_root = node.parent == nullptr;
      for (const Node& child : document::Children(node)) {
        Add(copy, child.key,
            is_root && child.key == kVersionField ? Release(&child, node) : Copy(child));
      }
    }
    return copy;
  }

  // Their keys are pointers of messages, in which fields have new names.
  Node* UnknownFields(const Node& node) {
    Node* copy = Shell(node);
    for (const Node& child : document::Children(node)) {
      std::string key = PointerInV06(child.key, *UpstreamMessage(Edition::kV02, from_.kind));
      Add(copy, tree_->Keep(std::move(key)), tree_->CopyInto(child));
    }
    return copy;
  }

  static MessagePair PairOf(const Descriptor& after) { return {model::InV02(after), &after}; }

  Node* Message(const Node& node, const MessagePair& pair) {
    if (node.kind != NodeKind::kMapping) return tree_->CopyInto(node);
    Node* copy = Shell(node);
    std::vector<Member> members;
    for (const Node& child : document::Children(node)) members.push_back(MemberOf(child, pair));
    const bool lacks_version =
        &node == from_.body && !has_version_ && document::Find(node, kVersionField) == nullptr;
    if (lacks_version) Add(copy, kVersionField, Release(nullptr, node));
    for (const Member& member : members) {
      if (IsTaken(member, members)) {
        Log(kNameTaken, member.node, nullptr);
      } else {
        AddMember(copy, member, &node == from_.body);
      }
    }
    FillIn(node, *pair.after, copy);
    return copy;
  }

  // True for a value that v0.2 does not know, when a field of v0.2 gets its name.
  static bool IsTaken(const Member& member, const std::vector<Member>& members) {
    if (member.is_known || member.field == nullptr) return false;
    return std::any_of(members.begin(), members.end(), [&member](const Member& other) {
      return other.is_known && other.field == member.field;
    });
  }

  void AddMember(Node* copy, const Member& member, bool is_body) {
    const Node& node = *member.node;
    if (member.field == nullptr) {
      Add(copy, node.key, tree_->CopyInto(node));
      return;
    }
    const std::string_view name = member.field->name();
    if (is_body && name == kVersionField) {
      Add(copy, name, Release(&node, node));
    } else if (const EnumMove* move = FindEnumMove(*member.field)) {
      if (Node* value = EnumValue(node, *member.field, *move)) Add(copy, name, value);
    } else if (name == kMeshField && IsMeshNotStored(node)) {
      Log(kMeshNotStored, &node, nullptr);
    } else {
      Add(copy, name, Value(node, *member.field));
    }
  }

  Node* Value(const Node& node, const FieldDescriptor& field) {
    const Descriptor* type = field.is_map() ? nullptr : field.message_type();
    if (type == nullptr || model::SpecialOf(*type) != model::Special::kNone) {
      return tree_->CopyInto(node);
    }
    const MessagePair pair = PairOf(*type);
    if (!field.is_repeated()) return Message(node, pair);
    Node* copy = Shell(node);
    for (const Node& item : document::Children(node)) Add(copy, item.key, Message(item, pair));
    return copy;
  }

  // Null for a value that is left out. A null of the document is absent: FillIn puts the default.
  Node* EnumValue(const Node& node, const FieldDescriptor& field, const EnumMove& move) {
    if (node.kind == NodeKind::kNull) return nullptr;
    std::string_view name;
    if (node.kind == NodeKind::kNumber) {
      name = NameOfOldNumber(node, field, move);
      if (name.empty()) {
        Log(kNumberUnknown, &node, nullptr);
        return nullptr;
      }
    } else if (node.kind == NodeKind::kString) {
      const auto* value = model::FindReleaseName(*field.enum_type(), node.text);
      if (value != nullptr) name = value->name();
    }
    if (name.empty() || name == node.text) return tree_->CopyInto(node);
    Node* copy = Text(name, node);
    Log(*move.moved, &node, copy);
    return copy;
  }

  // The values that were 0 up to v0.2.1, where they are absent. A mesh beside a wrapped test was
  // never stored by protobuf, so its absent type is not stated.
  void FillIn(const Node& node, const Descriptor& after, Node* copy) {
    if (&node == from_.mesh) return;
    for (int i = 0; i < after.field_count(); ++i) {
      const FieldDescriptor& field = *after.field(i);
      const EnumMove* move = FindEnumMove(field);
      const Node* stated = document::Find(node, field.name());
      if (move == nullptr || !IsAbsent(stated)) continue;
      if (move->moved == &kMeshMoved && is_first_release_) continue;
      Node* value = Text(field.enum_type()->FindValueByNumber(1)->name(), node);
      Add(copy, field.name(), value);
      record_.changes.push_back({move->defaulted, stated, value, &node});
    }
  }

  // A mesh of v0.1.0, which had no field.
  [[nodiscard]] bool IsMeshNotStored(const Node& node) const {
    if (!is_first_release_ || node.kind != NodeKind::kMapping) return false;
    for (const Node& child : document::Children(node)) {
      if (child.kind != NodeKind::kNull) return false;
    }
    return true;
  }

  // The release that the copy follows; `stated` is null when none was stated.
  Node* Release(const Node* stated, const Node& beside) {
    if (stated != nullptr && stated->kind == NodeKind::kString && stated->text == kRelease) {
      return tree_->CopyInto(*stated);
    }
    Node* release = Text(kRelease, stated != nullptr ? *stated : beside);
    record_.changes.push_back(
        {&kReleaseStated, stated, release, stated == nullptr ? &beside : nullptr});
    return release;
  }

  // --- nodes --------------------------------------------------------------------------------

  // The node without its children.
  Node* Shell(const Node& node) {
    Node* shell = tree_->NewNode(node.kind);
    shell->style = node.style;
    shell->text = node.text;
    shell->key_span = node.key_span;
    shell->span = node.span;
    shell->origin = &node;
    return shell;
  }

  // A text that stands for `origin`. Requires: it outlives the tree.
  Node* Text(std::string_view text, const Node& origin) {
    Node* node = tree_->NewNode(NodeKind::kString);
    node->text = text;
    node->key_span = origin.key_span;
    node->span = origin.span;
    node->origin = &origin;
    return node;
  }

  static void Add(Node* parent, std::string_view key, Node* child) {
    child->key = key;
    Tree::Append(parent, child);
  }

  void Log(const ChangeRule& rule, const Node* from, const Node* to) {
    record_.changes.push_back({&rule, from, to, nullptr});
  }

  const Stage& from_;
  Stage to_;
  std::shared_ptr<Tree> tree_;
  StepRecord record_;
  bool has_version_ = false;
  bool is_first_release_ = false;
};

}  // namespace

Stage UpgradeV02(const Stage& from) { return Upgrader(from).Run(); }

}  // namespace smp::edition
