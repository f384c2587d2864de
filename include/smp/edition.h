// What a document turned out to be: its edition of the format, its shape and its kind.
#pragma once

#include <cstdint>
#include <string_view>

namespace smp {

// Edition of the format, oldest first.
enum class Edition : std::uint8_t {
  kNone,  // not SMP, or a look-alike
  kS0,    // templates of 2019 and 2020, before the first tag
  kV02,   // upstream v0.1.0 to v0.2.1
  kV06,   // upstream v0.3.0 to v0.6.1
  kV1,    // v1.0.0
};

// "none", "s0", "v0.2", "v0.6" or "v1.0".
[[nodiscard]] std::string_view EditionName(Edition edition);

// How the document is laid out. Everything but kDocument, kMessage, kFlatConfig and kWrappedConfig
// is a look-alike: data that calls itself SMP or that SMP tools write, without following it.
enum class Shape : std::uint8_t {
  kUnknown,             // "unknown": nothing of SMP was recognised
  kDocument,            // "document": the envelope of v1
  kMessage,             // "message": one of the four messages of v0.2 or v0.6
  kFlatConfig,          // "T1": a test configuration at top level
  kWrappedConfig,       // "T2": {test: …, mesh: {type: 3}}
  kCamelConfig,         // "T3": {test: {smpVersion: …}, mesh: "istio"}
  kTemplate,            // "S0": template of 2019 and 2020
  kResult2020,          // "R1": result export of 2020
  kMesheryExport,       // "R2": export with test_* literals
  kMesheryApiResult,    // "M1": result of the API, one or a page or an event
  kMesheryCliResult,    // "M2": perf result -o, snake_case
  kMesheryCamelResult,  // "M3": camelCase result
  kMesheryLowerResult,  // "M4": all-lowercase result
  kMesheryResultView,   // "MV": text view of results
  kProfilePage,         // "PP1": performance profile, snake_case, alone or a page
  kProfile,             // "PP3": performance profile, camelCase
};

// The short name in quotes above.
[[nodiscard]] std::string_view ShapeName(Shape shape);

// What the document holds. The names are those of the entry schemas.
enum class Kind : std::uint8_t {
  kUnknown,         // "unknown"
  kReport,          // "report" (v1)
  kInfrastructure,  // "infrastructure" (v1)
  kMesh,            // "mesh" (v1)
  kWorkload,        // "workload" (v1)
  kTest,            // "test" (v1)
  kResult,          // "result" (v1)
  kTestConfig,      // "test-config" (v0)
  kTestResult,      // "test-result" (v0)
  kMeshConfig,      // "mesh-config" (v0)
  kEnvironment,     // "environment" (v0)
};

// The short name in quotes above.
[[nodiscard]] std::string_view KindName(Kind kind);

}  // namespace smp
