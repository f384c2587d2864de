#include "validate/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

namespace smp::validate {
namespace {

constexpr mode_t kNewFile = 0666;  // less what the umask takes
constexpr mode_t kPermissions = 07777;

Error WriteError(const std::string& path, int error) {
  const std::string cause = path + ": writing failed: " + std::generic_category().message(error);
  switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
      return {ErrorCode::kPermission, cause, "choose a directory that the program may write to"};
    case ENOENT:
    case ENOTDIR:
      return {ErrorCode::kNotFound, cause, "create the directory first"};
    case EISDIR:
      return {ErrorCode::kNotAFile, cause, "name a file in that directory"};
    default:
      return {ErrorCode::kIo, cause, "the file of that name, if there was one, is unchanged"};
  }
}

tl::unexpected<Error> Failed(const std::string& path, int error) {
  return tl::unexpected(WriteError(path, error));
}

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// What the name stands for now; nothing when there is no such file.
std::optional<struct stat> StatusOf(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

Expected<void> WriteInto(const std::string& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return Failed(path, errno);
  bool written = WriteAll(descriptor, bytes);
  int error = errno;
  if (::close(descriptor) != 0 && written) {
    written = false;
    error = errno;
  }
  if (!written) return Failed(path, error);
  return {};
}

// A file that did not exist, beside `path`. Not mkstemp: its files have mode 0600 whatever the
// umask.
int CreateBeside(const std::string& path, std::string& temporary) {
  static std::atomic<unsigned> counter{0};
  constexpr int kTries = 1000;
  int descriptor = -1;
  for (int i = 0; i < kTries && descriptor < 0; ++i) {
    temporary = path + ".smp-" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
    descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kNewFile);
    if (descriptor < 0 && errno != EEXIST) break;
  }
  return descriptor;
}

// The mode of the old file, and its owner where that is allowed.
bool TakeOver(int descriptor, const std::optional<struct stat>& old) {
  if (!old) return true;
  if (::fchown(descriptor, old->st_uid, old->st_gid) != 0 && errno != EPERM) return false;
  return ::fchmod(descriptor, old->st_mode & kPermissions) == 0;
}

Expected<void> Replace(const std::string& path, const std::optional<struct stat>& old,
                       std::string_view bytes) {
  std::string temporary;
  const int descriptor = CreateBeside(path, temporary);
  if (descriptor < 0) return Failed(path, errno);
  bool written =
      WriteAll(descriptor, bytes) && TakeOver(descriptor, old) && ::fsync(descriptor) == 0;
  int error = errno;
  if (::close(descriptor) != 0 && written) {
    written = false;
    error = errno;
  }
  if (written && ::rename(temporary.c_str(), path.c_str()) == 0) return {};
  if (written) error = errno;
  ::unlink(temporary.c_str());
  return Failed(path, error);
}

}  // namespace

Expected<void> WriteAtomically(const std::string& path, std::string_view bytes) {
  const auto old = StatusOf(path);
  if (!old) return Replace(path, old, bytes);
  if (S_ISDIR(old->st_mode)) return Failed(path, EISDIR);
  if (!S_ISREG(old->st_mode)) return WriteInto(path, bytes);
  // Through a symbolic link to the file that it names, or the link would be replaced.
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  return Replace(error ? path : target.string(), old, bytes);
}

}  // namespace smp::validate
