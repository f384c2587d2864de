// Enum numbers that mean one thing or another by the release they were written for; rule
// ambiguous-enum-number.
//
// v0.3.0 put an INVALID value in front of each enum and so moved every other number up by one,
// with no change of a field. A Meshery in between had numbers of its own. The same `type: 3` is
// therefore KUMA (v0.1.0 to v0.2.1), ISTIO (since v0.3.0) or CONSUL (that Meshery).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/tree.h"
#include "smp/edition.h"
#include "smp/finding.h"

namespace smp::edition {

// The name of a mesh or a protocol in v0.6: of a number by its numbering, of a text when there is
// such a name. Empty when there is none, and for the value that states nothing (INVALID_MESH,
// PROTOCOL_INVALID).
[[nodiscard]] std::string_view MeshTypeName(const document::Node& value);
[[nodiscard]] std::string_view ProtocolName(const document::Node& value);
[[nodiscard]] std::string_view ApplicationProtocolName(const document::Node& value);

// A number that names one thing or another, and each of its readings: "ISTIO since v0.3.0, KUMA up
// to v0.2.1 and CONSUL in Meshery's own numbering".
struct AmbiguousNumber {
  const document::Node* node;
  std::string readings;
};

// The ambiguous numbers of a message and of the ServiceMesh beside it (or null).
[[nodiscard]] std::vector<AmbiguousNumber> AmbiguousNumbers(Kind kind,
                                                            const document::Node& message,
                                                            const document::Node* mesh);

// Adds one warning for all the numbers of a document that names no released version. `mesh` is the
// ServiceMesh beside a wrapped test configuration, or null.
void CheckEnumNumbers(const document::Tree& tree, Kind kind, const document::Node& message,
                      const document::Node* mesh, std::vector<Finding>* findings);

}  // namespace smp::edition
