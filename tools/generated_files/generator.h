// What every generator of committed files is: it makes texts, and writes them or tells which of the
// files have drifted.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "generated_files/generated_files.h"

namespace smp::generated_files {

struct Arguments {
  std::string out;          // root of the project
  std::string descriptors;  // of generators that want them
};

struct Generated {
  GeneratedFiles files;
  // What is wrong with the sources of the files, a line each: the generator fails.
  std::vector<std::string> faults;
};

struct Generator {
  std::string_view name;
  std::string_view out_holds;  // what of the project it reads and writes, for its usage
  bool wants_descriptors = false;
  std::function<Generated(const Arguments&)> generate;
};

// main of a generator: --out DIR [--check], and --descriptors SET where it wants them. Yields 0
// when the files are current, 1 when they have drifted or their sources have faults, 2 for a wrong
// command line and 3 when a file cannot be read or written.
int RunGenerator(const Generator& generator, int count, char** values);

}  // namespace smp::generated_files
