#include "programs/console.h"

#include <fmt/format.h>

#include "smp/render.h"

namespace smp::programs {

bool Print(std::FILE* file, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size();
}

ExitCode Fail(std::string_view program, ExitCode code, const Error& error) {
  Print(stderr, fmt::format("{}: {}\n", program, Printable(error.message)));
  if (!error.hint.empty()) Print(stderr, fmt::format("  hint: {}\n", Printable(error.hint)));
  return code;
}

ExitCode Finish(std::string_view program, std::string_view text, ExitCode code, bool printed) {
  printed = Print(stdout, text) && printed;
  if (std::fflush(stdout) == 0 && printed) return code;
  return Fail(program, ExitCode::kInternal,
              {ErrorCode::kIo, "the output could not be written to standard output",
               "check that the disk is not full and that the reader is still there"});
}

}  // namespace smp::programs
