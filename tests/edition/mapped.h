// A v0.6 text mapped to v1, for tests.
#pragma once

#include <string>
#include <vector>

#include "edition/detected.h"
#include "edition/map_v06.h"

namespace smp::edition {

// A document and what it was mapped to.
struct Mapped {
  Detected document;
  document::Tree tree;
  std::vector<Finding> findings;  // of the mapping alone
};

inline Mapped MapText(std::string text, const DetectOptions& options = {}) {
  Detected detected = DetectText(std::move(text), options);
  const Detection& detection = detected.detection;
  std::vector<Finding> findings;
  document::Tree tree = MapToV1(detected.documents.front().tree, *detection.body, detection.mesh,
                                detection.kind, &findings);
  return {std::move(detected), std::move(tree), std::move(findings)};
}

inline void AddLeaves(const document::Node& node, std::string& lines) {
  if (!node.IsContainer() || node.child_count == 0) {
    lines += document::PointerOf(node) + " = " +
             (node.IsContainer() ? "{}" : std::string(node.text)) + " <- " +
             document::PointerOf(document::Written(node)) + "\n";
  }
  for (const document::Node& child : document::Children(node)) AddLeaves(child, lines);
}

// "/mesh/type = ISTIO <- /mesh_type/type", one line a leaf: its pointer and value in the report,
// and the pointer of what it stands for in the document.
inline std::string Leaves(const document::Tree& tree) {
  std::string lines;
  AddLeaves(*tree.root(), lines);
  return lines;
}

}  // namespace smp::edition
