// Bytes of a file or stream, within limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>
#include <utility>

#include "smp/error.h"

namespace smp::validate {

// A regular file that is read. Not copyable: it is closed once.
class InputFile {
 public:
  // Refused without reading: a directory, FIFO, socket or device. Never blocks on a FIFO.
  [[nodiscard]] static Expected<InputFile> Open(const std::filesystem::path& path);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile();

  [[nodiscard]] const std::string& name() const { return name_; }
  // Bytes when it was opened; it may grow.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  // Reads as many bytes as asked for; fewer at the end of the file.
  [[nodiscard]] Expected<std::size_t> Read(char* to, std::size_t count);

 private:
  InputFile(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}

  int descriptor_;
  std::string name_;
  std::uint64_t size_ = 0;
};

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
