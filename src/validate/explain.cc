#include "validate/explain.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "schema/schema_rules.h"
#include "smp/validate.h"
#include "validate/source_document.h"

namespace smp::validate {

using document::Node;

namespace {

// The part of a pointer that leads to the node around; "" for the outermost.
std::string_view AroundOf(std::string_view pointer) {
  return pointer.substr(0, std::min(pointer.rfind('/'), pointer.size()));
}

// Findings by the values that they condemn. Of several, the first.
class Reasons {
 public:
  // The findings must outlive the index.
  explicit Reasons(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) Add(finding);
  }

  // Why a written node is none of its field, or a choice of which several members were given, this
  // node among them; null when nothing says so.
  [[nodiscard]] const Finding* Of(const Node& node) const {
    const std::string pointer = PointerOf(node);
    const Finding* error = At(errors_, pointer);
    const Finding* choice = node.parent == nullptr ? nullptr : At(choices_, AroundOf(pointer));
    if (error == nullptr || choice == nullptr) return error == nullptr ? choice : error;
    return std::min(error, choice);  // they are of one list
  }

 private:
  using Places = std::unordered_map<std::string_view, const Finding*>;

  static const Finding* At(const Places& places, std::string_view pointer) {
    const auto found = places.find(pointer);
    return found == places.end() ? nullptr : found->second;
  }

  void Add(const Finding& finding) {
    const std::string_view id = finding.rule->id;
    const std::string_view pointer = finding.pointer;
    if (finding.rule == &schema::kOneOf) {
      choices_.emplace(pointer, &finding);
      choices_.emplace(AroundOf(pointer), &finding);
    }
    const bool condemns = id == "SMP1010" || (id >= "SMP1012" && id <= "SMP1020");
    if (!condemns || finding.severity != Severity::kError) return;
    // What is in a value condemns it, too. Once a node is there, so are those around it.
    std::string_view at = pointer;
    while (errors_.emplace(at, &finding).second && !at.empty()) at = AroundOf(at);
  }

  Places errors_;
  Places choices_;
};

}  // namespace

std::vector<Finding> Explain(const SourceDocument& document,
                             const std::vector<const Node*>& skipped,
                             const std::vector<Finding>& known) {
  if (skipped.empty()) return {};
  const std::vector<Finding> findings = Validate(document);
  const Reasons reasons(findings);
  std::unordered_set<std::string_view> known_places;
  for (const Finding& finding : known) known_places.insert(finding.pointer);
  std::vector<Finding> lost;
  for (const Node* node : skipped) {
    const Node& written = Written(*node);
    if (known_places.contains(PointerOf(written))) continue;
    if (const Finding* reason = reasons.Of(written)) {
      lost.push_back(*reason);
    } else {
      lost.push_back(FindingAt(schema::kWrongType, document.impl().read.tree.source(), *node,
                               "the message of this edition has no place for this value",
                               "remove it, or choose YAML, JSON or NDJSON"));
    }
  }
  return lost;
}

}  // namespace smp::validate
