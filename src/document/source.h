// The bytes of one input and its name. Immutable after construction, so thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace smp::document {

class Source {
 public:
  Source(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {}

  // The name as the user gave it; "<stdin>" or "<memory>" when there is no file.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  std::string name_;
  std::string bytes_;
};

}  // namespace smp::document
