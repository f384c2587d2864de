// What a document is. It is told by the keys, because what documents in use say of their version
// is rarely true; see rule version-known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/tree.h"
#include "smp/edition.h"
#include "smp/finding.h"

namespace smp::edition {

// What the user says the document is. It is believed: if it cannot be right, the schema check
// will say so.
struct DetectOptions {
  std::optional<Edition> edition;
  std::optional<Kind> kind;
};

struct Detection {
  Edition edition = Edition::kNone;
  Shape shape = Shape::kUnknown;
  Kind kind = Kind::kUnknown;
  std::string
      description;  // for people: "an SMP v1 report", "a result of Meshery's API (shape M1)"
  // The body of the v1 envelope, the upstream message, or for T2 the node `test`; null when
  // nothing was recognised.
  const document::Node* body = nullptr;
  // For T2 the node `mesh` beside `test`, when it is a mapping; else null.
  const document::Node* mesh = nullptr;
  // True when smp_version names a release of its edition or the user named the edition, so that
  // enum numbers are those of that release.
  bool release_known = false;
  // Rules SMP1007, SMP1008, SMP1009, SMP1025 and SMP1030.
  std::vector<Finding> findings;
};

// Detects by the keys of the tree. `complete` is false when the text could not be read to its end:
// then what is missing is not held against the document.
[[nodiscard]] Detection Detect(const document::Tree& tree, bool complete,
                               const DetectOptions& options = {});

}  // namespace smp::edition
