// Writes what was made, and tells what came of it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/encode_outputs.h"
#include "cli/output_plan.h"
#include "programs/color.h"
#include "programs/exit_code.h"
#include "smp/smp.h"

namespace smp::cli {

// Writes to a file, for which directories are made, or to standard output when `path` is empty.
// False, and said on standard error, when it could not be written. A program that is interrupted
// finishes the file first.
bool WriteOutput(std::string_view program, const std::string& path, std::string_view bytes);

// How a command speaks to the user.
struct Voice {
  std::string_view program;
  programs::ColorMode color = programs::ColorMode::kAuto;
  bool quiet = false;  // findings and errors only
};

// Tells what came of encoding a file and writes it. `originals` are documents of the files that its
// findings are about. Gives kHolds, kFindings when something would be lost and nothing was written,
// or kInternal when it could not be written.
programs::ExitCode WriteEncoded(const Voice& voice, const OutputFile& file,
                                const EncodedFile& encoded,
                                std::span<const SourceDocument> originals);

// "note: …" on standard error, unless quiet.
void Note(const Voice& voice, std::string_view text);

// Fails when binary would go to a terminal.
[[nodiscard]] Expected<void> CheckTerminal(std::span<const OutputFile> files);

// Shows findings of several files on standard error, with the lines that they are about.
// `originals` are documents of those files.
void ShowFindings(std::span<const SourceDocument> originals, const std::vector<Finding>& findings,
                  programs::ColorMode color);

// Shows why something could not be done at all.
void ShowError(const Error& error, programs::ColorMode color);

}  // namespace smp::cli
