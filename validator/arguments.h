// The command line of smp-validate.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programs/color.h"
#include "programs/early_end.h"
#include "smp/smp.h"

namespace smp::validator {

// A format of findings and where they go.
struct FindingsOutput {
  std::string format = "text";
  std::string path;  // empty: standard output
};

struct Arguments {
  std::vector<std::string> paths;       // files, directories, "-"
  std::vector<FindingsOutput> outputs;  // at least one
  ReadOptions read;
  std::optional<Severity> fail_on;    // else what the project's requirements say, else error
  std::optional<Grade> require;       // what every document must reach; else as above, else none
  std::vector<std::string> settings;  // RULE.NAME=VALUE, in order
  std::optional<std::string> config;  // requirements of the project; else the file of their name
  bool no_config = false;
  bool print_ignore = false;
  bool fix = false;         // mend spelling in the files
  bool diff = false;        // show what that would change, and nothing else
  bool order_keys = false;  // put keys in order, too
  std::vector<std::string> schemas;
  bool list_rules = false;
  std::string explain;  // id or name of a rule; empty: not asked for
  unsigned jobs = 0;    // 0: one for each core
  bool quiet = false;
  bool by_rule = false;
  programs::ColorMode color = programs::ColorMode::kAuto;
};

// What to do: run with arguments, or end at once.
struct ParsedArguments {
  std::optional<Arguments> arguments;
  programs::EarlyEnd end;  // when there are no arguments
};

// `program` is the name that the user knows it by.
[[nodiscard]] ParsedArguments ParseArguments(std::string_view program, int argc,
                                             const char* const* argv);

}  // namespace smp::validator
