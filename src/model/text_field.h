// Which values the type of a document has as text.
#pragma once

#include <google/protobuf/descriptor.h>

#include "document/tree.h"

namespace smp::model {

// True for a node whose field can hold nothing but text. `message` is the node of type `type` that
// it stands below. False for what the type does not know, for free structures, enums and times.
[[nodiscard]] bool IsTextField(const document::Node& node, const document::Node& message,
                               const google::protobuf::Descriptor& type);

}  // namespace smp::model
