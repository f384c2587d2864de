// Merging: the raw results of one distributed test as one result, without losing what the tail
// says.
//
//   auto merger = smp::Merger::Make({.expect = 8});
//   for (const smp::SourceDocument& document : documents) merger->Add(document);
//   smp::MergeOutcome outcome = std::move(*merger).Finish();
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "smp/document.h"
#include "smp/error.h"
#include "smp/finding.h"
#include "smp/v1/document.pb.h"

namespace smp {

struct MergeOptions {
  // Merges only results whose id matches: * stands for any characters, ? for one. Empty: all.
  std::string select;
  // How many raw results each merged one must be made of.
  std::optional<std::int64_t> expect;
  // Rules of merging, by id or name, whose findings do not stop it. They are recorded in
  // merged_from[].allowed_rules of the result.
  std::vector<std::string> allow;
};

// The rules of merging that MergeOptions::allow takes. Valid for the life of the program;
// thread-safe.
[[nodiscard]] std::span<const Rule* const> AllowableRules();

struct MergeOutcome {
  // A report with one merged result for each stage and repetition, or, of a single result, that
  // one. Nothing when a finding forbids it, or when no result was given.
  std::optional<v1::Document> document;
  // Errors that forbid the merge; warnings where they were allowed.
  std::vector<Finding> findings;
};

// Takes reports (and results on their own) one by one; what it keeps of each is its digest, its
// window and its figures, so that memory grows by some hundred bytes a result, however large
// distributions are. The outcome does not depend on the order of the reports, and merging what was
// merged before gives the same bytes as merging all at once.
class Merger {
 public:
  // Fails with kInvalidArgument for a rule in `allow` that is none of merging.
  [[nodiscard]] static Expected<Merger> Make(const MergeOptions& options = {});
  Merger(Merger&&) noexcept;
  Merger& operator=(Merger&&) noexcept;
  ~Merger();

  // Adds the results of a document; the document may go afterwards. One that is no report and no
  // result is a finding.
  void Add(const SourceDocument& document);

  [[nodiscard]] MergeOutcome Finish() &&;

 private:
  struct Impl;
  explicit Merger(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The same of documents that are all at hand. Fails as Merger::Make does.
[[nodiscard]] Expected<MergeOutcome> Merge(std::span<const SourceDocument> documents,
                                           const MergeOptions& options = {});

// SHA-256, 64 hexadecimal digits, of a result's content: its binary form with fields by number and
// map entries by key, without id, client_id and labels. By it a result is recognised that is given
// twice under different names.
[[nodiscard]] std::string DigestOf(const v1::Result& result);

}  // namespace smp
