#include "edition/listed.h"

#include <algorithm>

#include "document/document_rules.h"
#include "edition/content_text.h"
#include "edition/edition_rules.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr std::size_t kMostItems = 10'000;

// What a page weighs beside its list, or `most` if that is more: each node, and the bytes of its
// key and text.
std::size_t Weigh(const Node& node, const Node* list, std::size_t most) {
  constexpr std::size_t kNode = 20;
  std::size_t weight = kNode + node.text.size();
  for (const Node& child : document::Children(node)) {
    if (weight >= most) return most;
    if (&child == list) continue;
    weight = std::min(weight + child.key.size(), most);
    weight += Weigh(child, list, most - weight);
  }
  return std::min(weight, most);
}

}  // namespace

Listed ItemsOf(const Node& root, std::string_view name) {
  Listed listed;
  const Node* list = root.kind == NodeKind::kSequence ? &root : document::Find(root, name);
  if (list == nullptr || list->kind != NodeKind::kSequence) {
    listed.items.push_back(&root);
    return listed;
  }
  for (const Node& item : document::Children(*list)) {
    if (item.kind != NodeKind::kMapping) {
      listed.strays.push_back(&item);
      continue;
    }
    if (listed.items.size() == kMostItems) {
      listed.cut = &item;
      break;
    }
    listed.items.push_back(&item);
  }
  return listed;
}

bool TakesPage(const Node& root, const Listed& listed, const Node& item) {
  constexpr std::size_t kSmall = 2000;
  if (&item == &root || root.kind != NodeKind::kMapping) return false;
  if (&item == listed.items.front()) return true;
  return Weigh(root, item.parent, kSmall) < kSmall;
}

void TellLeftOut(const Listed& listed, const Stage& source, std::vector<Stage>* stages) {
  if (stages->empty()) return;
  for (const Node* stray : listed.strays) {
    stages->front().findings.push_back(
        document::FindingAt(kNotSmp, source.tree->source(), *stray,
                            "nothing was made of an item of the list: it is " + ContentText(*stray),
                            "remove it, or write what it stands for"));
  }
  if (listed.cut == nullptr) return;
  stages->back().findings.push_back(document::FindingAt(
      document::kLimitExceeded, source.tree->source(), *listed.cut,
      "no more than 10000 documents are made of one; this and what follows were left out",
      "split the list into several files"));
}

}  // namespace smp::edition
