// Writes what smp upgrade made: to standard output, to files, or in place of the inputs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/output_plan.h"
#include "cli/upgrade_arguments.h"
#include "cli/upgrade_run.h"
#include "cli/write_outputs.h"
#include "programs/exit_code.h"

namespace smp::cli {

class UpgradeWriter {
 public:
  // All of them must outlive this.
  UpgradeWriter(std::string_view program, const UpgradeArguments& arguments, const UpgradeRun& run)
      : voice_{program, arguments.color, arguments.quiet}, arguments_(arguments), run_(run) {}

  // Decides what is written where, before anything is. kUsage, and said, when that cannot be.
  programs::ExitCode Plan();
  // Requires: Plan gave kHolds. kHolds when everything was written that had to be.
  programs::ExitCode Write() &&;

 private:
  bool MayReplace(std::size_t input);
  [[nodiscard]] Error ReasonToKeep(std::size_t input) const;
  [[nodiscard]] Format FormatOf(std::size_t original) const;
  void Choose(const UpgradedDocument& upgraded, const Destination& destination);
  void WriteFile(const OutputFile& file);
  [[nodiscard]] const SourceDocument* UnchangedInput(const OutputFile& file) const;
  void TellComments() const;
  void Worsen(programs::ExitCode code) { code_ = std::max(code_, code); }

  Voice voice_;
  const UpgradeArguments& arguments_;
  const UpgradeRun& run_;
  std::map<std::size_t, bool> may_replace_;      // by input
  std::vector<Output> outputs_;                  // what is written
  std::vector<const UpgradedDocument*> chosen_;  // of each output
  std::vector<OutputFile> files_;                // that hold them
  // How many outputs were made from an original, and how many of these lack a comment of it: what
  // was taken apart keeps a comment when one of its parts does.
  std::map<std::size_t, std::size_t> made_from_;
  std::map<std::pair<CommentPlace, std::size_t>, std::size_t> lacking_;
  programs::ExitCode code_ = programs::ExitCode::kHolds;
};

}  // namespace smp::cli
