#include "validator/checker.h"

#include <cstddef>
#include <utility>

#include "programs/in_order.h"
#include "programs/input_parts.h"

namespace smp::validator {
namespace {

CheckedInput CheckDocuments(const programs::Input& input,
                            Expected<std::vector<SourceDocument>> documents,
                            const CheckOptions& options) {
  CheckedInput checked;
  checked.file = programs::NameOf(input);
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

struct CheckedPart {
  const programs::Input* input;
  CheckedInput checked;
};

}  // namespace

CheckedInput Check(const programs::Input& input, const CheckOptions& options) {
  return CheckDocuments(input, programs::ReadInput(input, options.read), options);
}

void CheckInputs(const std::vector<programs::Input>& inputs, const CheckOptions& options,
                 const std::function<void(CheckedInput&&)>& consume) {
  programs::InOrder(
      programs::Indexes(inputs.size()), {.jobs = options.jobs},
      [&](std::size_t index) { return Check(inputs[index], options); }, consume);
}

void CheckInputParts(
    const std::vector<programs::Input>& inputs, const CheckOptions& options,
    const std::function<void(const programs::Input& input, CheckedInput&&)>& consume) {
  programs::InputParts parts(inputs, options.read);
  programs::InOrder(
      [&] { return parts.Next(); }, {.jobs = options.jobs, .ahead = std::size_t{8} * options.jobs},
      [&](programs::InputPart part) {
        const programs::Input& input = *part.input;
        const bool is_part = part.lines.has_value();
        auto documents = programs::ReadInputPart(std::move(part), options.read);
        CheckedPart result{&input, CheckDocuments(input, std::move(documents), options)};
        result.checked.is_part = is_part;
        return result;
      },
      [&](CheckedPart&& part) { consume(*part.input, std::move(part.checked)); });
}

}  // namespace smp::validator
