// What the program's exit code means. Frozen: CI scripts depend on it.
#pragma once

namespace smp::validator {

enum class ExitCode : int {
  kHolds = 0,         // everything that was asked for holds
  kFindings = 1,      // findings at or above --fail-on
  kUsage = 2,         // the command line is wrong
  kUnreadable = 3,    // an input could not be read, or nothing was checked
  kSchemaBroken = 4,  // a schema given with --schema cannot be used
  kInternal = 70,     // a defect of this program, or output that could not be written
};

}  // namespace smp::validator
