// Rule version-known: what smp_version says beside what the fields say.
#pragma once

#include <vector>

#include "document/tree.h"
#include "smp/edition.h"
#include "smp/finding.h"

namespace smp::edition {

// smp_version of a mapping; null when it is absent or null.
[[nodiscard]] const document::Node* VersionField(const document::Node& mapping);

// The version of an upstream message: its own, else that of a wrapper around it, else what it
// was called up to v0.2.0. Null when there is none.
[[nodiscard]] const document::Node* UpstreamVersionField(const document::Node& root,
                                                         const document::Node& message);

// Checks the version of a document with a body of v1.
void CheckV1Version(const document::Tree& tree, std::vector<Finding>* findings);

// Checks the version of a message of v0.2 or v0.6 and tells whether it names a release of that
// edition.
[[nodiscard]] bool CheckUpstreamVersion(const document::Tree& tree, const document::Node& message,
                                        Edition edition, Kind kind, std::vector<Finding>* findings);

}  // namespace smp::edition
