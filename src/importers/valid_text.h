// Texts of outputs that are not UTF-8, which protobuf does not take.
#pragma once

#include <google/protobuf/message.h>

namespace smp::importers {

// Replaces bytes that are no UTF-8 by U+FFFD in every text of a message, keys of maps included.
void MakeTextValid(google::protobuf::Message& message);

}  // namespace smp::importers
