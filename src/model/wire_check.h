// Binary protobuf, byte by byte along a message type, before the library parses it: the library
// would keep unknown fields in silence, print about bad UTF-8 and say no more than "failed".
#pragma once

#include <google/protobuf/descriptor.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smp::model {

struct WireDefect {
  enum class Kind : std::uint8_t {
    kUnknownField,  // a number that the message has not
    kWrongType,     // a field in an encoding that is not its type's
    kNotUtf8,       // text that is no UTF-8
    kMalformed,     // the bytes are no protobuf or end early; nothing after it was looked at
    kTooDeep,       // more levels than allowed; nothing after it was looked at
  };
  Kind kind;
  std::string pointer;     // of the message that holds the field, or of the text
  int number = 0;          // of the field
  std::string name;        // of the field, when it is known
  std::size_t offset = 0;  // of the field's tag in the bytes
  std::string detail;      // of kMalformed and kWrongType: what is wrong
};

struct WireCheck {
  std::vector<WireDefect> defects;  // in the order of the bytes, at most `max_defects`
  std::size_t more_defects = 0;
  // Texts with control characters, such as a message that is taken for a text has.
  std::size_t odd_texts = 0;

  // False when the bytes end early or are no protobuf, or text is no UTF-8: the library would
  // refuse them.
  bool parses = true;
};

// `max_depth` counts levels as documents nest them: mappings and lists of free structures are one
// each, though the wire has three messages for them.
[[nodiscard]] WireCheck CheckWire(std::string_view bytes, const google::protobuf::Descriptor& type,
                                  std::uint32_t max_depth, std::size_t max_defects);

// True when the bytes are a sequence of whole fields of any message.
[[nodiscard]] bool IsWireFormat(std::string_view bytes);

[[nodiscard]] bool IsUtf8(std::string_view text);

}  // namespace smp::model
