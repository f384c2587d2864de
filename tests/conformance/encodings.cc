#include "encodings.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <memory>

#include "document/write.h"
#include "model/decode.h"
#include "model/wire.h"
#include "validate/report_view.h"
#include "validate/source_document.h"

namespace smp::conformance {
namespace {

// A document whose structure is sound, or only spelt in another way, is a message.
bool IsMessage(const SourceDocument& document) {
  if (!validate::CanBeChecked(document.impl()) || !document.complete()) return false;
  if (document.shape() == Shape::kWrappedConfig) return false;
  const std::vector<Finding> findings = Validate(document);
  return std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.rule->id < "SMP2000" && finding.rule->id != "SMP1018" &&
           finding.rule->id != "SMP1025" && finding.rule->id != "SMP1009";
  });
}

}  // namespace

std::optional<std::string> ToBinary(const SourceDocument& document) {
  if (!IsMessage(document)) return std::nullopt;
  const SourceDocument::Impl& impl = document.impl();
  const auto* type = validate::MessageOf(document.edition(), document.kind());
  std::vector<Finding> findings;
  const validate::CanonicalDocument canonical(impl, &findings);
  const std::unique_ptr<google::protobuf::Message> message(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
  findings = model::Decode(canonical.tree(), canonical.body(), message.get());
  return model::WriteBinary(*message);
}

std::string ToCanonicalJson(const SourceDocument& document) {
  std::vector<Finding> findings;
  const validate::CanonicalDocument canonical(document.impl(), &findings);
  return document::WriteJson(canonical.body());
}

std::string SchemaName(const SourceDocument& document) {
  if (!validate::CanBeChecked(document.impl())) return "";
  if (document.shape() == Shape::kWrappedConfig) return "";
  return validate::SchemaOf(document.edition(), document.kind());
}

}  // namespace smp::conformance
