#include "smp/edition.h"

namespace smp {

std::string_view EditionName(Edition edition) {
  switch (edition) {
    case Edition::kNone:
      return "none";
    case Edition::kS0:
      return "s0";
    case Edition::kV02:
      return "v0.2";
    case Edition::kV06:
      return "v0.6";
    case Edition::kV1:
      return "v1.0";
  }
  return "none";
}

std::string_view ShapeName(Shape shape) {
  switch (shape) {
    case Shape::kUnknown:
      return "unknown";
    case Shape::kDocument:
      return "document";
    case Shape::kMessage:
      return "message";
    case Shape::kFlatConfig:
      return "T1";
    case Shape::kWrappedConfig:
      return "T2";
    case Shape::kCamelConfig:
      return "T3";
    case Shape::kTemplate:
      return "S0";
    case Shape::kResult2020:
      return "R1";
    case Shape::kMesheryExport:
      return "R2";
    case Shape::kMesheryApiResult:
      return "M1";
    case Shape::kMesheryCliResult:
      return "M2";
    case Shape::kMesheryCamelResult:
      return "M3";
    case Shape::kMesheryLowerResult:
      return "M4";
    case Shape::kMesheryResultView:
      return "MV";
    case Shape::kProfilePage:
      return "PP1";
    case Shape::kProfile:
      return "PP3";
  }
  return "unknown";
}

std::string_view KindName(Kind kind) {
  switch (kind) {
    case Kind::kUnknown:
      return "unknown";
    case Kind::kReport:
      return "report";
    case Kind::kInfrastructure:
      return "infrastructure";
    case Kind::kMesh:
      return "mesh";
    case Kind::kWorkload:
      return "workload";
    case Kind::kTest:
      return "test";
    case Kind::kResult:
      return "result";
    case Kind::kTestConfig:
      return "test-config";
    case Kind::kTestResult:
      return "test-result";
    case Kind::kMeshConfig:
      return "mesh-config";
    case Kind::kEnvironment:
      return "environment";
  }
  return "unknown";
}

}  // namespace smp
