#include "programs/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include "programs/console.h"

namespace smp::programs {
namespace {

constexpr std::size_t kLeast = 50;

}  // namespace

Progress::Progress(std::string_view verb, std::size_t total)
    : verb_(verb), total_(total), shown_(total >= kLeast && isatty(STDERR_FILENO) == 1) {}

void Progress::Advance() {
  ++done_;
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  Print(stderr, fmt::format("\r{} {} of {}", verb_, done_, total_));
}

void Progress::Clear() const {
  if (shown_) Print(stderr, "\r\x1b[K");
}

}  // namespace smp::programs
