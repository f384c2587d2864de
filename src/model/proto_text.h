// Protobuf's text format to a message and back, with the exact place of every field.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "model/wire.h"

namespace smp::model {

// True for a text that names its message in a comment (`# proto-message: smp.v1.Document`) or
// whose first field with braces has no colon (`report {`), which no YAML or JSON document has.
[[nodiscard]] bool LooksProtoText(std::string_view text);

// Reads protobuf text. `type` null: the message is the one that a comment at the top names, else
// the one that the text fits; if it fits none, the one that it fits longest. With an edition, it is
// one of that edition, even if the comment names one of another.
//
// Findings: SMP1001 at the first defect of the text (TextFormat finds one at a time), SMP1003 for
// a field that is given twice, SMP1002 for bytes that are no UTF-8 text, SMP1005 beyond
// Limits::max_depth or kMostDepth, SMP1006 for an empty text; they leave no message. SMP1020
// for NaN and infinities. Errors: kTooLarge, kUnknownFormat when the comment names no message of
// SMP, kAmbiguous when several fit.
[[nodiscard]] Expected<ReadMessage> ReadProtoText(
    const std::shared_ptr<const document::Source>& source, const google::protobuf::Descriptor* type,
    const Limits& limits, std::optional<Edition> edition = std::nullopt);

// The message as text, with comments at the top that name its proto file and message, and map
// entries in the order of their keys. Printable characters are written as they are.
[[nodiscard]] std::string WriteProtoText(const google::protobuf::Message& message);

}  // namespace smp::model
