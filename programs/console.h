// What a program says: its output, its errors, its end.
#pragma once

#include <cstdio>
#include <string_view>

#include "programs/exit_code.h"
#include "smp/error.h"

namespace smp::programs {

// False when not all of it was written. Every output goes through here: a full disk or a closed
// pipe must not look like success.
bool Print(std::FILE* file, std::string_view text);

// "smp-validate: message" and the hint on standard error; gives `code` back.
ExitCode Fail(std::string_view program, ExitCode code, const Error& error);

// Writes the last of the output. Gives `code` when all of it, and what was `printed` before,
// reached standard output; otherwise kInternal, and says so.
ExitCode Finish(std::string_view program, std::string_view text, ExitCode code,
                bool printed = true);

}  // namespace smp::programs
