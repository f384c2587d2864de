// What the exit code of a program means. Frozen: CI scripts depend on it.
#pragma once

namespace smp::programs {

enum class ExitCode : int {
  kHolds = 0,         // everything that was asked for holds
  kFindings = 1,      // findings that count, or something that could not be done without loss
  kUsage = 2,         // the command line is wrong
  kUnreadable = 3,    // an input could not be read, or there was nothing to do
  kSchemaBroken = 4,  // a schema given with --schema cannot be used
  kInternal = 70,     // a defect of this program, or output that could not be written
};

}  // namespace smp::programs
