// Names as documents, schemas and pages write them.
#pragma once

#include <string>

#include "descriptor_set.h"
#include "edition.h"

namespace smp::schema_gen {

// Name of a type without its package: "Report", "PerformanceTestConfig.Client".
[[nodiscard]] std::string TypeName(const Descriptor& message);
[[nodiscard]] std::string TypeName(const EnumDescriptor& enumeration);

// A type name in lower case with hyphens, for anchors: "MutualTls" gives "mutual-tls",
// "PerformanceTestResult.CPU" gives "performance-test-result.cpu".
[[nodiscard]] std::string Kebab(const std::string& type_name);

// The value as a document of the edition writes it: LOOP_MODEL_OPEN is OPEN in v1.0.
[[nodiscard]] std::string WrittenName(const EnumValueDescriptor& value, const Edition& edition);

// Whether a document may hold the value: not so for _UNSPECIFIED where names are short.
[[nodiscard]] bool IsWritten(const EnumValueDescriptor& value, const Edition& edition);

// What `deprecated_by` means, as a sentence. Requires: a text that is not empty.
[[nodiscard]] std::string DeprecationSentence(const std::string& deprecated_by);

}  // namespace smp::schema_gen
