#include "validator/checker.h"

#include <cstddef>

#include "programs/in_order.h"

namespace smp::validator {

CheckedInput Check(const programs::Input& input, const CheckOptions& options) {
  CheckedInput checked;
  checked.file = programs::NameOf(input);
  auto documents = programs::ReadInput(input, options.read);
  if (!documents) {
    checked.error = std::move(documents.error());
    return checked;
  }
  for (SourceDocument& document : *documents) {
    std::vector<Finding> findings = Validate(document, options.validate);
    checked.documents.push_back({std::move(document), std::move(findings)});
  }
  return checked;
}

void CheckInputs(const std::vector<programs::Input>& inputs, const CheckOptions& options,
                 const std::function<void(CheckedInput&&)>& consume) {
  programs::InOrder(
      inputs.size(), {.jobs = options.jobs},
      [&](std::size_t index) { return Check(inputs[index], options); }, consume);
}

}  // namespace smp::validator
