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

namespace smp {

// What a document is worth. Ordered: a larger grade is better.
enum class Grade : std::uint8_t {
  kInvalid,  // "invalid": at least one error
  kValid,    // "valid": no error
};

// "invalid" or "valid".
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
};

// Every defect of one document, in the order of the document. Deterministic and thread-safe.
[[nodiscard]] std::vector<Finding> Validate(const SourceDocument& document,
                                            const ValidateOptions& options = {});

// The grade that these findings leave a document.
[[nodiscard]] Grade GradeOf(const std::vector<Finding>& findings);

}  // namespace smp
