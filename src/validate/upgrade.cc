// Upgrade: documents through the chain of steps, messages of v0.6 joined by their ids.
#include "smp/upgrade.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "edition/chain.h"
#include "edition/join.h"
#include "edition/upgrade_v06.h"
#include "validate/source_document.h"
#include "validate/upgraded_document.h"

namespace smp {
namespace {

using edition::Stage;

// A stage and the document that it came from.
struct Origin {
  Stage stage;
  std::size_t source;
};

class Upgrader {
 public:
  Upgrader(std::span<const SourceDocument> documents, const UpgradeOptions& options)
      : documents_(documents), options_(options), errors_(documents.size()) {}

  Expected<UpgradeOutcome> Run() {
    for (std::size_t i = 0; i < documents_.size(); ++i) Take(i);
    if (options_.to == Edition::kV06) {
      for (Origin& message : messages_) Finish(std::move(message.stage), {message.source});
    } else if (auto error = UpgradeMessages()) {
      return tl::unexpected(*std::move(error));
    }
    Sort();
    return std::move(outcome_);
  }

 private:
  // Runs the steps that one document goes through on its own.
  void Take(std::size_t source) {
    const SourceDocument& document = documents_[source];
    const SourceDocument::Impl& impl = document.impl();
    if (!impl.read.complete || impl.read.tree.root() == nullptr) {
      Refuse(impl.read.findings, impl);
      return;
    }
    if (document.edition() == Edition::kV1 && document.kind() == Kind::kUnknown) {
      Refuse({validate::NoBody(document)}, impl);
      return;
    }
    // An export of Meshery follows v0.6 in its fields only.
    if (document.edition() == options_.to && document.shape() != Shape::kMesheryExport) {
      std::vector<Finding> errors;
      validate::AddErrors(impl.read.findings, &errors);
      outcome_.documents.push_back({document, {}, std::move(errors), {source}});
      return;
    }
    const bool is_unknown_message =
        document.kind() == Kind::kUnknown &&
        (document.edition() == Edition::kV06 || document.edition() == Edition::kV02);
    std::vector<Stage> stages;
    if (!is_unknown_message) {
      stages =
          edition::RunSteps(validate::StageOf(document, &errors_[source]), {options_.latency_unit});
    }
    const auto is_newer = [&](const Stage& stage) { return stage.edition > options_.to; };
    if (stages.empty() || std::any_of(stages.begin(), stages.end(), is_newer)) {
      Refuse(std::move(errors_[source]), impl);
      return;
    }
    for (Stage& stage : stages) {
      if (stage.edition == Edition::kV06) {
        messages_.push_back({std::move(stage), source});
      } else {
        Finish(std::move(stage), {source});
      }
    }
  }

  void Refuse(std::vector<Finding> findings, const SourceDocument::Impl& impl) {
    for (Finding& finding : findings) outcome_.refused.push_back(std::move(finding));
    for (const Finding& finding : impl.detection.findings) outcome_.refused.push_back(finding);
  }

  std::optional<Error> UpgradeMessages() {
    std::vector<const Stage*> all;
    for (const Origin& message : messages_) all.push_back(&message.stage);
    if (all.empty()) return std::nullopt;
    if (options_.force_join) return ForceJoin(all);
    const edition::Grouping grouping = edition::GroupByIds(all);
    for (const edition::Group& group : grouping.groups) {
      if (group.members.size() == 1) {
        const std::size_t only = group.members.front();
        for (Stage& stage : edition::UpgradeV06(*all[only])) {
          AddFindings(grouping.findings[only], &stage);
          Finish(std::move(stage), {messages_[only].source});
        }
      } else {
        Join(all, group.members, grouping.findings);
      }
    }
    return std::nullopt;
  }

  void Join(const std::vector<const Stage*>& all, const std::vector<std::size_t>& members,
            const std::vector<std::vector<Finding>>& findings) {
    std::vector<const Stage*> messages;
    std::vector<std::size_t> sources;
    for (const std::size_t member : members) {
      messages.push_back(all[member]);
      sources.push_back(messages_[member].source);
    }
    Stage report = edition::JoinV06(messages);
    for (const std::size_t member : members) {
      if (!findings.empty()) AddFindings(findings[member], &report);
    }
    Finish(std::move(report), std::move(sources));
  }

  std::optional<Error> ForceJoin(const std::vector<const Stage*>& all) {
    std::vector<std::size_t> members;
    std::map<Kind, std::size_t> first;
    for (const Kind kind :
         {Kind::kTestResult, Kind::kTestConfig, Kind::kMeshConfig, Kind::kEnvironment}) {
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i]->kind != kind) continue;
        members.push_back(i);
        const auto [at, is_first] = first.emplace(kind, i);
        if (is_first || kind == Kind::kTestResult) continue;
        return Error{ErrorCode::kInvalidArgument,
                     documents_[messages_[i].source].file() + ": a second " +
                         std::string(KindName(kind)) + " beside that of " +
                         documents_[messages_[at->second].source].file() + " cannot be joined",
                     "give one test-config, mesh-config and environment and any number of results"};
      }
    }
    Join(all, members, {});
    return std::nullopt;
  }

  static void AddFindings(const std::vector<Finding>& findings, Stage* stage) {
    stage->findings.insert(stage->findings.end(), findings.begin(), findings.end());
  }

  void Finish(Stage stage, std::vector<std::size_t> sources) {
    const SourceDocument& source = documents_[sources.front()];
    // What could not be read of a document is told with the first that is made from it.
    std::vector<Finding> errors;
    for (const std::size_t at : sources) {
      std::move(errors_[at].begin(), errors_[at].end(), std::back_inserter(errors));
      errors_[at].clear();
    }
    stage.findings.insert(stage.findings.begin(), errors.begin(), errors.end());
    outcome_.documents.push_back(
        validate::UpgradedOf(std::move(stage), source, std::move(sources)));
  }

  // In the order of the first document that each was made from.
  void Sort() {
    const auto first = [](const UpgradedDocument& document) {
      return *std::min_element(document.sources.begin(), document.sources.end());
    };
    std::stable_sort(
        outcome_.documents.begin(), outcome_.documents.end(),
        [&](const UpgradedDocument& a, const UpgradedDocument& b) { return first(a) < first(b); });
  }

  std::span<const SourceDocument> documents_;
  const UpgradeOptions& options_;
  std::vector<std::vector<Finding>> errors_;  // of reading, by document; moved to what is made
  std::vector<Origin> messages_;
  UpgradeOutcome outcome_;
};

}  // namespace

Expected<UpgradeOutcome> Upgrade(std::span<const SourceDocument> documents,
                                 const UpgradeOptions& options) {
  if (options.to != Edition::kV1 && options.to != Edition::kV06) {
    return tl::unexpected(Error{ErrorCode::kInvalidArgument,
                                "there is no upgrade to " + std::string(EditionName(options.to)),
                                "upgrade to v1.0 or v0.6"});
  }
  for (const SourceDocument& document : documents) {
    if (options.to == Edition::kV06 && document.edition() == Edition::kV1) {
      return tl::unexpected(Error{ErrorCode::kInvalidArgument,
                                  document.file() + ": v1.0 is newer than v0.6",
                                  "a document of v1.0 is downgraded, not upgraded, to v0.6"});
    }
  }
  return Upgrader(documents, options).Run();
}

Expected<std::vector<DetectedEdition>> DetectEdition(std::string bytes, std::string name,
                                                     const ReadOptions& options) {
  auto documents = ReadBytes(std::move(bytes), std::move(name), options);
  if (!documents) return tl::unexpected(std::move(documents.error()));
  std::vector<DetectedEdition> detected;
  for (const SourceDocument& document : *documents) {
    detected.push_back(
        {document.edition(), document.shape(), document.kind(), document.description()});
  }
  return detected;
}

}  // namespace smp
