// replay FOLDER…: runs a fuzz target over each file of the folders and over mutations of it, which
// are the same ones in each run. Finds nothing new; holds what was found before, in every build and
// without libFuzzer. Fails when a folder has no file.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int kMutations = 400;
// Cut at each byte up to here, and at as many places spread over what is longer.
constexpr std::size_t kCuts = 200;

// Numbers that are the same everywhere: a linear congruential generator, Knuth's.
class Numbers {
 public:
  std::size_t Below(std::size_t bound) {
    state_ = state_ * 6364136223846793005 + 1442695040888963407;
    return static_cast<std::size_t>(state_ >> 33) % bound;
  }

 private:
  std::uint64_t state_ = 1;
};

// A copy of its own size, so that a sanitizer sees the first byte that is read behind it.
void Run(std::string_view input) {
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

// Bytes at which formats break: ends of the range, digits, quotes, separators.
constexpr char kBytes[] = "\x00\xff\x7f\x80\x01\n\r\t ,:\"'\\{}[]#-+.eE09=/";
constexpr std::size_t kByteCount = sizeof(kBytes) - 1;

std::string Mutated(const std::string& input, Numbers& numbers) {
  std::string text = input;
  const std::size_t changes = 1 + numbers.Below(3);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t at = numbers.Below(text.size() + 1);
    const std::size_t length = std::min(text.size() - at, 1 + numbers.Below(16));
    switch (numbers.Below(5)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(numbers.Below(256));
        break;
      case 1:
        if (at < text.size()) text[at] = kBytes[numbers.Below(kByteCount)];
        break;
      case 2:
        text.insert(at, 1, kBytes[numbers.Below(kByteCount)]);
        break;
      case 3:
        text.erase(at, length);
        break;
      default:
        text.insert(at, text.substr(at, length));
    }
  }
  return text;
}

void RunWithMutations(const std::string& input) {
  Run(input);
  const std::size_t step = std::max<std::size_t>(1, input.size() / kCuts);
  for (std::size_t size = 0; size < input.size(); size += step) {
    Run(std::string_view(input).substr(0, size));
  }
  Numbers numbers;
  for (int i = 0; i < kMutations; ++i) Run(Mutated(input, numbers));
}

std::vector<std::filesystem::path> FilesOf(const char* folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  Run("");
  for (int i = 1; i < argc; ++i) {
    const std::vector<std::filesystem::path> files = FilesOf(argv[i]);
    if (files.empty()) {
      std::fprintf(stderr, "no file in %s\n", argv[i]);
      return 1;
    }
    for (const std::filesystem::path& path : files) {
      // Named before it is run: what crashes is in the file named last.
      std::fprintf(stderr, "%s\n", path.filename().c_str());
      std::ifstream file(path, std::ios::binary);
      RunWithMutations({std::istreambuf_iterator<char>(file), {}});
    }
  }
  return argc > 1 ? 0 : 2;
}
