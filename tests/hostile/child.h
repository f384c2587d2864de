// Runs a program and measures it.
#pragma once

#include <string>
#include <vector>

namespace smp::hostile {

struct Outcome {
  int exit_code = -1;      // 128 + signal when a signal ended it
  double seconds = 0;      // by the clock
  double cpu_seconds = 0;  // of all threads, in user and kernel
  double peak_mib = 0;
  std::string out;
  std::string err;
};

// Runs `arguments` with output to files in `directory`; killed after `limit_seconds`.
[[nodiscard]] Outcome RunMeasured(const std::vector<std::string>& arguments,
                                  const std::string& directory, unsigned limit_seconds);

}  // namespace smp::hostile
