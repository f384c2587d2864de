// Free structures of a document (Struct, Value, ListValue of protobuf) as bytes.
#pragma once

#include "document/tree.h"
#include "model/decode_findings.h"
#include "model/wire_writer.h"

namespace smp::model {

// Writes what stands in the message, not the message itself: between Begin and End of a writer.
// Numbers that do not fit are told. Not thread-safe.
class FreeDecoder {
 public:
  FreeDecoder(WireWriter& writer, DecodeFindings& findings)
      : writer_(writer), findings_(findings) {}

  // Requires: a mapping.
  void Struct(const document::Node& mapping);
  // Requires: a sequence.
  void List(const document::Node& sequence);
  void Value(const document::Node& node);

 private:
  void Number(const document::Node& node);
  void Null();

  WireWriter& writer_;
  DecodeFindings& findings_;
};

}  // namespace smp::model
