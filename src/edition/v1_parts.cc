#include "edition/v1_parts.h"

#include "edition/keys.h"
#include "edition/message_kind.h"
#include "edition/unmapped.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

const Node* IfMapping(const Node* node) {
  return node != nullptr && node->kind == NodeKind::kMapping ? node : nullptr;
}

// The items of a list; null for what is no mapping.
std::vector<const Node*> Mappings(const Node* list) {
  std::vector<const Node*> items;
  if (list == nullptr || list->kind != NodeKind::kSequence) return items;
  for (const Node& item : document::Children(*list)) items.push_back(IfMapping(&item));
  return items;
}

// Unlike FindPath, a list on the way is the end of it.
const Node* FindBelow(const Node* node, std::string_view path) {
  while (node != nullptr && !path.empty()) node = document::Find(*node, TakePart(path, '/'));
  return node;
}

}  // namespace

V1Parts::V1Parts(const Stage& stage) : stage_(stage), holder_(stage.body) {
  if (stage.kind == Kind::kUnknown) return;
  const Node* body = IfMapping(document::Find(*stage.body, BodyOf(stage.kind).name));
  if (stage.kind == Kind::kReport) {
    report_ = body;
    if (body != nullptr) holder_ = body;
    results_ = Mappings(FindBelow(report_, "results"));
  } else if (stage.kind == Kind::kResult) {
    results_.push_back(body);
  } else {
    profile_ = body;
  }
  const Node* extensions = document::Find(*holder_, "extensions");
  if (extensions == nullptr) return;
  extension_ = IfMapping(document::Find(*extensions, kUnmappedExtension));
  kept_results_ = Mappings(FindBelow(extension_, "test_results"));
}

const Node* V1Parts::Find(std::string_view path) const {
  if (report_ != nullptr) return FindBelow(report_, path);
  if (profile_ == nullptr || TakePart(path, '/') != profile_->key) return nullptr;
  return FindBelow(profile_, path);
}

const Node* V1Parts::FindText(std::string_view path) const {
  const Node* node = Find(path);
  return node == nullptr || node->IsContainer() || node->text.empty() ? nullptr : node;
}

const Node* V1Parts::trail() const { return document::Find(*holder_, "upgrade_trail"); }

const Node* V1Parts::Kept(std::string_view name) const {
  return extension_ == nullptr ? nullptr : IfMapping(document::Find(*extension_, name));
}

const Node* V1Parts::KeptResult(std::size_t position) const {
  return position < kept_results_.size() ? kept_results_[position] : nullptr;
}

}  // namespace smp::edition
