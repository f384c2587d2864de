#include "programs/early_end.h"

#include <fmt/format.h>

#include "programs/console.h"

namespace smp::programs {

EarlyEnd UsageError(std::string_view program, std::string_view message) {
  return {ExitCode::kUsage, "",
          fmt::format("{}: {}\n  hint: {} --help lists the options\n", program, message, program)};
}

ExitCode Finish(std::string_view program, const EarlyEnd& end) {
  Print(stderr, end.err);
  return Finish(program, end.out, end.exit_code);
}

}  // namespace smp::programs
