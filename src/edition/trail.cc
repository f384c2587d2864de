#include "edition/trail.h"

#include <algorithm>

#include "document/write.h"
#include "smp/version.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Tree;

namespace {

std::string_view WrittenClass(LossClass loss_class) {
  switch (loss_class) {
    case LossClass::kLossless:
      return "LOSSLESS";
    case LossClass::kDefaulted:
      return "DEFAULTED";
    case LossClass::kLossy:
      return "LOSSY";
    case LossClass::kRefused:
      return "REFUSED";
  }
  return "";
}

class TrailWriter {
 public:
  TrailWriter(Tree& tree, Node& holder) : tree_(tree), holder_(holder) {}

  void Write(std::span<const StepRecord> steps) {
    Node* trail = New(NodeKind::kSequence);
    for (const StepRecord& step : steps) Tree::Append(trail, Step(step));
    Link(holder_, "upgrade_trail", trail);
  }

 private:
  // Made by the step, so that they stand for the document as a whole.
  Node* New(NodeKind kind) {
    Node* node = tree_.NewNode(kind);
    node->origin = holder_.origin;
    node->span = holder_.span;
    return node;
  }

  static void Link(Node& parent, std::string_view key, Node* child) {
    child->key = key;
    Tree::Append(&parent, child);
  }

  void Text(Node& parent, std::string_view key, std::string_view text) {
    Node* node = New(NodeKind::kString);
    node->text = text;
    Link(parent, key, node);
  }

  void Text(Node& parent, std::string_view key, std::string text) {
    if (!text.empty()) Text(parent, key, tree_.Keep(std::move(text)));
  }

  Node* Step(const StepRecord& step) {
    Node* node = New(NodeKind::kMapping);
    Text(*node, "from_edition", std::string(step.from_edition));
    Text(*node, "to_edition", std::string(step.to_edition));
    Text(*node, "loss_class", WrittenClass(ClassOf(step)));
    if (!step.changes.empty()) {
      Node* changes = New(NodeKind::kSequence);
      for (const LoggedChange& change : step.changes) Tree::Append(changes, Change(change));
      Link(*node, "changes", changes);
    }
    Node* producer = New(NodeKind::kMapping);
    Text(*producer, "name", std::string_view("smp"));
    Text(*producer, "version", kVersion);
    Link(*node, "producer", producer);
    Text(*node, "document", std::string(step.document));
    return node;
  }

  Node* Change(const LoggedChange& change) {
    Node* node = New(NodeKind::kMapping);
    if (change.from != nullptr) {
      Text(*node, "from_pointer", document::PointerOf(*change.from));
    }
    if (change.to != nullptr) Text(*node, "to_pointer", document::PointerOf(*change.to));
    Text(*node, "from_value", ValueText(change.from));
    Text(*node, "to_value", ValueText(change.to));
    Text(*node, "rule", change.rule->id);
    Text(*node, "loss_class", WrittenClass(change.rule->loss_class));
    return node;
  }

  Tree& tree_;
  Node& holder_;
};

}  // namespace

std::string ValueText(const Node* node) {
  if (node == nullptr) return {};
  if (!node->IsContainer()) return std::string(node->text);
  constexpr std::size_t kLongest = 1000;
  std::string text = document::WriteJson(*node, {.indent = false});
  text.pop_back();  // the line end
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text + "…";
}

LossClass ClassOf(const StepRecord& step) {
  LossClass worst = LossClass::kLossless;
  for (const LoggedChange& change : step.changes) worst = std::max(worst, change.rule->loss_class);
  return worst;
}

void AppendTrail(Tree& tree, Node& holder, std::span<const StepRecord> steps) {
  TrailWriter(tree, holder).Write(steps);
}

}  // namespace smp::edition
