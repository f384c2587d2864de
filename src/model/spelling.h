// One spelling for every document: camelCase keys (proto3 JSON) become snake_case, the enum values
// of v1 lose their prefix, and names that other releases have for what is in v0.2 become those of
// v0.2.1. What reads the tree afterwards knows one spelling only.
#pragma once

#include <google/protobuf/descriptor.h>

#include <optional>
#include <span>
#include <vector>

#include "document/tree.h"
#include "smp/finding.h"

namespace smp::model {

// A node of a tree and the message that it is.
struct TypedNode {
  const document::Node* node = nullptr;
  const google::protobuf::Descriptor* type = nullptr;
};

// The tree with the canonical spelling of the messages below the given nodes; nullopt when it is
// spelt so already. The copy is of the whole tree, its nodes have origins in `tree`, which must
// outlive it, and the given nodes are found again at their pointers.
//
// Free structures, the keys of maps and what the type does not know are left as they are. So are
// enum names in another case: those are for the schema check, which suggests the right one. In v0.6
// the names of its earlier releases are read (MAESH), in v0.2 that of any release; a value that
// only later ones have gets its name in v0.6, which the schema of v0.2 does not know.
//
// Findings, in document order: one SMP1018 note for all camelCase keys, one for all prefixed enum
// values and so on, each at the first of them and with the number of the others, since a document
// has all its keys from one writer and 200 notes would say no more; an SMP1003 error for each field
// that is given in both spellings, of which the first is kept.
[[nodiscard]] std::optional<document::Tree> Canonical(const document::Tree& tree,
                                                      std::span<const TypedNode> messages,
                                                      std::vector<Finding>* findings);

// The same for one message.
[[nodiscard]] std::optional<document::Tree> Canonical(const document::Tree& tree,
                                                      const document::Node& at,
                                                      const google::protobuf::Descriptor& type,
                                                      std::vector<Finding>* findings);

}  // namespace smp::model
