// Downgrade: a document of v1 taken apart into messages of v0.6.
#include "edition/downgrade.h"

#include <utility>

#include "smp/upgrade.h"
#include "validate/source_document.h"
#include "validate/upgraded_document.h"

namespace smp {

Expected<UpgradeOutcome> Downgrade(const SourceDocument& document) {
  if (document.edition() != Edition::kV1) {
    return tl::unexpected(
        Error{ErrorCode::kInvalidArgument,
              document.file() + ": " + document.description() + " cannot be downgraded to SMP v0.6",
              "only documents of SMP v1.0.0 can"});
  }
  const SourceDocument::Impl& impl = document.impl();
  UpgradeOutcome outcome;
  if (!impl.read.complete) {
    outcome.refused = impl.read.findings;
    return outcome;
  }
  if (document.kind() == Kind::kUnknown) {
    outcome.refused.push_back(validate::NoBody(document));
    return outcome;
  }
  std::vector<Finding> errors;
  for (edition::Stage& stage : edition::DowngradeV1(validate::StageOf(document, &errors))) {
    outcome.documents.push_back(validate::UpgradedOf(std::move(stage), document, {0}));
  }
  // What could not be read of the document is told once.
  auto& told = outcome.documents.empty() ? outcome.refused : outcome.documents.front().findings;
  told.insert(told.begin(), errors.begin(), errors.end());
  return outcome;
}

}  // namespace smp
