// The order of the specification for the keys of a document as it was written.
#pragma once

#include <vector>

#include "document/tree.h"
#include "validate/source_document.h"

namespace smp::validate {

// A mapping of the tree as written, and its members in the order of the fields; what the
// specification does not know comes last.
struct KeyOrder {
  const document::Node* mapping = nullptr;
  std::vector<const document::Node*> members;
};

// The mappings whose members stand in another order, outer ones first. None for a document whose
// contents are not checked. Of a field that is given in both of its spellings only the first is a
// member here.
[[nodiscard]] std::vector<KeyOrder> KeyOrders(const SourceDocument::Impl& impl);

}  // namespace smp::validate
