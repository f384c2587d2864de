// Checking: documents to findings.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "smp/document.h"
#include "smp/error.h"
#include "smp/finding.h"
#include "smp/rule_settings.h"

namespace smp {

// What a document is worth. Ordered: a larger grade is better.
enum class Grade : std::uint8_t {
  kInvalid,   // "invalid": an error other than of method (SMP3xxx)
  kValid,     // "valid": no such error
  kCredible,  // "credible": a valid report, of which no rule of method finds that its figures do
              // not carry: no warning or error of a rule with Rule::for_credibility, no error of
              // method
};

// "invalid", "valid" or "credible".
[[nodiscard]] std::string_view GradeName(Grade grade);

// A JSON Schema (draft-07) of the user's own, for extensions or house rules. Immutable and
// thread-safe.
class ExtraSchema {
 public:
  struct Impl;  // for the library itself; has no stable shape
  explicit ExtraSchema(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  // Fails with kInvalidSchema, and the place, when the text is not a schema that can be used. A
  // reference to another file or to the network is refused.
  [[nodiscard]] static Expected<ExtraSchema> Parse(std::string text, std::string name);
  // As Parse, from a file; fails as ReadFile does when it cannot be read.
  [[nodiscard]] static Expected<ExtraSchema> Load(const std::filesystem::path& path);
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

struct ValidateOptions {
  // Times after this one are in the future. The library has no clock: without it, no rule asks.
  std::optional<std::chrono::sys_time<std::chrono::nanoseconds>> now;
  // Applied to each document beside its own schema; findings are SMP1022.
  std::vector<ExtraSchema> extra_schemas;
  // Thresholds of rules that are not those of the catalogue.
  RuleSettings settings;
};

// Every defect of one document, in the order of the document. Deterministic and thread-safe.
[[nodiscard]] std::vector<Finding> Validate(const SourceDocument& document,
                                            const ValidateOptions& options = {});

// Whether findings leave a document valid: none is an error other than of method.
[[nodiscard]] bool IsValid(const std::vector<Finding>& findings);

// The grade that its findings leave a document. Only reports of v1 can be credible: what another
// document lacks may stand elsewhere.
[[nodiscard]] Grade GradeOf(const SourceDocument& document, const std::vector<Finding>& findings);

// Whether a finding keeps a valid report from being credible.
[[nodiscard]] bool IsAgainstCredibility(const Finding& finding);

}  // namespace smp
