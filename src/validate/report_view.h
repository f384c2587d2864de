// A document on its way to the rules: first in canonical spelling, then as a report of v1.
#pragma once

#include <google/protobuf/descriptor.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "document/tree.h"
#include "edition/step.h"
#include "validate/source_document.h"

namespace smp::validate {

// True when the document is of an edition whose contents are checked, something of it was read, and
// it is told which message of v0.2 or v0.6 it is.
[[nodiscard]] bool CanBeChecked(const SourceDocument::Impl& impl);

// The message that a document of this kind is, null when it is none.
[[nodiscard]] const google::protobuf::Descriptor* MessageOf(Edition edition, Kind kind);

// The kind of document that a message of v0.2 or v0.6 is; kUnknown for the envelope of v1, which
// says itself. Null gives kUnknown.
[[nodiscard]] Kind KindOf(const google::protobuf::Descriptor* message);

// The newest edition that has documents of this kind.
[[nodiscard]] Edition EditionOf(Kind kind);

// True for an envelope of v1 with more than one body, of which the binary form keeps one.
[[nodiscard]] bool HasSeveralBodies(const document::Node& document);

// The entry schema of such a document: "v1.0/report", "v0.6/test-result". Requires: edition is
// kV02, kV06 or kV1.
[[nodiscard]] std::string SchemaOf(Edition edition, Kind kind);

// The entry schema of the mesh beside a wrapped test configuration. Requires: edition is kV02 or
// kV06.
[[nodiscard]] std::string MeshSchemaOf(Edition edition);

// A document with snake_case keys and short enum names, in v0.2 with the names of v0.2.1: the tree
// as written when it is that already, otherwise a copy whose nodes know their origins. Requires:
// CanBeChecked.
class CanonicalDocument {
 public:
  CanonicalDocument(const SourceDocument::Impl& impl, std::vector<Finding>* findings);
  // The same for a document that is known to be in canonical spelling as written.
  explicit CanonicalDocument(const SourceDocument::Impl& impl);

  [[nodiscard]] const document::Tree& tree() const { return copy_ ? *copy_ : *written_; }
  // The copy, to be shared; null when there is none.
  [[nodiscard]] const std::shared_ptr<const document::Tree>& copy() const { return copy_; }
  // The v1 document or the v0 message.
  [[nodiscard]] const document::Node& body() const { return *body_; }
  // The mesh beside a wrapped test configuration (shape T2), else null.
  [[nodiscard]] const document::Node* mesh() const { return mesh_; }

 private:
  const document::Tree* written_;
  std::shared_ptr<const document::Tree> copy_;
  const document::Node* body_;
  const document::Node* mesh_;
};

// The report of v1 that rules see. A v1 report is itself; a profile that stands alone is a report
// with nothing else; a v0.6 message is mapped, one of v0.2 is upgraded to v0.6 before. Nodes lead
// back to the document as written.
class ReportView {
 public:
  ReportView(const SourceDocument::Impl& impl, const CanonicalDocument& canonical,
             std::vector<Finding>* findings);

  [[nodiscard]] const document::Tree& tree() const { return made_ ? *made_ : *canonical_; }
  [[nodiscard]] const document::Node& report() const { return *report_; }

 private:
  const document::Tree* canonical_;
  std::optional<edition::Stage> upgraded_;  // v0.2 as v0.6
  std::optional<document::Tree> made_;
  const document::Node* report_ = nullptr;
};

}  // namespace smp::validate
