// From a tree to a message, leniently: the schema check has told what is wrong with a document's
// shape, and the rules still want to see the rest of it.
#pragma once

#include <google/protobuf/message.h>

#include <string_view>
#include <vector>

#include "document/tree.h"
#include "smp/finding.h"

namespace smp::model {

// Fills `message` from a mapping in canonical spelling (model/spelling.h; enum values are known by
// their whole names and numbers, too).
//
// What does not fit is skipped, a null is the same as nothing (but for free structures), a number
// where text belongs gives its text, and in a oneof the last member stays. A list keeps its
// length, so that a place in the message is the same place in the document: an item that does not
// fit becomes an empty one. NaN and infinities, which the readers report, are skipped.
//
// The findings, in document order, are those that the JSON Schemas cannot tell, since their numbers
// are doubles: SMP1024 for integers just beyond 64 bits, for fractions that a double drops from an
// integer and for numbers of free structures beyond the doubles (errors), for digits that a free
// structure loses in the binary form and numbers too close to 0 (warnings); SMP1029 for times that
// do not exist.
//
// `skipped`, when it is not null, gets the nodes of `tree` that the message does not hold, in no
// order: what is below such a node is not listed again. A null is among them in a list or map only.
//
// A document that is too large for protobuf is SMP1005, and its message is empty.
//
// Requires: `message` is empty and of a generated type of src/model/message_rows.h; `node` is in
// `tree`.
[[nodiscard]] std::vector<Finding> Decode(const document::Tree& tree, const document::Node& node,
                                          google::protobuf::Message* message,
                                          std::vector<const document::Node*>* skipped = nullptr);

// The same for a message of the type `message_name`: asked for its name, the message would build
// its descriptors, which takes longer than to decode a report.
[[nodiscard]] std::vector<Finding> Decode(const document::Tree& tree, const document::Node& node,
                                          std::string_view message_name,
                                          google::protobuf::Message* message,
                                          std::vector<const document::Node*>* skipped = nullptr);

}  // namespace smp::model
