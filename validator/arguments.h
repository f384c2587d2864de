// The command line of smp-validate.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exit_code.h"
#include "smp/smp.h"

namespace smp::validator {

enum class OutputFormat { kText, kJson };
enum class ColorMode { kAuto, kAlways, kNever };

struct Arguments {
  std::vector<std::string> paths;  // files, directories, "-"
  OutputFormat format = OutputFormat::kText;
  ReadOptions read;
  Severity fail_on = Severity::kError;
  std::vector<std::string> schemas;
  bool list_rules = false;
  std::string explain;  // id or name of a rule; empty: not asked for
  unsigned jobs = 0;    // 0: one for each core
  bool quiet = false;
  ColorMode color = ColorMode::kAuto;
};

// What to do: run with arguments, or end at once having printed `out` or `err`.
struct ParsedArguments {
  std::optional<Arguments> arguments;
  ExitCode exit_code = ExitCode::kHolds;
  std::string out;
  std::string err;
};

[[nodiscard]] ParsedArguments ParseArguments(int argc, const char* const* argv);

}  // namespace smp::validator
