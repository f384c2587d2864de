#include "validate/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace smp::validate {
namespace {

class FileDescriptor {
 public:
  explicit FileDescriptor(int value) : value_(value) {}
  ~FileDescriptor() {
    if (value_ >= 0) ::close(value_);
  }
  FileDescriptor(const FileDescriptor&) = delete;  // closes once
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};

Error FromErrno(const std::string& name, int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {ErrorCode::kNotFound, name + ": there is no such file",
              "check the spelling; the path is relative to the working directory"};
    case EACCES:
    case EPERM:
      return {ErrorCode::kPermission, name + ": no permission to read it",
              "give the user that runs the program read access (chmod +r)"};
    default:
      return {ErrorCode::kIo, name + ": reading failed: " + std::generic_category().message(error),
              ""};
  }
}

const char* KindOfFile(mode_t mode) {
  if (S_ISDIR(mode)) return "a directory";
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

Expected<std::string> ReadAll(int descriptor, const std::string& name, std::uint64_t size,
                              std::uint64_t max_bytes) {
  std::string bytes;
  // One byte more than expected: a file that grew while it was read is noticed.
  bytes.resize(size + 1);
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) {
      if (filled > max_bytes)
        return tl::unexpected(TooLarge(name, "more than the expected", max_bytes));
      bytes.resize(bytes.size() * 2);
    }
    const ssize_t count = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return tl::unexpected(FromErrno(name, errno));
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

Error TooLarge(const std::string& name, const std::string& size, std::uint64_t max_bytes) {
  return {
      ErrorCode::kTooLarge,
      name + ": " + size + " bytes are more than the limit of " + std::to_string(max_bytes),
      "raise the limit (--max-bytes) if the file is to be trusted, or split it into NDJSON files"};
}

Expected<std::string> ReadFileBytes(const std::filesystem::path& path, std::uint64_t max_bytes) {
  const std::string name = path.string();
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  const FileDescriptor file(::open(name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file.value() < 0) return tl::unexpected(FromErrno(name, errno));
  struct stat status {};
  if (::fstat(file.value(), &status) != 0) return tl::unexpected(FromErrno(name, errno));
  if (!S_ISREG(status.st_mode)) {
    return tl::unexpected(Error{ErrorCode::kNotAFile,
                                name + ": is " + KindOfFile(status.st_mode) + ", not a file",
                                "name a regular file, or pipe the report to standard input (-)"});
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > max_bytes) return tl::unexpected(TooLarge(name, std::to_string(size), max_bytes));
  return ReadAll(file.value(), name, size, max_bytes);
}

Expected<std::string> ReadStreamBytes(std::istream& stream, const std::string& name,
                                      std::uint64_t max_bytes) {
  constexpr std::size_t kChunk = std::size_t{64} * 1024;
  std::string bytes;
  while (stream && bytes.size() <= max_bytes) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kChunk);
    stream.read(bytes.data() + before, kChunk);
    bytes.resize(before + static_cast<std::size_t>(stream.gcount()));
  }
  if (bytes.size() > max_bytes) {
    return tl::unexpected(TooLarge(name, std::to_string(bytes.size()) + " or more", max_bytes));
  }
  if (stream.bad()) return tl::unexpected(Error{ErrorCode::kIo, name + ": reading failed", ""});
  return bytes;
}

}  // namespace smp::validate
