// One spelling for every document: camelCase keys (proto3 JSON) become snake_case, and the enum
// values of v1 lose their prefix. What reads the tree afterwards knows one spelling only.
#pragma once

#include <google/protobuf/descriptor.h>

#include <optional>
#include <vector>

#include "document/tree.h"
#include "smp/finding.h"

namespace smp::model {

// The tree with the canonical spelling of a message of `type` below `at`; nullopt when it is
// spelt so already. The copy is of the whole tree, its nodes have origins in `tree`, which must
// outlive it, and `at` is found again at its pointer.
//
// Free structures, the keys of maps and what the type does not know are left as they are. So are
// enum names in another case: those are for the schema check, which suggests the right one.
//
// Findings, in document order: one SMP1018 note for all camelCase keys and one for all prefixed
// enum values, each at the first of them and with the number of the others, since a document has
// all its keys from one writer and 200 notes would say no more; an SMP1003 error for each field
// that is given in both spellings, of which the first is kept.
[[nodiscard]] std::optional<document::Tree> Canonical(const document::Tree& tree,
                                                      const document::Node& at,
                                                      const google::protobuf::Descriptor& type,
                                                      std::vector<Finding>* findings);

}  // namespace smp::model
