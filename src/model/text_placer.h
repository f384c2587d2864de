// Places in protobuf text for the tree that Encode made of its message.
#pragma once

#include <google/protobuf/message.h>

#include "document/tree.h"
#include "model/text_places.h"

namespace smp::model {

// Gives the nodes below `mapping`, which Encode made of `message`, the places that the fields have
// in the text. `place` is the message's own.
void PlaceFields(document::Node& mapping, const google::protobuf::Message& message,
                 const TextPlace& place);

}  // namespace smp::model
