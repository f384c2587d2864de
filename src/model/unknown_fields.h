// Fields of a binary message that its type does not know, as text that a document can hold.
#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <string_view>
#include <vector>

namespace smp::model {

// The unknown fields of one message: the JSON Pointer of the message, "" for the outermost, and
// their bytes on the wire in base64.
struct UnknownFields {
  std::string pointer;
  std::string base64;
};

// Those of a message and of the messages in it, in the order of the fields.
[[nodiscard]] std::vector<UnknownFields> FindUnknownFields(
    const google::protobuf::Message& message);

// Gives a message in `message` unknown fields. False when the pointer leads to no message there or
// the text is not base64 of whole fields; then nothing is changed.
[[nodiscard]] bool AddUnknownFields(google::protobuf::Message& message, std::string_view pointer,
                                    std::string_view base64);

}  // namespace smp::model
