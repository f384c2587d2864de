// Builds the tree of a document in another edition out of nodes of a document. Every node keeps the
// node it stands for as its origin, so that a finding about it points into that document, and so
// that what was used of the document can be told from what was not (unmapped.h). Every value that
// is made or changed is logged.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "document/tree.h"
#include "edition/step.h"

namespace smp::edition {

class TreeMapper {
 public:
  // Begins an empty mapping that stands for `message`, a node of `from`, which must outlive what
  // is built.
  TreeMapper(const document::Tree& from, const document::Node& message);

  [[nodiscard]] document::Node& root() { return *tree_.root(); }

  // The mapping at a path ("data_plane/proxy") below another. What is missing on the way is made
  // and stands for `origin`.
  document::Node& Mapping(document::Node& base, std::string_view path,
                          const document::Node& origin);

  // A new mapping at the end of the sequence `name` of `base`.
  document::Node& Append(document::Node& base, std::string_view name, const document::Node& origin);

  // Appends to the list that holds `item`, a mapping or list of the result, another that stands for
  // the same nodes.
  document::Node& Repeat(const document::Node& item);

  // Copies a value to a path. A mapping is merged into one that is there; else the first stays.
  // Null when the value found no place.
  document::Node* Copy(document::Node& base, std::string_view path, const document::Node& value);
  // Copies a value to the member `key` of a mapping, whatever characters the key has. Null when
  // there is one already or the value is refused.
  document::Node* CopyMember(document::Node& mapping, std::string_view key,
                             const document::Node& value);
  // A scalar at the end of the sequence `name` of `base`, as Mark makes one.
  document::Node& AppendScalar(document::Node& base, std::string_view name, document::NodeKind kind,
                               std::string_view text, const document::Node& from);

  // Puts a scalar at a path. What is there stays; then the result is null. The three differ in what
  // `from` is to the value:
  // Mark: the document states it by the name of a field; a move, not logged.
  document::Node* Mark(document::Node& base, std::string_view path, document::NodeKind kind,
                       std::string_view text, const document::Node& from);
  // Change: it was `from`, a scalar; logged when the text is another.
  document::Node* Change(document::Node& base, std::string_view path, document::NodeKind kind,
                         std::string_view text, const document::Node& from, const ChangeRule& rule);
  // FillIn: the document does not state it; it stands beside `from`. Logged.
  document::Node* FillIn(document::Node& base, std::string_view path, document::NodeKind kind,
                         std::string_view text, const document::Node& from, const ChangeRule& rule);

  // Log: it was `from`, whatever the texts are. Does nothing when `to` is null.
  void Log(const document::Node& from, const document::Node* to, const ChangeRule& rule);

  // Leaves a value out, whatever would map it, and logs that.
  void Refuse(const document::Node& value, const ChangeRule& rule);
  // Leaves a value out, whatever would map it, since something else states it. Not logged.
  void Omit(const document::Node& value);
  // Leaves out a value that nothing has mapped, and logs that.
  void Drop(const document::Node& value, const ChangeRule& rule);
  // Says that a value is stated by the result although no node of it has it as origin.
  void Claim(const document::Node& value) { claimed_.push_back(&value); }
  // Says that `made`, a node of the result, shows that the document has `message`, whichever of its
  // fields are mapped.
  void StandFor(const document::Node& made, const document::Node& message) {
    stands_.emplace_back(&made, &message);
  }
  // Says that a value has to be kept under extensions although a node has it as origin.
  void Keep(const document::Node& value) { kept_.push_back(&value); }

  [[nodiscard]] const std::vector<const document::Node*>& claimed() const { return claimed_; }
  [[nodiscard]] const auto& stands() const { return stands_; }
  [[nodiscard]] const std::vector<const document::Node*>& kept() const { return kept_; }
  [[nodiscard]] std::vector<LoggedChange>& changes() { return changes_; }
  [[nodiscard]] document::Tree& tree() { return tree_; }
  [[nodiscard]] document::Tree Take() { return std::move(tree_); }

 private:
  document::Node* NewNode(document::NodeKind kind, const document::Node& origin);
  document::Node& Sequence(document::Node& base, std::string_view name,
                           const document::Node& origin);
  // Adds the members that are not there yet.
  void Merge(document::Node& mapping, const document::Node& further);
  void Link(document::Node& parent, std::string_view name, document::Node* child);
  // Whether a mapping has this member; quick for mappings of any size.
  [[nodiscard]] bool HasMember(const document::Node& mapping, std::string_view key);
  [[nodiscard]] bool IsRefused(const document::Node& value) const {
    return refused_.contains(&value);
  }

  document::Tree tree_;
  std::vector<LoggedChange> changes_;
  std::vector<const document::Node*> claimed_;
  std::vector<const document::Node*> kept_;
  std::vector<std::pair<const document::Node*, const document::Node*>> stands_;
  std::unordered_set<const document::Node*> refused_;
  // Of large mappings, the keys up to a member.
  struct Keys {
    std::unordered_set<std::string_view> seen;
    const document::Node* last = nullptr;
  };
  std::unordered_map<const document::Node*, Keys> keys_;
};

}  // namespace smp::edition
