// What a mapping did not use of a document, so that it can be kept: nothing is lost in silence.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "document/tree.h"
#include "edition/tree_mapper.h"

namespace smp::edition {

// The extension that holds it.
inline constexpr std::string_view kUnmappedExtension = "io.smp-spec.unmapped";

// Whether a node is `ancestor` or in it.
[[nodiscard]] bool IsBelow(const document::Node& node, const document::Node& ancestor);

// The nodes of a document that a result states: values that a node of the result stands for or that
// the mapper claimed, without those that it was told to keep; and messages that the result shows to
// be there.
class UsedNodes {
 public:
  // `result` is the part of the mapped tree that stays.
  UsedNodes(TreeMapper& mapper, const document::Node& result);

  [[nodiscard]] bool Has(const document::Node& node) const { return used_.contains(&node); }
  // Whether a value was refused: it is kept although it may state nothing, such as a zero.
  [[nodiscard]] bool IsRefused(const document::Node& node) const {
    return refused_.contains(&node);
  }

 private:
  void Add(const document::Node& node);

  std::unordered_set<const document::Node*> used_;
  std::unordered_set<const document::Node*> refused_;
};

// What states nothing, and is not kept.
enum class Absence : std::uint8_t {
  // null, empty text, an empty list or mapping, zero, false
  kProto3,
  // null, empty text, an empty list or mapping; but a list or mapping of which nothing was used
  // stays as it is, whatever is in it
  kJson,
};

// A copy, in `into`, of the part of a message that was not used: scalars with the mappings and
// lists around them. An item of a list keeps its position. In proto3, that a message is there is
// kept, too: as an empty one where nothing else shows it. Null when nothing is left.
[[nodiscard]] document::Node* Unmapped(const document::Node& message, const UsedNodes& used,
                                       document::Tree& into, Absence absence = Absence::kProto3);

}  // namespace smp::edition
