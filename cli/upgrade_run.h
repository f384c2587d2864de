// What smp upgrade has at hand once everything was read and upgraded.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "cli/input_documents.h"
#include "smp/upgrade.h"

namespace smp::cli {

// What became of one input.
struct FromInput {
  std::size_t first = 0;                      // its first document, by index
  std::size_t documents = 0;                  // that were read
  std::vector<const UpgradedDocument*> made;  // what they, or parts of them, are in
  const UpgradedDocument* joined = nullptr;   // one of these in which another input is, too
  bool has_several_kinds = false;             // these are of different kinds
  bool is_changed = false;                    // a document of it is of another edition now
  bool is_refused = false;                    // a document of it was refused
  bool has_error = false;                     // a finding about one of it is an error
  std::size_t lost = 0;                       // values that could not be carried over
  const Change* first_lost = nullptr;         // the first of them
};

class UpgradeRun {
 public:
  UpgradeRun(InputDocuments read, UpgradeOutcome outcome);
  UpgradeRun(const UpgradeRun&) = delete;  // points into itself
  UpgradeRun& operator=(const UpgradeRun&) = delete;

  [[nodiscard]] const std::vector<programs::Input>& inputs() const { return read_.inputs; }
  // The documents that were read, of which UpgradedDocument::sources are indices.
  [[nodiscard]] const std::vector<SourceDocument>& originals() const { return read_.documents; }
  // The input of an original.
  [[nodiscard]] std::size_t InputOf(std::size_t original) const { return read_.input_of[original]; }
  [[nodiscard]] const UpgradeOutcome& outcome() const { return outcome_; }
  [[nodiscard]] const FromInput& From(std::size_t input) const { return from_[input]; }

 private:
  void Index();

  InputDocuments read_;
  UpgradeOutcome outcome_;
  std::vector<FromInput> from_;  // by input
};

// True when a step refused a value, or something was never read.
[[nodiscard]] bool IsRefused(const UpgradedDocument& upgraded);

// True when one of the findings is an error.
[[nodiscard]] bool HasError(std::span<const Finding> findings);

}  // namespace smp::cli
