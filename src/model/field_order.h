// The order of the specification in a tree.
#pragma once

#include <google/protobuf/descriptor.h>

#include <vector>

#include "document/tree.h"

namespace smp::model {

// Puts the members of a mapping, and of those below it, into the order in which the fields of
// `type` are declared. What the type does not know comes last, in the order it had; maps and free
// structures stay as they are.
void SortFields(document::Node& mapping, const google::protobuf::Descriptor& type);

// A mapping and its members in that order.
struct FieldOrder {
  const document::Node* mapping = nullptr;
  std::vector<const document::Node*> members;
};

// Those of `mapping` and the mappings below it whose members SortFields would move, outer ones
// first.
[[nodiscard]] std::vector<FieldOrder> MisorderedFields(const document::Node& mapping,
                                                       const google::protobuf::Descriptor& type);

}  // namespace smp::model
