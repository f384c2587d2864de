#include "programs/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include "programs/console.h"

namespace smp::programs {
namespace {

constexpr std::size_t kLeast = 50;
constexpr std::size_t kLeastDocuments = 2'000;

}  // namespace

Progress::Progress(std::string_view verb, std::size_t total)
    : verb_(verb),
      total_(total),
      is_terminal_(isatty(STDERR_FILENO) == 1),
      shown_(is_terminal_ && total >= kLeast) {}

bool Progress::IsDue() {
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return false;
  last_ = now;
  return true;
}

void Progress::Advance() {
  ++done_;
  if (IsDue()) Print(stderr, fmt::format("\r{} {} of {}", verb_, done_, total_));
}

void Progress::AdvanceWithin(std::size_t documents) {
  documents_ += documents;
  shown_ = shown_ || (is_terminal_ && documents_ >= kLeastDocuments);
  if (IsDue()) Print(stderr, fmt::format("\r{} {} documents", verb_, documents_));
}

void Progress::Clear() const {
  if (shown_) Print(stderr, "\r\x1b[K");
}

}  // namespace smp::programs
