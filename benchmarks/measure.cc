// bench_measure RUNS LABEL PROGRAM ARGUMENT…: runs a program several times and prints one row:
// minimum, median and maximum of the wall time, and the largest peak memory.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "hostile/child.h"

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: bench_measure RUNS LABEL PROGRAM ARGUMENT...\n", stderr);
    return 2;
  }
  const int runs = std::max(1, std::atoi(argv[1]));
  const std::vector<std::string> arguments(argv + 3, argv + argc);
  const std::string directory = (std::filesystem::temp_directory_path() / "smp-bench").string();
  std::filesystem::create_directories(directory);
  std::vector<double> seconds;
  double peak_mib = 0;
  int exit_code = 0;
  for (int i = 0; i < runs; ++i) {
    const smp::hostile::Outcome outcome = smp::hostile::RunMeasured(arguments, directory, 300);
    seconds.push_back(outcome.seconds);
    peak_mib = std::max(peak_mib, outcome.peak_mib);
    exit_code = outcome.exit_code;
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf("%-34s %9.4f %9.4f %9.4f %9.1f   %d\n", argv[2], seconds.front(),
              seconds[seconds.size() / 2], seconds.back(), peak_mib, exit_code);
  return 0;
}
