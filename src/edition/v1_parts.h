// The parts of a document of v1, of a report or of a profile that stands alone.
#pragma once

#include <string_view>
#include <vector>

#include "document/tree.h"
#include "edition/step.h"

namespace smp::edition {

class V1Parts {
 public:
  // Requires: a document of v1 in canonical spelling, which outlives the parts.
  explicit V1Parts(const Stage& stage);

  [[nodiscard]] const Stage& stage() const { return stage_; }
  [[nodiscard]] const document::Node& root() const { return *stage_.body; }
  // The report, or null when the document is a profile.
  [[nodiscard]] const document::Node* report() const { return report_; }
  // The node at a path that begins with the name of a profile ("mesh/data_plane/mode"), or with
  // that of another member of the report. Null when there is none.
  [[nodiscard]] const document::Node* Find(std::string_view path) const;
  // The same, if it is a scalar that states something.
  [[nodiscard]] const document::Node* FindText(std::string_view path) const;
  // Its results, by their position; what is no mapping is null.
  [[nodiscard]] const std::vector<const document::Node*>& results() const { return results_; }
  // The list upgrade_trail, or null.
  [[nodiscard]] const document::Node* trail() const;
  // A member of the extension that holds what an upgrade had no place for, or null.
  [[nodiscard]] const document::Node* Kept(std::string_view name) const;
  // Of its list of results, the one at a position.
  [[nodiscard]] const document::Node* KeptResult(std::size_t position) const;
  [[nodiscard]] const document::Node* extension() const { return extension_; }

 private:
  const Stage& stage_;
  const document::Node* report_ = nullptr;
  const document::Node* profile_ = nullptr;
  const document::Node* holder_;  // of extensions and trail
  const document::Node* extension_ = nullptr;
  std::vector<const document::Node*> results_;
  std::vector<const document::Node*> kept_results_;
};

}  // namespace smp::edition
