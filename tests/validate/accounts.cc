#include "validate/accounts.h"

#include <map>
#include <set>
#include <unordered_map>

#include "document/number.h"
#include "document/tree.h"
#include "edition/go_duration.h"
#include "model/model_number.h"
#include "model/time_text.h"
#include "validate/source_document.h"
#include "validate/upgraded_document.h"

namespace smp {
namespace {

using document::Node;
using document::NodeKind;

bool IsNumberText(std::string_view text) { return document::IsCoreNumber(text); }

// The same value, maybe in another spelling.
bool IsSame(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (IsNumberText(a) && IsNumberText(b)) {
    return model::ReadDouble(a).value == model::ReadDouble(b).value;
  }
  const auto time_a = model::ReadTimestamp(a).value;
  if (time_a.has_value()) return time_a == model::ReadTimestamp(b).value;
  const auto duration_a = edition::ParseGoDuration(a);
  const auto duration_b = edition::ParseGoDuration(b);
  return duration_a && duration_b && duration_a->value == duration_b->value;
}

bool IsSamePlace(const Node& a, const Node& b) {
  if (a.parent == nullptr || b.parent == nullptr || a.parent->kind != b.parent->kind) return false;
  return a.parent->kind == NodeKind::kSequence || a.key == b.key;
}

class Accounts {
 public:
  Accounts(const std::vector<SourceDocument>& after, const std::vector<UpgradeStep>& steps,
           bool any_class) {
    for (const UpgradeStep& step : steps) {
      for (const Change& change : step.changes) {
        const bool counts = any_class || change.rule->loss_class == LossClass::kLossy;
        if (counts && !change.from_pointer.empty()) listed_.insert(change.from_pointer);
        if (change.rule->loss_class == LossClass::kLossless && !change.to_pointer.empty()) {
          renamed_.emplace(change.from_pointer, change.to_value);
        }
      }
    }
    for (const SourceDocument& document : after) Add(*document.impl().read.tree.root());
  }

  void Check(const Node& node, const Node* previous, bool is_free,
             std::vector<std::string>* missing) const {
    if (listed_.contains(document::PointerOf(node))) return;
    // Equal nodes are one pool.
    const bool is_pooled = previous != nullptr && node.parent->key == "nodes" &&
                           document::SameContent(node, *previous);
    if (is_pooled) return;
    if (node.child_count > 0) {
      const Node* last = nullptr;
      for (const Node& child : document::Children(node)) {
        Check(child, last, is_free || node.key == "extensions", missing);
        last = &child;
      }
      return;
    }
    const bool is_value = is_free || (!node.IsContainer() && node.kind != NodeKind::kNull);
    if (is_value && !IsStated(node)) {
      missing->push_back(document::PointerOf(node) + " = " + std::string(node.text));
    }
  }

 private:
  // Notes what each value stands for, and which mappings so correspond.
  void Add(const Node& node) {
    for (const Node& child : document::Children(node)) Add(child);
    if (node.child_count > 0) return;
    const Node* origin = &document::Written(node);
    if (origin == &node || node.parent == nullptr) return;
    if (origin->child_count > 0) {
      // Stated by the name of a message: the role of a component.
      like_[origin].insert(node.parent);
      return;
    }
    stands_[origin].push_back(&node);
    const Node* made = &node;
    while (true) {
      const bool goes_on = IsSamePlace(*origin, *made);
      origin = origin->parent;
      made = made->parent;
      if (origin == nullptr || made == nullptr) return;
      if (!like_[origin].insert(made).second || !goes_on) return;
    }
  }

  bool IsStated(const Node& value) const {
    const auto stands = stands_.find(&document::Written(value));
    if (stands != stands_.end()) {
      for (const Node* node : stands->second) {
        if (IsSame(node->text, value.text)) return true;
      }
    }
    if (IsRenamed(value)) return true;
    std::string path;
    for (const Node* at = &value; at->parent != nullptr; at = at->parent) {
      path = document::PointerOf(*at).substr(document::PointerOf(*at->parent).size()) + path;
      const auto like = like_.find(&document::Written(*at->parent));
      if (like == like_.end()) continue;
      for (const Node* made : like->second) {
        const Node* there = document::Resolve(*made, path);
        if (there != nullptr && IsSame(there->text, value.text)) return true;
      }
    }
    return false;
  }

  // Stated in the words of the edition between, as the parts of a message that stands alone are,
  // by itself or by what stands for the value beside it.
  bool IsRenamed(const Node& value) const {
    const auto [begin, end] = renamed_.equal_range(document::PointerOf(value));
    for (auto name = begin; name != end; ++name) {
      for (const Node& sibling : document::Children(*value.parent)) {
        const auto stands = stands_.find(&document::Written(sibling));
        if (stands == stands_.end()) continue;
        for (const Node* node : stands->second) {
          if (node->text == name->second) return true;
        }
      }
    }
    return false;
  }

  std::set<std::string> listed_;
  std::multimap<std::string, std::string> renamed_;
  std::unordered_map<const Node*, std::vector<const Node*>> stands_;
  std::unordered_map<const Node*, std::set<const Node*>> like_;
};

}  // namespace

std::vector<std::string> Unaccounted(const SourceDocument& before,
                                     const std::vector<SourceDocument>& after,
                                     const std::vector<UpgradeStep>& steps, bool any_class) {
  std::vector<std::string> missing;
  // Steps speak of the document in canonical spelling.
  const edition::Stage stage = validate::StageOf(before);
  Accounts(after, steps, any_class).Check(*stage.tree->root(), nullptr, false, &missing);
  return missing;
}

}  // namespace smp
