// The bytes of one input and its name. Immutable after construction, so thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace smp::document {

class Source {
 public:
  Source(std::string name, std::string bytes, std::uint32_t first_line = 1)
      : name_(std::move(name)), bytes_(std::move(bytes)), first_line_(first_line) {}

  // The name as the user gave it; "<stdin>" or "<memory>" when there is no file.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  // The line of the input that the bytes begin with: more than 1 for what follows other lines of
  // NDJSON, which are read on their own.
  [[nodiscard]] std::uint32_t first_line() const { return first_line_; }

 private:
  std::string name_;
  std::string bytes_;
  std::uint32_t first_line_;
};

}  // namespace smp::document
