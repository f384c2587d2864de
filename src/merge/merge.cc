#include "smp/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "digest/sha256.h"
#include "document/tree.h"
#include "document/wildcard.h"
#include "edition/report_id.h"
#include "merge/field_policies.h"
#include "merge/merge_rules.h"
#include "merge/profiles.h"
#include "merge/result_group.h"
#include "model/wire.h"
#include "smp/model.h"
#include "smp/version.h"
#include "validate/source_document.h"

namespace smp {

namespace {

using merge::Obstacle;
using merge::ResultGroup;

// Stage and repetition; of results that state none, 0.
using GroupKey = std::pair<std::string, std::int64_t>;

Finding FindingAt(const SourceDocument& document, const std::string& pointer,
                  const Obstacle& obstacle) {
  const document::ReadDocument& read = document.impl().read;
  if (read.tree.root() == nullptr) {
    return {obstacle.rule,
            obstacle.rule->severity,
            obstacle.message,
            obstacle.hint,
            "",
            document.file(),
            {}};
  }
  const document::Node* node = document::ResolveNearest(*read.tree.root(), pointer);
  return document::FindingAt(*obstacle.rule, read.tree.source(), *node, obstacle.message,
                             obstacle.hint);
}

std::string UriOf(const SourceDocument& document) {
  return document.file().empty() || document.file()[0] == '<' ? "" : "file:" + document.file();
}

}  // namespace

struct Merger::Impl {
  MergeOptions options;
  std::set<std::string_view> allowed;  // ids
  std::set<std::string> overridden;    // ids of allowed rules that had findings
  std::map<GroupKey, ResultGroup> groups;
  merge::Profiles profiles;
  std::optional<v1::Report> merged;  // fields by policy
  std::map<std::string, v1::Reference> references;
  std::vector<Finding> findings;
  std::optional<SourceDocument> first;  // where findings about all of them are
  bool forbidden = false;

  void Report(const SourceDocument& document, const std::string& pointer,
              const Obstacle& obstacle) {
    Finding finding = FindingAt(document, pointer + obstacle.place, obstacle);
    if (allowed.count(obstacle.rule->id) > 0) {
      finding.severity = Severity::kWarning;
      overridden.emplace(obstacle.rule->id);
    } else {
      forbidden = true;
    }
    findings.push_back(std::move(finding));
  }

  void AddReport(const SourceDocument& document, const v1::Report& report);
  void AddResult(const SourceDocument& document, const v1::Result& result,
                 const std::string& pointer);
  [[nodiscard]] v1::Document Made();
};

void Merger::Impl::AddResult(const SourceDocument& document, const v1::Result& result,
                             const std::string& pointer) {
  if (!document::Matches(result.id(), options.select)) return;
  ResultGroup& group = groups[{result.stage_name(), result.repetition()}];
  for (const Obstacle& obstacle : group.Add(result, UriOf(document))) {
    Report(document, pointer, obstacle);
  }
}

void Merger::Impl::AddReport(const SourceDocument& document, const v1::Report& report) {
  for (const Obstacle& obstacle : profiles.Add(report, document.file())) {
    Report(document, "/report", obstacle);
  }
  if (!merged) {
    merged = report;
    merge::Begin(merge::ReportPolicies(), *merged);
  } else {
    // Fields of reports are no counts.
    (void)merge::MergeInto(merge::ReportPolicies(), report, *merged);
  }
  for (v1::Reference reference : report.references()) {
    // The results that it is about are one now.
    reference.clear_result_id();
    references.emplace(model::WriteBinary(reference), reference);
  }
  for (int i = 0; i < report.results_size(); ++i) {
    AddResult(document, report.results(i), fmt::format("/report/results/{}", i));
  }
}

v1::Document Merger::Impl::Made() {
  v1::Document document;
  document.set_smp_version(std::string(kCurrentEdition));
  v1::Report& report = *document.mutable_report();
  if (merged) report = *std::move(merged);
  profiles.Set(report);
  std::string digests;
  const std::vector<std::string> rules(overridden.begin(), overridden.end());
  for (auto& [key, group] : groups) {
    for (const auto& [digest, raw] : group.raws().all()) digests += digest;
    *report.add_results() = std::move(group).Finish(rules);
  }
  report.set_id(edition::UuidOfContents(digests));
  report.mutable_producer()->set_name("smp");
  report.mutable_producer()->set_version(std::string(kVersion));
  for (auto& [bytes, reference] : references) *report.add_references() = std::move(reference);
  return document;
}

std::span<const Rule* const> AllowableRules() { return merge::kAllowableRules; }

Expected<Merger> Merger::Make(const MergeOptions& options) {
  auto impl = std::make_unique<Impl>();
  impl->options = options;
  for (const std::string& name : options.allow) {
    const Rule* found = nullptr;
    for (const Rule* rule : AllowableRules()) {
      if (rule->id == name || rule->name == name) found = rule;
    }
    if (found == nullptr) {
      std::string names;
      for (const Rule* rule : AllowableRules()) {
        names += fmt::format("{}{}", names.empty() ? "" : ", ", rule->name);
      }
      return tl::unexpected(Error{ErrorCode::kInvalidArgument,
                                  fmt::format("'{}' is no rule that can be allowed", name),
                                  fmt::format("these can: {}", names)});
    }
    impl->allowed.insert(found->id);
  }
  return Merger(std::move(impl));
}

Merger::Merger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Merger::Merger(Merger&&) noexcept = default;
Merger& Merger::operator=(Merger&&) noexcept = default;
Merger::~Merger() = default;

void Merger::Add(const SourceDocument& document) {
  if (!impl_->first) impl_->first = document;
  auto decoded = Decode(document);
  if (!decoded || (!decoded->has_report() && !decoded->has_result())) {
    impl_->Report(document, "",
                  {&merge::kMergeable, fmt::format("{} holds no results", document.description()),
                   "give reports, or results on their own; smp import makes them of the outputs of "
                   "load generators"});
    return;
  }
  if (decoded->has_report()) {
    impl_->AddReport(document, decoded->report());
  } else {
    impl_->AddResult(document, decoded->result(), "/result");
  }
}

MergeOutcome Merger::Finish() && {
  MergeOutcome outcome;
  for (const auto& [key, group] : impl_->groups) {
    for (const Obstacle& obstacle : group.AtTheEnd(impl_->options.expect)) {
      impl_->Report(*impl_->first, "", obstacle);
    }
  }
  if (impl_->groups.empty() && impl_->first && !impl_->forbidden) {
    impl_->Report(*impl_->first, "",
                  {&merge::kMergeable,
                   impl_->options.select.empty()
                       ? std::string("no document has a result")
                       : fmt::format("no result matches --select '{}'", impl_->options.select),
                   "smp convert shows the ids of a report's results"});
  }
  if (!impl_->forbidden && !impl_->groups.empty()) outcome.document = impl_->Made();
  outcome.findings = std::move(impl_->findings);
  return outcome;
}

Expected<MergeOutcome> Merge(std::span<const SourceDocument> documents,
                             const MergeOptions& options) {
  auto merger = Merger::Make(options);
  if (!merger) return tl::unexpected(std::move(merger.error()));
  for (const SourceDocument& document : documents) merger->Add(document);
  return std::move(*merger).Finish();
}

std::string DigestOf(const v1::Result& result) {
  v1::Result content = result;
  content.clear_id();
  content.clear_client_id();
  content.clear_labels();
  return digest::Sha256Hex(model::WriteBinary(content));
}

}  // namespace smp
