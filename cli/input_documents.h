// The documents of all inputs of the command line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "programs/color.h"
#include "programs/exit_code.h"
#include "programs/inputs.h"
#include "smp/smp.h"

namespace smp::cli {

struct InputDocuments {
  std::vector<programs::Input> inputs;
  std::vector<SourceDocument> documents;  // of all inputs that could be read, in order
  std::vector<std::size_t> input_of;      // the input of each document
  // kUnreadable, and told, when an input could not be read.
  programs::ExitCode exit_code = programs::ExitCode::kHolds;
};

// Reads files, directories and "-", and shows how far it is.
[[nodiscard]] InputDocuments ReadInputs(const std::vector<std::string>& paths,
                                        const ReadOptions& options, programs::ColorMode color);

}  // namespace smp::cli
