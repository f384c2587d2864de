// smp-validate as a function: checks SMP documents and prints findings.
#pragma once

#include <string_view>

#include "programs/exit_code.h"
#include "programs/option_table.h"

namespace smp::validator {

// `program` is the name that the user knows it by, "smp-validate" or "smp validate"; argv[0] is not
// looked at.
programs::ExitCode Validator(std::string_view program, int argc, const char* const* argv);

// Its command line as data.
[[nodiscard]] programs::CommandTable ValidatorTable(std::string_view program);

}  // namespace smp::validator
