#include "rules/engine.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "rules/report_rule.h"

namespace smp::rules {

namespace {

using document::Node;

bool AnyOrigin(const Node& node) {
  if (node.origin != nullptr) return true;
  for (const Node& child : document::Children(node)) {
    if (AnyOrigin(child)) return true;
  }
  return false;
}

// The node to report at. A tree that was made from another one may hold nodes that nobody wrote,
// such as the list around a single result; what stands for them is the nearest node above that was.
const Node& PlaceOf(const ReportPath& path, const Node& report_node, bool made_from_another) {
  const Node* node = document::ResolveNearest(report_node, path.pointer());
  while (made_from_another && node->origin == nullptr && node != &report_node) node = node->parent;
  return *node;
}

}  // namespace

void Reporter::ReportAs(Severity severity, ReportPath path, std::string message, std::string hint) {
  assert(severity <= rule_.severity);
  assert(IsPlaceInReport(path));
  findings_->push_back({&rule_, severity, std::move(path), std::move(message), std::move(hint)});
}

std::vector<RuleFinding> CheckReport(const v1::Report& report, const RuleOptions& options) {
  std::vector<RuleFinding> findings;
  for (const ReportRule& row : ReportRules()) {
    Reporter reporter(*row.rule, options, &findings);
    row.check(report, reporter);
  }
  return findings;
}

std::vector<Finding> RunRules(const v1::Report& report, const Node& report_node,
                              const document::Source& source, const RuleOptions& options) {
  const bool made_from_another = AnyOrigin(report_node);
  std::vector<Finding> findings;
  for (RuleFinding& found : CheckReport(report, options)) {
    const Node& node = PlaceOf(found.path, report_node, made_from_another);
    Finding& finding = findings.emplace_back(document::FindingAt(
        *found.rule, source, node, std::move(found.message), std::move(found.hint)));
    finding.severity = found.severity;
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span.begin, a.rule->id) < std::tie(b.span.begin, b.rule->id);
  });
  return findings;
}

}  // namespace smp::rules
