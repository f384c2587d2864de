#include "edition/kept.h"

#include <unordered_set>

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Tree;

namespace {

constexpr std::string_view kServices = "individual_workloads";

void MergeMembers(TreeMapper& mapper, Node& mapping, const Node& kept);

void MergeItems(TreeMapper& mapper, Node& list, const Node& kept);

void MergeValue(TreeMapper& mapper, Node& there, const Node& kept) {
  if (document::SameContent(there, kept)) {
    mapper.Claim(kept);
  } else if (there.kind == NodeKind::kMapping && kept.kind == NodeKind::kMapping) {
    // An empty one says that the message is there.
    if (kept.child_count == 0) mapper.Claim(kept);
    MergeMembers(mapper, there, kept);
  } else if (there.kind == NodeKind::kSequence && kept.kind == NodeKind::kSequence) {
    MergeItems(mapper, there, kept);
  }
}

std::unordered_map<std::string_view, Node*> MembersOf(Node& mapping) {
  std::unordered_map<std::string_view, Node*> members;
  for (Node* member = mapping.first_child; member != nullptr; member = member->next) {
    members.emplace(member->key, member);
  }
  return members;
}

void MergeMember(TreeMapper& mapper, Node& mapping, Node* there, const Node& member) {
  if (there != nullptr) {
    MergeValue(mapper, *there, member);
  } else {
    Tree::Append(&mapping, mapper.tree().CopyInto(member));
  }
}

void MergeMembers(TreeMapper& mapper, Node& mapping, const Node& kept) {
  const auto members = MembersOf(mapping);
  for (const Node& member : document::Children(kept)) {
    const auto found = members.find(member.key);
    MergeMember(mapper, mapping, found == members.end() ? nullptr : found->second, member);
  }
}

void MergeItems(TreeMapper& mapper, Node& list, const Node& kept) {
  Node* there = list.first_child;
  for (const Node& item : document::Children(kept)) {
    if (there == nullptr) {
      Tree::Append(&list, mapper.tree().CopyInto(item));
    } else {
      MergeValue(mapper, *there, item);
      there = there->next;
    }
  }
}

// A list of messages, of which v1 may have got more or less, or others.
bool IsListOfMessages(const Node& kept) {
  if (kept.key != "clients" && kept.key != "nodes" && kept.key != kServices) return false;
  if (kept.kind != NodeKind::kSequence) return false;
  for (const Node& item : document::Children(kept)) {
    if (item.kind == NodeKind::kMapping) return true;
  }
  return false;
}

std::string_view NameOf(const Node& service) {
  const Node* name = document::Find(service, "name");
  return name != nullptr && name->kind == NodeKind::kString ? name->text : std::string_view();
}

// The rest is not claimed, so that it is listed.
void MergeMessages(TreeMapper& mapper, Node* list, const Node& kept, const KeptPlaces& places) {
  Node* service = list != nullptr && kept.key == kServices ? list->first_child : nullptr;
  for (const Node& item : document::Children(kept)) {
    Node* there = service;
    if (kept.key != kServices) there = places.Find(kept.key, item.index);
    if (service != nullptr) service = service->next;
    const bool is_filler = item.kind == NodeKind::kMapping && item.child_count == 0;
    if (is_filler) {
      mapper.Claim(item);
    } else if (there != nullptr && (kept.key != kServices || NameOf(*there) == NameOf(item))) {
      MergeValue(mapper, *there, item);
    }
  }
}

using Entries = std::unordered_map<std::string_view, const Node*>;

Entries EntriesOf(const Node* map) {
  Entries entries;
  if (map == nullptr) return entries;
  for (const Node& entry : document::Children(*map)) entries.emplace(entry.key, &entry);
  return entries;
}

// Takes the children out that are not to stay.
void Unlink(Node& mapping, const std::unordered_set<const Node*>& children) {
  Node* child = mapping.first_child;
  mapping.first_child = nullptr;
  mapping.last_child = nullptr;
  mapping.child_count = 0;
  while (child != nullptr) {
    Node* const next = child->next;
    if (!children.contains(child)) Tree::Append(&mapping, child);
    child = next;
  }
}

}  // namespace

void MergeKept(TreeMapper& mapper, Node& message, const Node& kept, const KeptPlaces& places) {
  const auto members = MembersOf(message);
  for (const Node& member : document::Children(kept)) {
    const auto found = members.find(member.key);
    Node* there = found == members.end() ? nullptr : found->second;
    if (IsListOfMessages(member) && (member.key != kServices || places.has_services())) {
      MergeMessages(mapper, there, member, places);
    } else {
      MergeMember(mapper, message, there, member);
    }
  }
}

void MoveMeshLabels(TreeMapper& mapper, Node& config, const Node& kept) {
  const Node* mesh = document::Find(kept, "mesh_type");
  const Entries of_mesh = EntriesOf(mesh == nullptr ? nullptr : document::Find(*mesh, "labels"));
  Node* labels = document::Find(config, "labels");
  if (of_mesh.empty() || labels == nullptr) return;
  const Entries of_config = EntriesOf(document::Find(kept, "labels"));
  std::unordered_set<const Node*> moved;
  for (const Node& label : document::Children(*labels)) {
    const auto same = of_mesh.find(label.key);
    const bool is_moved = same != of_mesh.end() && !of_config.contains(label.key) &&
                          document::SameContent(label, *same->second);
    if (!is_moved) continue;
    moved.insert(&label);
    mapper.Claim(*label.origin);
  }
  Unlink(*labels, moved);
  if (labels->child_count == 0) Unlink(config, {labels});
}

KeptUnknownFields::KeptUnknownFields(const Node* fields) {
  if (fields == nullptr || fields->kind != NodeKind::kMapping) return;
  for (const Node& field : document::Children(*fields)) {
    if (field.IsContainer()) continue;
    std::size_t end = field.key.find('/');
    if (field.key.substr(0, end) == "test_results" && end != std::string_view::npos) {
      end = field.key.find('/', end + 1);
    }
    by_message_[field.key.substr(0, end)].push_back(&field);
  }
}

const Node* KeptUnknownFields::Take(TreeMapper& mapper, const std::string& message,
                                    const KeptPlaces& places) const {
  const auto found = by_message_.find(message);
  if (found == by_message_.end()) return nullptr;
  Node* taken = mapper.tree().NewNode(NodeKind::kMapping);
  for (const Node* field : found->second) {
    std::optional<std::string> pointer = places.Moved(field->key.substr(message.size()));
    if (!pointer) continue;
    Node* copy = mapper.tree().CopyInto(*field);
    copy->key = mapper.tree().Keep(*std::move(pointer));
    Tree::Append(taken, copy);
    mapper.Claim(*field);
  }
  return taken->child_count > 0 ? taken : nullptr;
}

}  // namespace smp::edition
