// The command line of smp import.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programs/color.h"
#include "programs/early_end.h"
#include "smp/smp.h"

namespace smp::cli {

struct ImportArguments {
  std::vector<std::string> paths;
  ImportOptions import;
  // Files with what the output does not know; empty: none.
  std::string infrastructure;
  std::string mesh;
  std::string workload;
  std::string test;
  std::string baseline;                    // report of the run without the mesh; empty: none
  std::optional<std::int64_t> repetition;  // of the test, from 1
  std::string output;                      // file or directory; empty: standard output
  std::optional<Format> format;            // absent: told by the name of the output, else YAML
  bool quiet = false;
  programs::ColorMode color = programs::ColorMode::kAuto;
};

// What to do: run with arguments, or end at once.
struct ParsedImport {
  std::optional<ImportArguments> arguments;
  programs::EarlyEnd end;  // when there are no arguments
};

[[nodiscard]] ParsedImport ParseImportArguments(std::string_view program, int argc,
                                                const char* const* argv);

}  // namespace smp::cli
