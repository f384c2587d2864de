#include "schema/field_index.h"

#include <algorithm>
#include <deque>
#include <set>

namespace smp::schema {
namespace {

using document::Children;
using document::Find;
using document::Node;
using document::NodeKind;

constexpr std::size_t kMaxPathSteps = 8;
// Up and down to a sister is two steps, to its child three.
constexpr std::size_t kNear = 3;

std::vector<std::string_view> Steps(std::string_view path) {
  std::vector<std::string_view> steps;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    steps.push_back(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return steps;
}

std::size_t Distance(std::string_view a, std::string_view b) {
  const auto left = Steps(a);
  const auto right = Steps(b);
  const auto fork = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  return static_cast<std::size_t>((left.end() - fork.first) + (right.end() - fork.second));
}

// "report.results[].latency"
std::string PathOf(const Node& value) {
  std::vector<const Node*> nodes;
  for (const Node* at = &value; at->parent != nullptr; at = at->parent) nodes.push_back(at);
  std::string path;
  for (auto at = nodes.rbegin(); at != nodes.rend(); ++at) {
    if ((*at)->parent->kind == NodeKind::kSequence) {
      path += "[]";
    } else {
      if (!path.empty()) path += '.';
      path += (*at)->key;
    }
  }
  return path;
}

}  // namespace

FieldIndex::FieldIndex(const PreparedSchema& schema) {
  struct Step {
    const Node* schema;
    std::string path;
    std::size_t depth;
  };
  std::deque<Step> pending{{&schema.root(), {}, 0}};
  std::set<const Node*> seen;
  while (!pending.empty()) {
    const Step step = std::move(pending.front());
    pending.pop_front();
    const Node& resolved = schema.Resolved(*step.schema);
    if (!seen.insert(&resolved).second || step.depth > kMaxPathSteps) continue;
    if (const Node* items = Find(resolved, "items"); items != nullptr) {
      pending.push_back({items, step.path + "[]", step.depth});
    }
    const Node* properties = Find(resolved, "properties");
    if (properties == nullptr) continue;
    for (const Node& property : Children(*properties)) {
      owners_.emplace(property.key, step.path);
      std::string path = step.path.empty() ? std::string() : step.path + ".";
      path += property.key;
      pending.push_back({&property, std::move(path), step.depth + 1});
    }
  }
}

std::string FieldIndex::NearestOwner(std::string_view field, const Node& message) const {
  const auto [first, last] = owners_.equal_range(field);
  if (first == last) return {};
  const std::string here = PathOf(message);
  std::size_t best = kNear + 1;
  const std::string* owner = nullptr;
  bool tie = false;
  for (auto at = first; at != last; ++at) {
    const std::size_t distance = Distance(here, at->second);
    tie = distance == best ? true : (distance < best ? false : tie);
    if (distance >= best) continue;
    best = distance;
    owner = &at->second;
  }
  if (owner == nullptr || tie) return {};
  // Everybody speaks of `test.stages[]`, wherever the report lies.
  constexpr std::string_view kBody = "report.";
  return owner->starts_with(kBody) ? owner->substr(kBody.size()) : *owner;
}

}  // namespace smp::schema
