// What an upgrade kept under the extension io.smp-spec.unmapped, merged back into its message.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/tree.h"
#include "edition/kept_places.h"
#include "edition/tree_mapper.h"

namespace smp::edition {

// Adds to `message` what is kept of it: members that are missing, and what is kept of clients and
// nodes where `places` finds them, of services where they have the name that is kept with it. What
// is there stays; when it says the same, the kept value is claimed.
void MergeKept(TreeMapper& mapper, document::Node& message, const document::Node& kept,
               const KeptPlaces& places);

// Moves labels of a mesh configuration that are those of its mesh back to the mesh: the entries
// that are kept as such and that the configuration has with the same value, unless it has them of
// its own, too. Call it before MergeKept.
void MoveMeshLabels(TreeMapper& mapper, document::Node& config, const document::Node& kept);

// The unknown fields of binary messages that are kept, by their message: "test_results/0".
class KeptUnknownFields {
 public:
  // `fields` is a mapping of pointers to base64, or null.
  explicit KeptUnknownFields(const document::Node* fields);

  // Those of one message, as a mapping in the tree of the mapper; null when there are none. What is
  // of a client or node that is not in its place any more stays.
  [[nodiscard]] const document::Node* Take(TreeMapper& mapper, const std::string& message,
                                           const KeptPlaces& places) const;

 private:
  std::unordered_map<std::string_view, std::vector<const document::Node*>> by_message_;
};

}  // namespace smp::edition
