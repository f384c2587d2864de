#include "validator/fixer.h"

#include <vector>

namespace smp::validator {

FixedText FixedTextOf(const CheckedInput& input) {
  if (input.documents.empty()) return {};
  std::vector<Finding> findings;
  for (const auto& document : input.documents) {
    findings.insert(findings.end(), document.findings.begin(), document.findings.end());
  }
  const std::string_view text = input.documents.front().document.source_text();
  const std::vector<PlacedEdit> edits = PlaceEdits(text, findings);
  if (edits.empty()) return {};
  std::string fixed = ApplyEdits(text, edits);
  std::string diff = LineDiff(text, fixed, input.file);
  return {edits.size(), std::move(fixed), std::move(diff)};
}

}  // namespace smp::validator
