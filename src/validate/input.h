// Bytes of a file or stream, within limits.
#pragma once

#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>

#include "smp/error.h"

namespace smp::validate {

// The bytes of a regular file. Refused at once, without reading: a directory, FIFO, socket or
// device, and a file of more than `max_bytes`. Never blocks on a FIFO.
[[nodiscard]] Expected<std::string> ReadFileBytes(const std::filesystem::path& path,
                                                  std::uint64_t max_bytes);

// The bytes of a stream up to its end. Stops reading after `max_bytes` + 1 of them.
[[nodiscard]] Expected<std::string> ReadStreamBytes(std::istream& stream, const std::string& name,
                                                    std::uint64_t max_bytes);

// The error for an input of `size` bytes when `max_bytes` are allowed.
[[nodiscard]] Error TooLarge(const std::string& name, const std::string& size,
                             std::uint64_t max_bytes);

}  // namespace smp::validate
