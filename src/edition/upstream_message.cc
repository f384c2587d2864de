#include "edition/upstream_message.h"

#include "model/release_names.h"
#include "smp/v02/environment.pb.h"
#include "smp/v02/mesh_config.pb.h"
#include "smp/v02/test_config.pb.h"
#include "smp/v02/test_result.pb.h"

namespace smp::edition {

using google::protobuf::Descriptor;

namespace {

const Descriptor* MessageOfV02(Kind kind) {
  switch (kind) {
    case Kind::kTestConfig:
      return v02::PerformanceTestConfig::descriptor();
    case Kind::kTestResult:
      return v02::PerformanceTestResult::descriptor();
    case Kind::kMeshConfig:
      return v02::ServiceMeshConfig::descriptor();
    case Kind::kEnvironment:
      return v02::EnvironmentConfig::descriptor();
    default:
      return nullptr;
  }
}

}  // namespace

const Descriptor* UpstreamMessage(Edition edition, Kind kind) {
  if (edition != Edition::kV02 && edition != Edition::kV06) return nullptr;
  const Descriptor* message = MessageOfV02(kind);
  return message == nullptr || edition == Edition::kV02 ? message : &model::InV06(*message);
}

const Descriptor& UpstreamServiceMesh(Edition edition) {
  const Descriptor& message = *v02::ServiceMeshes::descriptor();
  return edition == Edition::kV02 ? message : model::InV06(message);
}

}  // namespace smp::edition
