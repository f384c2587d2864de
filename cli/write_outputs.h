// Writes what was made, and tells when that fails.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programs/color.h"
#include "programs/exit_code.h"
#include "smp/smp.h"

namespace smp::cli {

// Writes to a file, for which directories are made, or to standard output when `path` is empty.
// False, and said on standard error, when it could not be written. A program that is interrupted
// finishes the file first.
bool WriteOutput(std::string_view program, const std::string& path, std::string_view bytes);

// Shows findings of several files on standard error, with the lines that they are about.
// `originals` are documents of those files.
void ShowFindings(std::span<const SourceDocument> originals, const std::vector<Finding>& findings,
                  programs::ColorMode color);

// Shows why something could not be done at all.
void ShowError(const Error& error, programs::ColorMode color);

}  // namespace smp::cli
