#include "cli/upgrade_documents.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace smp::cli {
namespace {

// Adds an outcome of the documents at `indices`.
void Add(UpgradeOutcome part, const std::vector<std::size_t>& indices, UpgradeOutcome& all) {
  for (UpgradedDocument& upgraded : part.documents) {
    for (std::size_t& source : upgraded.sources) source = indices[source];
    all.documents.push_back(std::move(upgraded));
  }
  std::move(part.refused.begin(), part.refused.end(), std::back_inserter(all.refused));
}

}  // namespace

Expected<UpgradeOutcome> UpgradeAll(std::span<const SourceDocument> documents,
                                    const UpgradeOptions& options) {
  if (options.to == Edition::kV1) return smp::Upgrade(documents, options);
  UpgradeOutcome all;
  std::vector<SourceDocument> older;
  std::vector<std::size_t> indices_of_older;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (documents[i].edition() == Edition::kV1) {
      auto taken_apart = Downgrade(documents[i]);
      if (!taken_apart) return taken_apart;
      Add(std::move(*taken_apart), {i}, all);
    } else {
      older.push_back(documents[i]);
      indices_of_older.push_back(i);
    }
  }
  auto of_older = smp::Upgrade(older, options);
  if (!of_older) return of_older;
  Add(std::move(*of_older), indices_of_older, all);
  const auto first = [](const UpgradedDocument& upgraded) {
    return *std::min_element(upgraded.sources.begin(), upgraded.sources.end());
  };
  std::stable_sort(
      all.documents.begin(), all.documents.end(),
      [&](const UpgradedDocument& a, const UpgradedDocument& b) { return first(a) < first(b); });
  return all;
}

}  // namespace smp::cli
