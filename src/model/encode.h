// From a message to a tree in canonical spelling, which the writers of src/document turn to text.
#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <string>

#include "document/tree.h"

namespace smp::model {

// The message as a mapping: fields in the order in which the proto declares them, the entries of
// maps by key, enum values by their written name (WrittenName; an unknown one as its number),
// 64-bit integers as numbers, doubles with the fewest digits that give the same double again.
// What is not set is absent; of fields without presence, so is the zero. Unknown fields of the
// wire are not in the tree: reading reports them.
//
// Three things have no written form. They are kept as what no reader takes for the real thing, so
// that nothing is lost in silence and the schema check refuses them: NaN and infinities as the
// plain text .nan, .inf or -.inf (document::IsNonFinite), a Timestamp or Duration out of its range
// as the mapping {seconds, nanos}, a Value of no kind as null.
//
// Decode gives the same message again, but for NaN, infinities and Values of no kind.
// Requires: a generated message. The tree has no places and no bytes.
[[nodiscard]] document::Tree Encode(const google::protobuf::Message& message,
                                    std::string source_name);

// The same with the bytes that the message was read from, for code frames.
[[nodiscard]] document::Tree Encode(const google::protobuf::Message& message,
                                    std::shared_ptr<const document::Source> source);

}  // namespace smp::model
