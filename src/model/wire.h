// Binary protobuf to a message and back. proto_text.h does the same for its text format.
#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/read.h"
#include "document/source.h"
#include "smp/edition.h"
#include "smp/error.h"
#include "smp/limits.h"

namespace smp::model {

// A message that was read, as message and as tree. The tree is in canonical spelling; its places
// are those of the text format, or 0:0 when the bytes are binary.
struct ReadMessage {
  const google::protobuf::Descriptor* type = nullptr;
  // Null when the bytes could not be parsed; then the tree has no root and the findings say why.
  std::unique_ptr<google::protobuf::Message> message;
  document::ReadDocument document;
  // True when it was taken for a message of v0.6 that one of v0.2 would look like, too: always in
  // binary, in text when no name tells.
  bool may_be_v02 = false;
};

// The messages that a file can hold: smp.v1.Document, the four of smp.v0 and the four of smp.v02,
// in this order.
[[nodiscard]] std::span<const google::protobuf::Descriptor* const> FileMessages();

// Those of one edition. Empty for editions without messages.
[[nodiscard]] std::span<const google::protobuf::Descriptor* const> FileMessages(Edition edition);

// The one of FileMessages with this full name ("smp.v1.Document"), else null.
[[nodiscard]] const google::protobuf::Descriptor* FindFileMessage(std::string_view full_name);

// An empty message of a generated type.
[[nodiscard]] std::unique_ptr<google::protobuf::Message> NewMessage(
    const google::protobuf::Descriptor& type);

// Which message some bytes are. Nothing in them says so; each message has smp_version as its
// field 1, though, and a v1 version can be in a Document only.
struct BinaryCandidates {
  // The messages that the bytes can be: one when they are recognised, several when they fit more
  // (a v0 message with few fields does), none when they are no SMP message. Bytes whose version is
  // one of SMP count as the message that they fit best, their unknown fields are findings.
  std::vector<const google::protobuf::Descriptor*> fits;
  std::string smp_version;  // field 1; may be empty
};

// Without an edition, messages of v0.2 count as those of v0.6, which have all their fields.
[[nodiscard]] BinaryCandidates FindCandidates(std::string_view bytes,
                                              std::optional<Edition> edition = std::nullopt);

// True for bytes that are binary protobuf and no text: control characters or no UTF-8 at the
// front, and whole fields from the beginning to the end, or `smp_version` as the first field. The
// empty input is neither.
[[nodiscard]] bool LooksBinary(std::string_view bytes);

// Reads binary protobuf. `type` null: the message is recognised (FindCandidates), among those of
// the edition when there is one.
//
// Findings: SMP1023 for each unknown or wrongly encoded field, SMP1020 for NaN and infinities,
// SMP1002 for text that is no UTF-8, SMP1005 beyond Limits::max_depth or kMostDepth, SMP1001
// for bytes that end early or are no protobuf, SMP1006 for no bytes at all; the last four leave no
// message. Errors: kTooLarge, kUnknownFormat when no message fits, kAmbiguous when several do.
[[nodiscard]] Expected<ReadMessage> ReadBinary(
    const std::shared_ptr<const document::Source>& source, const google::protobuf::Descriptor* type,
    const Limits& limits, std::optional<Edition> edition = std::nullopt);

// The same bytes for the same message: map entries are in the order of their keys.
[[nodiscard]] std::string WriteBinary(const google::protobuf::Message& message);

// SMP1020 for each NaN and infinity of a tree that Encode made.
void ReportNonFinite(const document::Tree& tree, std::vector<Finding>* findings);

}  // namespace smp::model
