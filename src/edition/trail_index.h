// What the trail of a document of v1 says about the step that led to v1 from v0.6, by the places in
// the document after it: so that the step can be undone.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/tree.h"
#include "smp/upgrade.h"

namespace smp::edition {

// A change, with texts of the trail.
struct TrailRow {
  std::string_view from_pointer;
  std::string_view to_pointer;
  std::string_view from_value;
  std::string_view to_value;
  std::string_view rule;

  [[nodiscard]] bool is_filled_in() const { return from_pointer.empty(); }
};

class TrailIndex {
 public:
  // `trail` is the list upgrade_trail of a document, or null. It must outlive the index.
  explicit TrailIndex(const document::Node* trail);

  // True when no step of the trail came from v0.6.
  [[nodiscard]] bool empty() const { return documents_.empty(); }
  // Whether a step is of that message: "test-config", "test-result/2", "" for a document of one.
  [[nodiscard]] bool HasDocument(std::string_view name) const { return documents_.contains(name); }

  // The change that led to a value, when its place and text are still those of the trail; else
  // null. Those of versions, of links and of ids made of the report's are asked for apart, since
  // several of them lead to one value.
  [[nodiscard]] const TrailRow* Find(const document::Node& value) const;
  // The change that led to what was at a place, whatever is there now; null when there is none.
  [[nodiscard]] const TrailRow* FindAt(const std::string& pointer) const;
  // How many messages of results the steps are of.
  [[nodiscard]] std::size_t CountResults() const;
  // The change of that rule of one message from `from_pointer` to the value as it is now.
  [[nodiscard]] const TrailRow* Find(std::string_view document, const ChangeRule& rule,
                                     std::string_view from_pointer,
                                     const document::Node& value) const;
  // What the message said of its version; null when it said nothing.
  [[nodiscard]] const TrailRow* FindVersion(std::string_view document) const;

  // The steps that a downgrade undoes.
  [[nodiscard]] const std::vector<const document::Node*>& steps() const { return steps_; }

 private:
  void AddStep(const document::Node& step);

  std::unordered_map<std::string_view, std::vector<TrailRow>> documents_;  // rows asked for apart
  std::unordered_map<std::string_view, TrailRow> by_place_;
  std::vector<const document::Node*> steps_;
};

}  // namespace smp::edition
