#include "document/tree_builder.h"

#include <algorithm>
#include <set>
#include <utility>

#include "document/document_rules.h"
#include "document/text.h"

namespace smp::document {
namespace {

// Mappings up to this size are searched member by member.
constexpr std::uint32_t kSmallMapping = 16;

// The documents of one input keep this many times max_findings together.
constexpr std::uint64_t kMaxFindingsFactor = 10;

bool KeyThenPlace(const Node* a, const Node* b) {
  return std::pair(a->key, a->index) < std::pair(b->key, b->index);
}

// True when no two members have the same length, first and last character, of those that a bit is
// kept for: then none have the same name. Nearly all small mappings pass.
bool DifferVisibly(const Node& mapping) {
  std::uint64_t seen = 0;
  for (const Node& member : Children(mapping)) {
    const std::string_view key = member.key;
    const auto first = static_cast<unsigned char>(key.empty() ? 0 : key.front());
    const auto last = static_cast<unsigned char>(key.empty() ? 0 : key.back());
    const std::uint64_t bit = std::uint64_t{1} << ((first * 7U + last * 3U + key.size()) & 63U);
    if ((seen & bit) != 0) return false;
    seen |= bit;
  }
  return true;
}

// The members of `mapping` whose name an earlier member has, each with that member.
std::vector<std::pair<const Node*, const Node*>> Duplicates(const Node& mapping) {
  std::vector<std::pair<const Node*, const Node*>> duplicates;
  if (mapping.child_count <= kSmallMapping) {
    for (const Node* at = mapping.first_child; at != nullptr; at = at->next) {
      const Node* first = Find(mapping, at->key);
      if (first != at) duplicates.emplace_back(first, at);
    }
    return duplicates;
  }
  std::vector<const Node*> members;
  members.reserve(mapping.child_count);
  for (const Node& child : Children(mapping)) members.push_back(&child);
  if (std::is_sorted(members.begin(), members.end(), KeyThenPlace) == false) {
    std::sort(members.begin(), members.end(), KeyThenPlace);
  }
  const Node* first = members.front();
  for (std::size_t i = 1; i < members.size(); ++i) {
    if (members[i]->key == first->key) {
      duplicates.emplace_back(first, members[i]);
    } else {
      first = members[i];
    }
  }
  return duplicates;
}

}  // namespace

void TreeBuilder::StopAtNodeLimit(const Span& span) {
  const std::uint64_t limit = budget_.limits.max_nodes;
  budget_.exhausted = true;
  Stop(kLimitExceeded, span, "the input has more than " + std::to_string(limit) + " nodes",
       "split it, or raise --max-nodes if you trust its author");
}

bool TreeBuilder::CheckDepth(std::size_t depth, const Span& span) {
  const std::uint32_t limit = budget_.limits.max_depth;
  if (depth <= limit) return true;
  return Stop(
      kLimitExceeded, span,
      "mappings and sequences are nested more than " + std::to_string(limit) + " levels deep",
      "flatten the document, or raise --max-depth if you trust its author");
}

Node* TreeBuilder::Open(NodeKind kind, Position begin) {
  const Span span = SpanOf(begin, 1);
  if (!CheckDepth(depth() + 1, span)) return nullptr;
  Node* node = NewNode(kind, span);
  if (node == nullptr) return nullptr;
  last_end_ = begin;
  Link(node);
  open_.push_back({node, {}});
  return node;
}

bool TreeBuilder::Close(Position end) {
  const Frame frame = std::move(open_.back());
  frame.node->span.end = end;
  has_key_ = false;
  merge_ = false;
  last_end_ = end;
  bool complete = true;
  if (frame.node->kind == NodeKind::kMapping && frame.node->child_count > 1) {
    RemoveDuplicates(*frame.node);
  }
  if (!frame.merges.empty() && !stopped_) complete = ApplyMerges(frame);
  open_.pop_back();
  return complete;
}

void TreeBuilder::Finish() {
  while (!open_.empty()) CloseAfterLast();
  std::stable_sort(document_.findings.begin(), document_.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
}

Node* TreeBuilder::DeepCopy(const Node& node, std::size_t depth, const Span& span) {
  if (node.IsContainer() && !CheckDepth(depth, span)) return nullptr;
  Node* copy = NewNode(node.kind, span);
  if (copy == nullptr) return nullptr;
  copy->style = node.style;
  copy->text = node.text;
  copy->key = node.key;
  copy->key_span = node.key_span;
  copy->span = node.span;
  for (const Node& child : Children(node)) {
    Node* child_copy = DeepCopy(child, depth + 1, span);
    if (child_copy == nullptr) return nullptr;
    Tree::Append(copy, child_copy);
  }
  return copy;
}

Node* TreeBuilder::Copy(const Node& node, const Span& span) {
  Node* copy = DeepCopy(node, depth() + 1, span);
  if (copy == nullptr) return nullptr;
  copy->span = span;
  last_end_ = span.end;
  Link(copy);
  return copy;
}

bool TreeBuilder::CountAlias(const Span& span) {
  const std::uint32_t limit = budget_.limits.max_aliases;
  if (++budget_.aliases <= limit) return true;
  return Stop(kLimitExceeded, span,
              "the input uses more than " + std::to_string(limit) + " aliases",
              "write the values out, or raise --max-aliases if you trust its author");
}

void TreeBuilder::ReportDuplicate(const Node& first, const Node& duplicate) {
  Finding finding;
  finding.rule = &kDuplicateKey;
  finding.severity = kDuplicateKey.severity;
  finding.message = "key " + Quoted(duplicate.key) + " is given twice; the first is at " +
                    PlaceText(first.key_span.begin);
  finding.hint = "remove or rename one of them; the first one is used here";
  finding.pointer = PointerOf(duplicate);
  finding.file = tree().source().name();
  finding.span = duplicate.key_span;
  Add(std::move(finding));
}

void TreeBuilder::RemoveDuplicates(Node& mapping) {
  if (DifferVisibly(mapping)) return;
  const auto duplicates = Duplicates(mapping);
  if (duplicates.empty()) return;
  std::vector<bool> removed(mapping.child_count, false);
  for (const auto& [first, duplicate] : duplicates) {
    ReportDuplicate(*first, *duplicate);
    removed[duplicate->index] = true;
  }
  Node* child = mapping.first_child;
  mapping.first_child = nullptr;
  mapping.last_child = nullptr;
  mapping.child_count = 0;
  while (child != nullptr) {
    Node* next = child->next;
    if (!removed[child->index]) Tree::Append(&mapping, child);
    child = next;
  }
}

bool TreeBuilder::ApplyMerges(const Frame& frame) {
  std::set<std::string_view> names;
  for (const Node& child : Children(*frame.node)) names.insert(child.key);
  std::vector<const Node*> sources;
  for (const Node* merge : frame.merges) {
    bool fits = merge->IsContainer();
    if (merge->kind == NodeKind::kMapping) sources.push_back(merge);
    if (merge->kind == NodeKind::kSequence) {
      for (const Node& item : Children(*merge)) {
        fits = fits && item.kind == NodeKind::kMapping;
        sources.push_back(&item);
      }
    }
    if (!fits) {
      Report(kSyntax, merge->span, "merge key `<<` takes a mapping or a list of mappings",
             "write the merged fields out");
    }
  }
  for (const Node* source : sources) {
    if (source->kind != NodeKind::kMapping) continue;
    for (const Node& member : Children(*source)) {
      if (!names.insert(member.key).second) continue;
      Node* copy = DeepCopy(member, depth() + 1, source->span);
      if (copy == nullptr) return false;
      Tree::Append(frame.node, copy);
    }
  }
  return true;
}

void TreeBuilder::Report(const Rule& rule, const Span& span, std::string message, std::string hint,
                         Subject subject) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  if (const Node* parent = innermost(); parent != nullptr) {
    Node place;  // the value that is about to be read
    place.parent = parent;
    place.index = parent->child_count;
    place.key = key_;
    const bool inside =
        subject == Subject::kNextValue && (has_key_ || parent->kind == NodeKind::kSequence);
    finding.pointer = PointerOf(inside ? place : *parent);
  }
  finding.file = tree().source().name();
  finding.span = span;
  Add(std::move(finding));
}

bool TreeBuilder::Stop(const Rule& rule, const Span& span, std::string message, std::string hint,
                       Subject subject) {
  if (!stopped_) Report(rule, span, std::move(message), std::move(hint), subject);
  stopped_ = true;
  document_.complete = false;
  return false;
}

void TreeBuilder::Add(Finding finding) {
  // One finding of each document is kept in any case: none may look sound that is not.
  const bool fits = document_.findings.size() < budget_.limits.max_findings &&
                    budget_.findings < kMaxFindingsFactor * budget_.limits.max_findings;
  if (fits || document_.findings.empty()) {
    ++budget_.findings;
    document_.findings.push_back(std::move(finding));
  } else {
    ++document_.more_findings;
  }
}

}  // namespace smp::document
