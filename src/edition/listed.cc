#include "edition/listed.h"

#include "document/document_rules.h"
#include "edition/content_text.h"
#include "edition/edition_rules.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr std::size_t kMostItems = 10'000;

// The nodes below a page beside its list, or `most` if there are more.
std::size_t CountNodes(const Node& node, const Node* list, std::size_t most) {
  std::size_t count = 1;
  for (const Node& child : document::Children(node)) {
    if (count >= most) return most;
    if (&child != list) count += CountNodes(child, list, most - count);
  }
  return count;
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
  constexpr std::size_t kSmall = 100;
  if (&item == &root || root.kind != NodeKind::kMapping) return false;
  if (&item == listed.items.front()) return true;
  return CountNodes(root, item.parent, kSmall) < kSmall;
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
