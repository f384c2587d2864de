// The command line of smp upgrade.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programs/color.h"
#include "programs/early_end.h"
#include "smp/smp.h"
#include "smp/upgrade.h"

namespace smp::cli {

struct UpgradeArguments {
  std::vector<std::string> paths;
  ReadOptions read;
  UpgradeOptions upgrade;
  std::string output;                   // file or directory; empty: standard output
  std::optional<Format> output_format;  // absent: that of each input
  bool in_place = false;
  bool allow_loss = false;  // in place, too
  bool check = false;
  std::string changes;  // file for the list of changes; empty: none
  bool quiet = false;
  programs::ColorMode color = programs::ColorMode::kAuto;
};

// What to do: run with arguments, or end at once.
struct ParsedUpgrade {
  std::optional<UpgradeArguments> arguments;
  programs::EarlyEnd end;  // when there are no arguments
};

[[nodiscard]] ParsedUpgrade ParseUpgradeArguments(std::string_view program, int argc,
                                                  const char* const* argv);

}  // namespace smp::cli
