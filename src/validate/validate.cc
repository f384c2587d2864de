// Documents to findings: reading, edition, spelling, structure, mapping, decoding, rules.
#include "smp/validate.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <string>
#include <utility>

#include "document/document_rules.h"
#include "model/decode.h"
#include "model/release_names.h"
#include "model/text_field.h"
#include "published/published_schemas.h"
#include "rules/engine.h"
#include "schema/schema_check.h"
#include "smp/v0/service_mesh.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v1/report.pb.h"
#include "validate/extra_schema.h"
#include "validate/report_view.h"
#include "validate/source_document.h"

namespace smp {
namespace {

bool IsBelow(std::string_view pointer, std::string_view ancestor) {
  return pointer.substr(0, ancestor.size()) == ancestor &&
         (pointer.size() == ancestor.size() || pointer[ancestor.size()] == '/');
}

// True for a finding that says the value at its pointer is unusable, not that something else is
// missing beside it.
bool CondemnsValue(const Finding& finding) {
  return finding.severity == Severity::kError && finding.rule->id >= "SMP1012" &&
         finding.rule->id <= "SMP1020";
}

// A mesh without type is a missing field of v1 and a mesh that is not named: told once.
bool TellsSame(const Finding& structural, const Finding& semantic) {
  return structural.rule->id == "SMP1011" && semantic.rule->id == "SMP2028" &&
         structural.pointer == semantic.pointer;
}

// SMP3xxx: how figures were measured, which says nothing about whether the report states them well.
bool IsOfMethod(const Rule& rule) { return rule.id.starts_with("SMP3"); }

bool IsNameOfLaterRelease(const document::Node& root, std::string_view pointer) {
  const document::Node* node = document::Resolve(root, pointer);
  if (node == nullptr || node->kind != document::NodeKind::kString) return false;
  const bool is_protocol = node->key == "protocol";
  return model::FindReleaseName(is_protocol
                                    ? *v0::PerformanceTestConfig::Client::Protocol_descriptor()
                                    : *v0::ServiceMesh::Type_descriptor(),
                                node->text) != nullptr;
}

class Checker {
 public:
  Checker(const SourceDocument::Impl& impl, const ValidateOptions& options)
      : impl_(impl), options_(options) {}

  std::vector<Finding> Run() && {
    findings_ = impl_.read.findings;
    Append(impl_.detection.findings);
    // What was read in part would be blamed for what was not read.
    if (impl_.read.complete && impl_.read.tree.root() != nullptr) {
      CheckExtraSchemas();
      if (validate::CanBeChecked(impl_)) CheckContents();
    }
    Sort();
    Bound();
    return std::move(findings_);
  }

 private:
  // One more than is kept, so that it is known when there are more.
  [[nodiscard]] std::size_t limit() const { return impl_.limits.max_findings + std::size_t{1}; }

  void Append(std::vector<Finding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(findings_));
  }

  // Appends what was not told while reading: a value that could not be read as it was meant (its
  // tag is wrong, its alias leads nowhere) does not fit its field either, which is not news. Nor is
  // a name of a later release in v0.2: a note of SMP1018 tells it.
  void AppendNews(std::vector<Finding> structural) {
    std::erase_if(structural, [this](const Finding& finding) {
      return impl_.detection.edition == Edition::kV02 && finding.rule->id == "SMP1013" &&
             IsNameOfLaterRelease(*impl_.read.tree.root(), finding.pointer);
    });
    std::erase_if(structural, [&](const Finding& finding) {
      return CondemnsValue(finding) &&
             std::any_of(
                 impl_.read.findings.begin(), impl_.read.findings.end(), [&](const Finding& cause) {
                   return cause.severity == Severity::kError && cause.pointer == finding.pointer &&
                          cause.span.begin == finding.span.begin;
                 });
    });
    Append(std::move(structural));
  }

  void CheckExtraSchemas() {
    for (const ExtraSchema& extra : options_.extra_schemas) {
      Append(schema::CheckExtraSchema(impl_.read.tree, *impl_.read.tree.root(), extra.impl().schema,
                                      limit()));
    }
  }

  void CheckContents() {
    FixReaderDependent();
    const bool holds = HoldsAsWritten();
    const auto canonical =
        holds ? validate::CanonicalDocument(impl_) : validate::CanonicalDocument(impl_, &findings_);
    if (!holds) CheckStructure(canonical);
    const std::vector<Finding> structural = findings_;
    std::vector<Finding> semantic;
    const validate::ReportView view(impl_, canonical, &semantic);
    google::protobuf::Arena arena;
    auto& report = *google::protobuf::Arena::CreateMessage<v1::Report>(&arena);
    const auto add = [&](std::vector<Finding> more) {
      std::move(more.begin(), more.end(), std::back_inserter(semantic));
    };
    add(model::Decode(view.tree(), view.report(), "smp.v1.Report", &report));
    add(rules::RunRules(report, view.report(), impl_.read.tree.source(),
                        {.now = options_.now,
                         .settings = options_.settings,
                         .is_whole = impl_.detection.kind == Kind::kReport}));
    for (Finding& finding : semantic) {
      // A value that breaks the schema has been reported; what follows from it is not news.
      const bool follows =
          std::any_of(structural.begin(), structural.end(), [&](const Finding& cause) {
            return (CondemnsValue(cause) && IsBelow(finding.pointer, cause.pointer)) ||
                   TellsSame(cause, finding);
          });
      if (!follows) findings_.push_back(std::move(finding));
    }
  }

  // A text that YAML 1.1 reads as something else can be mended by quotes where nothing but text is
  // possible. Elsewhere the writer may have meant what YAML 1.1 reads.
  void FixReaderDependent() {
    const document::Node* root = impl_.read.tree.root();
    const bool is_v1 = impl_.detection.edition == Edition::kV1;
    const document::Node* body = is_v1 ? root : impl_.detection.body;
    for (Finding& finding : findings_) {
      if (finding.rule != &document::kReaderDependent) continue;
      const auto* type = validate::MessageOf(impl_.detection.edition, impl_.detection.kind);
      if (type == nullptr) return;
      const document::Node* node = document::Resolve(*root, finding.pointer);
      const bool is_text = node != nullptr && node->kind == document::NodeKind::kString &&
                           node->span == finding.span && model::IsTextField(*node, *body, *type);
      if (!is_text) continue;
      const std::string text(node->text);
      finding.fix = {{node->span, text, '"' + text + '"'}};
    }
  }

  [[nodiscard]] std::string SchemaOf(const document::Node& body) const {
    const bool is_v1 = impl_.detection.edition == Edition::kV1;
    const bool is_ambiguous = is_v1 && validate::HasSeveralBodies(body);
    return validate::SchemaOf(impl_.detection.edition,
                              is_ambiguous ? Kind::kUnknown : impl_.detection.kind);
  }

  // A document of v1 that satisfies its schema as it is written is in canonical spelling, too: the
  // schema knows no other. Most documents end here.
  [[nodiscard]] bool HoldsAsWritten() const {
    const document::Node& root = *impl_.read.tree.root();
    return impl_.detection.edition == Edition::kV1 &&
           published::Schema(SchemaOf(root)).Accepts(root);
  }

  void CheckStructure(const validate::CanonicalDocument& canonical) {
    AppendNews(schema::CheckSchema(canonical.tree(), canonical.body(),
                                   published::Schema(SchemaOf(canonical.body())), limit()));
    if (canonical.mesh() != nullptr) {
      AppendNews(schema::CheckSchema(
          canonical.tree(), *canonical.mesh(),
          published::Schema(validate::MeshSchemaOf(impl_.detection.edition)), limit()));
    }
  }

  void Sort() {
    std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
      return a.span.begin < b.span.begin;
    });
  }

  void Bound() {
    const std::size_t kept = impl_.limits.max_findings;
    const bool more = findings_.size() > kept || impl_.read.more_findings > 0;
    if (!more || impl_.read.tree.root() == nullptr) return;
    if (findings_.size() > kept) findings_.resize(kept);
    Finding last = document::FindingAt(
        document::kLimitExceeded, impl_.read.tree.source(), *impl_.read.tree.root(),
        "more findings are not shown; the limit is " + std::to_string(kept),
        "mend those above first, or raise the limit (--max-findings)");
    last.span = findings_.back().span;
    findings_.push_back(std::move(last));
  }

  const SourceDocument::Impl& impl_;
  const ValidateOptions& options_;
  std::vector<Finding> findings_;
};

}  // namespace

std::string_view GradeName(Grade grade) {
  switch (grade) {
    case Grade::kInvalid:
      return "invalid";
    case Grade::kValid:
      return "valid";
    case Grade::kCredible:
      return "credible";
  }
  return "invalid";
}

bool IsValid(const std::vector<Finding>& findings) {
  return std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.severity == Severity::kError && !IsOfMethod(*finding.rule);
  });
}

bool IsAgainstCredibility(const Finding& finding) {
  if (finding.severity == Severity::kError) return true;
  return finding.severity == Severity::kWarning && finding.rule->for_credibility;
}

Grade GradeOf(const SourceDocument& document, const std::vector<Finding>& findings) {
  if (!IsValid(findings)) return Grade::kInvalid;
  const bool can_be_credible = document.kind() == Kind::kReport &&
                               std::none_of(findings.begin(), findings.end(), IsAgainstCredibility);
  return can_be_credible ? Grade::kCredible : Grade::kValid;
}

std::vector<Finding> Validate(const SourceDocument& document, const ValidateOptions& options) {
  return Checker(document.impl(), options).Run();
}

}  // namespace smp
