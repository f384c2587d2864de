// The same case in another encoding.
#pragma once

#include <optional>
#include <string>

#include "smp/smp.h"

namespace smp::conformance {

// The document as binary protobuf of its own edition, or nothing where its message cannot hold it
// (the document has structural defects, or is no message).
[[nodiscard]] std::optional<std::string> ToBinary(const SourceDocument& document);

// The document as JSON in canonical spelling, as the published schemas describe it.
[[nodiscard]] std::string ToCanonicalJson(const SourceDocument& document);

// Name of the entry schema for the document, such as "v1.0/report"; empty when there is none.
[[nodiscard]] std::string SchemaName(const SourceDocument& document);

}  // namespace smp::conformance
