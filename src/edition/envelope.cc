#include "edition/envelope.h"

#include <algorithm>
#include <string>
#include <utility>

#include "edition/trail.h"
#include "edition/v1_changes.h"
#include "smp/version.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Tree;

namespace {

const Node* RootOf(const Node& node) {
  const Node* at = &node;
  while (at->parent != nullptr) at = at->parent;
  return at;
}

// Whether pointers to the values in a container repeat keys so often that the trail would outgrow
// the document. `pointers` and `content` are the bytes of those pointers, from the container on,
// and of the keys and texts in it.
bool IsTooLong(std::size_t pointers, std::size_t content) {
  constexpr std::size_t kTimes = 4;
  constexpr std::size_t kSmall = 1024;
  return pointers > kTimes * content + kSmall;
}

// What is kept of a service has its name, by which it is known again.
void NameServices(Tree& tree, Node& left, const Node& message) {
  constexpr std::string_view kServices = "individual_workloads";
  Node* kept = document::Find(left, kServices);
  const Node* services = document::Find(message, kServices);
  if (kept == nullptr || services == nullptr || !kept->IsContainer()) return;
  const Node* service = services->first_child;
  for (Node* item = kept->first_child; item != nullptr && service != nullptr; item = item->next) {
    const Node* name = document::Find(*service, "name");
    service = service->next;
    const bool is_named = name != nullptr && name->kind == NodeKind::kString && !name->text.empty();
    const bool is_kept = item->kind == NodeKind::kMapping && item->child_count > 0;
    if (is_named && is_kept && document::Find(*item, "name") == nullptr) {
      Tree::Append(item, tree.CopyInto(*name));
    }
  }
}

}  // namespace

Envelope::Envelope(TreeMapper& mapper, Kind kind, std::string_view name, Node& body,
                   const Node* version)
    : mapper_(mapper), kind_(kind), body_(&body) {
  Tree& tree = mapper.tree();
  root_ = tree.NewNode(NodeKind::kMapping);
  const Node& before = *mapper.root().origin;
  root_->origin = &before;
  root_->span = before.span;
  body.parent = nullptr;
  tree.set_root(root_);
  for (const LoggedChange& change : mapper.changes()) {
    if (change.to == nullptr) refused_.insert(change.from);
  }
  if (version != nullptr) {
    version_ = mapper.Mark(*root_, "smp_version", NodeKind::kString, kCurrentEdition, *version);
    TakeVersion(*version);
  } else {
    version_ = mapper.FillIn(*root_, "smp_version", NodeKind::kString, kCurrentEdition, before,
                             kVersionOfTarget);
  }
  body.key = name;
  Tree::Append(root_, &body);
  holder_ = kind == Kind::kReport ? body_ : root_;
}

void Envelope::TakeVersion(const Node& version) {
  mapper_.Claim(version);
  mapper_.changes().push_back({&kVersionOfTarget, &version, version_, nullptr});
}

Node& Envelope::Extension() {
  std::string path("extensions/");
  path += kUnmappedExtension;
  return mapper_.Mapping(*holder_, path, *holder_->origin);
}

Envelope::Logged Envelope::LogKept(const Node& kept) {
  // An empty item in the place of one that was used.
  if (kept.origin == nullptr || kept.origin == kept.parent->origin) return {};
  std::vector<LoggedChange>& changes = mapper_.changes();
  const std::size_t before = changes.size();
  Logged logged;
  logged.is_whole = kept.child_count == kept.origin->child_count;
  logged.content = kept.key.size() + kept.text.size() + 1;
  for (const Node& child : document::Children(kept)) {
    const Logged below = LogKept(child);
    logged.is_whole = logged.is_whole && below.is_whole;
    logged.pointers += below.pointers;
    logged.content += below.content;
  }
  const std::size_t step = kept.key.size() + 1;
  logged.pointers += step * (changes.size() - before);
  if (!kept.IsContainer() || logged.is_whole || IsTooLong(logged.pointers, logged.content)) {
    changes.resize(before);
    changes.push_back({&kKeptInExtensions, kept.origin, &kept, nullptr});
    logged.pointers = step;
  }
  if (refused_.contains(kept.origin)) changes.resize(before);
  return logged;
}

void Envelope::LogMembers(const Node& kept) {
  for (const Node& member : document::Children(kept)) LogKept(member);
}

void Envelope::KeepUnmapped(std::string_view name, const Node& message, const UsedNodes& used,
                            Absence absence) {
  Node* left = Unmapped(message, used, mapper_.tree(), absence);
  if (left == nullptr) return;
  left->key = name;
  Tree::Append(&Extension(), left);
  LogMembers(*left);
  NameServices(mapper_.tree(), *left, message);
}

void Envelope::KeepUnmappedItem(std::string_view name, std::size_t item, const Node& message,
                                const UsedNodes& used) {
  Node* left = Unmapped(message, used, mapper_.tree());
  if (left == nullptr) return;
  Node& extension = Extension();
  Node* list = document::Find(extension, name);
  if (list == nullptr) {
    list = mapper_.tree().NewNode(NodeKind::kSequence);
    list->origin = &message;
    list->key = name;
    Tree::Append(&extension, list);
  }
  while (list->child_count < item) {
    Node* empty = mapper_.tree().NewNode(NodeKind::kMapping);
    empty->origin = &message;
    Tree::Append(list, empty);
  }
  Tree::Append(list, left);
  LogMembers(*left);
}

void Envelope::KeepMembers(std::string_view name, const Node& mapping,
                           std::initializer_list<const Node*> except) {
  for (const Node& member : document::Children(mapping)) {
    if (std::find(except.begin(), except.end(), &member) != except.end()) continue;
    Node& kept = mapper_.Mapping(Extension(), name, mapping);
    mapper_.Log(member, mapper_.CopyMember(kept, member.key, member), kKeptInExtensions);
  }
}

void Envelope::KeepUnknownFields(const std::string& prefix, const Node& fields) {
  Node& kept = mapper_.Mapping(Extension(), "unknown_fields", fields);
  for (const Node& field : document::Children(fields)) {
    Node* copy = mapper_.tree().CopyInto(field);
    copy->key = mapper_.tree().Keep(prefix + std::string(field.key));
    Tree::Append(&kept, copy);
    mapper_.changes().push_back({&kKeptInExtensions, &field, copy, nullptr});
  }
}

std::vector<LoggedChange> Envelope::ChangesOf(const Node& message) {
  const std::vector<LoggedChange>& all = mapper_.changes();
  for (; sorted_ < all.size(); ++sorted_) {
    by_root_[RootOf(all[sorted_].place())].push_back(sorted_);
  }
  std::vector<LoggedChange> changes;
  for (const std::size_t i : by_root_[RootOf(message)]) {
    if (all[i].to == nullptr || IsBelow(*all[i].to, *root_)) changes.push_back(all[i]);
  }
  SortByPlace(&changes);
  return changes;
}

Stage Envelope::Finish(std::vector<StepRecord> steps) && {
  AppendTrail(mapper_.tree(), *holder_, steps);
  Stage stage;
  stage.edition = Edition::kV1;
  stage.shape = Shape::kDocument;
  stage.kind = kind_;
  stage.release_known = true;
  stage.body = root_;
  stage.tree = std::make_shared<Tree>(mapper_.Take());
  stage.steps = std::move(steps);
  return stage;
}

}  // namespace smp::edition
