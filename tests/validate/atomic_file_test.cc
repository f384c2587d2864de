// Files are replaced as a whole, with the mode that they had.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "smp/smp.h"

namespace smp {
namespace {

namespace fs = std::filesystem;

fs::path EmptyDirectory() {
  const fs::path directory = fs::path(SMP_BINARY_DIR) / "replace-test";
  fs::remove_all(directory);
  fs::create_directories(directory);
  return directory;
}

std::string TextOf(const fs::path& path) {
  std::ifstream file(path);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

mode_t ModeOf(const fs::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

TEST_CASE("ReplaceFile: a new file has the mode that the umask leaves", "[validate]") {
  const fs::path path = EmptyDirectory() / "a";
  const mode_t umask = ::umask(027);
  const auto written = ReplaceFile(path, "new");
  ::umask(umask);
  REQUIRE(written.has_value());
  CHECK(TextOf(path) == "new");
  CHECK(ModeOf(path) == 0640);
}

TEST_CASE("ReplaceFile: an old file keeps its mode, and no other is left", "[validate]") {
  const fs::path directory = EmptyDirectory();
  std::ofstream(directory / "a") << "old";
  fs::permissions(directory / "a", fs::perms(0604));
  REQUIRE(ReplaceFile(directory / "a", "new").has_value());
  CHECK(TextOf(directory / "a") == "new");
  CHECK(ModeOf(directory / "a") == 0604);
  CHECK(std::distance(fs::directory_iterator(directory), {}) == 1);
}

TEST_CASE("ReplaceFile: a symbolic link stays one", "[validate]") {
  const fs::path directory = EmptyDirectory();
  std::ofstream(directory / "a") << "old";
  fs::create_symlink("a", directory / "link");
  REQUIRE(ReplaceFile(directory / "link", "new").has_value());
  CHECK(fs::is_symlink(directory / "link"));
  CHECK(TextOf(directory / "a") == "new");
}

TEST_CASE("ReplaceFile: a device is written to, not replaced", "[validate]") {
  REQUIRE(ReplaceFile("/dev/null", "new").has_value());
  CHECK(fs::is_character_file("/dev/null"));
  if (!fs::exists("/dev/full")) return;
  const auto full = ReplaceFile("/dev/full", "new");
  REQUIRE_FALSE(full.has_value());
  CHECK(full.error().code == ErrorCode::kIo);
}

TEST_CASE("ReplaceFile: each failure has its code", "[validate]") {
  const fs::path directory = EmptyDirectory();
  const auto code = [](const fs::path& path) {
    const auto written = ReplaceFile(path, "new");
    REQUIRE_FALSE(written.has_value());
    return written.error().code;
  };
  CHECK(code(directory) == ErrorCode::kNotAFile);
  CHECK(code(directory / "none" / "a") == ErrorCode::kNotFound);
  std::ofstream(directory / "a") << "old";
  CHECK(code(directory / "a" / "b") == ErrorCode::kNotFound);
  if (::geteuid() == 0) return;  // may write everywhere
  fs::permissions(directory, fs::perms(0500));
  CHECK(code(directory / "a") == ErrorCode::kPermission);
  fs::permissions(directory, fs::perms(0700));
}

}  // namespace
}  // namespace smp
