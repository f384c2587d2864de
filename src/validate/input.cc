#include "validate/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace smp::validate {
namespace {

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

}  // namespace

Error TooLarge(const std::string& name, const std::string& size, std::uint64_t max_bytes) {
  return {
      ErrorCode::kTooLarge,
      name + ": " + size + " bytes are more than the limit of " + std::to_string(max_bytes),
      "raise the limit (--max-bytes) if the file is to be trusted, or split it into NDJSON files"};
}

Expected<InputFile> InputFile::Open(const std::filesystem::path& path) {
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  InputFile file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC), path.string());
  if (file.descriptor_ < 0) return tl::unexpected(FromErrno(file.name_, errno));
  struct stat status {};
  if (::fstat(file.descriptor_, &status) != 0) return tl::unexpected(FromErrno(file.name_, errno));
  if (!S_ISREG(status.st_mode)) {
    return tl::unexpected(Error{ErrorCode::kNotAFile,
                                file.name_ + ": is " + KindOfFile(status.st_mode) + ", not a file",
                                "name a regular file, or pipe the report to standard input (-)"});
  }
  file.size_ = static_cast<std::uint64_t>(status.st_size);
  return file;
}

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      size_(other.size_) {}

InputFile::~InputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Expected<std::size_t> InputFile::Read(char* to, std::size_t count) {
  std::size_t filled = 0;
  while (filled < count) {
    const ssize_t got = ::read(descriptor_, to + filled, count - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tl::unexpected(FromErrno(name_, errno));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return filled;
}

Expected<std::string> ReadFileBytes(const std::filesystem::path& path, std::uint64_t max_bytes) {
  auto file = InputFile::Open(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  if (file->size() > max_bytes) {
    return tl::unexpected(TooLarge(file->name(), std::to_string(file->size()), max_bytes));
  }
  std::string bytes;
  // One byte more than expected: a file that grew while it was read is noticed.
  std::size_t wanted = file->size() + 1;
  while (true) {
    const std::size_t filled = bytes.size();
    bytes.resize(filled + wanted);
    const auto count = file->Read(bytes.data() + filled, wanted);
    if (!count) return tl::unexpected(count.error());
    bytes.resize(filled + *count);
    if (*count < wanted) return bytes;
    if (bytes.size() > max_bytes) {
      return tl::unexpected(TooLarge(file->name(), "more than the expected", max_bytes));
    }
    wanted = bytes.size();
  }
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
