// What a project requires of its reports, and which findings it has decided to live with: the file
// .smp-validate.yaml.
//
//   require: credible            # the least grade
//   fail-on: warning             # the least severity that fails
//   settings:
//     SMP3008.min_samples_beyond: 20
//   ignore:
//     - rule: SMP3020            # by id or name
//       path: smoke/*            # * stands for any characters, ? for one; absent: every input
//       reason: smoke runs show that the service starts
//       until: 2027-03-31        # the last day on which it holds; absent: no end
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "smp/document.h"
#include "smp/error.h"
#include "smp/finding.h"
#include "smp/render.h"
#include "smp/rule_settings.h"
#include "smp/validate.h"

namespace smp {

// The name that a program looks for in its working directory.
inline constexpr const char* kRequirementsName = ".smp-validate.yaml";

// Not thread-safe while it is applied.
class Requirements {
 public:
  // `now` settles which entries have expired. Fails with kInvalidArgument, and the place, for a
  // text that is not of this form.
  [[nodiscard]] static Expected<Requirements> Parse(
      std::string text, std::string name,
      std::optional<std::chrono::sys_time<std::chrono::nanoseconds>> now);
  // As Parse, from a file; fails as ReadFile does when it cannot be read.
  [[nodiscard]] static Expected<Requirements> Load(
      const std::filesystem::path& path,
      std::optional<std::chrono::sys_time<std::chrono::nanoseconds>> now);

  [[nodiscard]] const std::optional<Grade>& require() const { return require_; }
  [[nodiscard]] const std::optional<Severity>& fail_on() const { return fail_on_; }
  [[nodiscard]] const RuleSettings& settings() const { return settings_; }

  // Moves the findings that are to be ignored to `ignored`. An entry without a reason, or past its
  // day, ignores nothing.
  void Apply(CheckedInput& input);

  // The file itself as an input with what is wrong with its entries (SMP1040 to SMP1042), once all
  // inputs were given to Apply; nothing when nothing is.
  [[nodiscard]] std::optional<CheckedInput> Check() const;

 private:
  struct Ignore {
    const Rule* rule = nullptr;
    std::string path;  // a pattern; empty: every input
    std::string reason;
    std::optional<std::chrono::sys_days> until;
    Finding place;  // pointer, file and span of the entry
    bool used = false;
  };
  friend class RequirementsReader;

  explicit Requirements(SourceDocument document) : document_(std::move(document)) {}
  [[nodiscard]] bool HasExpired(const Ignore& ignore) const;

  SourceDocument document_;
  std::optional<std::chrono::sys_days> today_;
  std::optional<Grade> require_;
  std::optional<Severity> fail_on_;
  RuleSettings settings_;
  std::vector<Ignore> ignores_;
};

// The entries by which inputs would have no findings left, one for each file and rule.
class IgnoreStanza {
 public:
  void Add(const CheckedInput& input);
  // An `ignore:` list; reasons are left for a person to write. Empty when there are no findings.
  [[nodiscard]] std::string Text() const;

 private:
  std::map<std::pair<std::string, std::string_view>, const Rule*> entries_;  // by path and id
};

}  // namespace smp
