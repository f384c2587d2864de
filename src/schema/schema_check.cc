#include "schema/schema_check.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <tuple>

#include "schema/compiled_schema.h"
#include "schema/explainer.h"
#include "schema/schema_rules.h"
#include "schema/wording.h"

namespace smp::schema {
namespace {

using document::Node;

// Objections are collected for documents up to this size; beyond it their contexts would take
// hundreds of megabytes, and the explainer's findings stand alone.
constexpr std::size_t kMaxNodesForObjections = 20'000;

// Who asks: the rule that findings get when the schema is not ours.
struct Request {
  const CompiledSchema& schema;
  bool is_extra;
  std::size_t max_findings;
};

// A mapping's key, or its beginning when it has none.
Span SpanOfMapping(const Node& node) {
  if (node.parent != nullptr && node.parent->kind == document::NodeKind::kMapping) {
    return node.key_span;
  }
  const Node* first = node.first_child;
  if (first == nullptr) return node.span;
  if (first->key_span.end.line == node.span.begin.line) {
    return {node.span.begin, first->key_span.end};
  }
  Span span{node.span.begin, node.span.begin};
  if (span.end.line > 0) ++span.end.column;
  return span;
}

Finding ToFinding(const Request& request, const document::Source& source, const Defect& defect) {
  const Rule& rule = request.is_extra ? kExtensionSchema : *defect.rule;
  std::string message = defect.message;
  if (request.is_extra) message += " (schema " + request.schema.prepared().name() + ")";
  if (defect.place == Defect::Place::kKey) {
    return document::FindingAtKey(rule, source, *defect.node, std::move(message), defect.hint);
  }
  Finding finding =
      document::FindingAt(rule, source, *defect.node, std::move(message), defect.hint);
  if (!request.is_extra) finding.fix = defect.fix;
  if (defect.place == Defect::Place::kMapping) {
    finding.span = SpanOfMapping(document::Written(*defect.node));
  }
  return finding;
}

// Objections of the judge that no finding explains. Our own schemas never have one.
std::vector<Defect> Unexplained(const Request& request, const Explainer& explainer,
                                const Node& at) {
  std::vector<Defect> defects;
  for (const Objection& objection : request.schema.judge().Objections(at)) {
    if (explainer.Explains(*objection.node, objection.is_summary)) continue;
    const bool seen = std::any_of(defects.begin(), defects.end(), [&](const Defect& defect) {
      return defect.node == objection.node;
    });
    if (seen) continue;
    // A summary is explained by the objection that it sums up.
    if (objection.is_summary && !(defects.empty() && explainer.defects().empty())) continue;
    defects.push_back({objection.node, Defect::Place::kValue, &kWrongType,
                       FieldWords(*objection.node) + " does not satisfy the schema",
                       "compare it with the schema"});
  }
  return defects;
}

void SortAndUnite(std::vector<Finding>& findings) {
  const auto place = [](const Finding& finding) {
    return std::tie(finding.span.begin, finding.span.end);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
  const auto same = [&](const Finding& a, const Finding& b) {
    return a.rule == b.rule && a.pointer == b.pointer && a.message == b.message;
  };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
}

std::vector<Finding> Check(const document::Tree& tree, const Node& at, const Request& request) {
  if (request.schema.Accepts(at)) return {};
  Explainer explainer(request.schema.prepared(), request.max_findings);
  explainer.Explain(at);
  std::vector<Defect> defects = explainer.defects();
  if (!explainer.full() && tree.node_count() <= kMaxNodesForObjections) {
    std::vector<Defect> rest = Unexplained(request, explainer, at);
    assert(rest.empty() || request.is_extra);
    defects.insert(defects.end(), rest.begin(), rest.end());
  } else if (defects.empty()) {
    defects.push_back({&at, Defect::Place::kValue, &kWrongType,
                       FieldWords(at) + " does not satisfy the schema",
                       "compare it with the schema"});
  }
  std::vector<Finding> findings;
  findings.reserve(defects.size());
  for (const Defect& defect : defects) {
    if (defect.place == Defect::Place::kNowhere) continue;
    findings.push_back(ToFinding(request, tree.source(), defect));
  }
  SortAndUnite(findings);
  return findings;
}

}  // namespace

std::vector<Finding> CheckSchema(const document::Tree& tree, const Node& at,
                                 const CompiledSchema& schema, std::size_t max_findings) {
  return Check(tree, at, {schema, false, max_findings});
}

struct ExtraSchema::Impl {
  std::unique_ptr<const CompiledSchema> schema;
};

Expected<ExtraSchema> ExtraSchema::Read(const std::shared_ptr<const document::Source>& source) {
  auto schema = CompiledSchema::Compile(source);
  if (!schema) return tl::unexpected(std::move(schema.error()));
  return ExtraSchema(std::make_shared<const Impl>(Impl{std::move(*schema)}));
}

std::vector<Finding> CheckExtraSchema(const document::Tree& tree, const Node& at,
                                      const ExtraSchema& schema, std::size_t max_findings) {
  return Check(tree, at, {*schema.impl_->schema, true, max_findings});
}

}  // namespace smp::schema
