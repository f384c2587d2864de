// Why input could not be read at all. A document that was read but breaks the specification
// yields findings (smp/finding.h) instead; these two channels are never mixed.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace smp {

enum class ErrorCode {
  kNotFound,         // no file of that name
  kNotAFile,         // a directory, FIFO, socket or device
  kPermission,       // the file exists and may not be opened
  kIo,               // the operating system failed while reading or writing
  kTooLarge,         // more bytes than Limits::max_bytes
  kUnknownFormat,    // neither YAML, JSON, NDJSON, binary nor text protobuf
  kAmbiguous,        // binary input that fits more than one edition or kind
  kInvalidSchema,    // an extra schema that is not a JSON Schema
  kInvalidArgument,  // a request that cannot be carried out, such as an unknown kind
};

// One cause and its cure, each a sentence fit to be shown to a person.
struct Error {
  ErrorCode code;
  std::string message;  // names the input and the cause
  std::string hint;     // what to do about it; may be empty
};

template <typename T>
using Expected = tl::expected<T, Error>;

}  // namespace smp
