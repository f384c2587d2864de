// smp.v02 has the fields and enum values of upstream v0.2.1. What it has in common with smp.v0 is
// held by the table of v0.6.1 (upstream_table_test.cc); here is all in which the two differ.
#include <google/protobuf/descriptor.h>

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "proto/descriptors.h"

namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;

// "ServiceMesh.type" for a name of either package; v0.3.2 called ServiceMeshes ServiceMesh.
std::string Plain(std::string name) {
  for (const std::string package : {"smp.v02.", "smp.v0."}) {
    if (name.starts_with(package)) name = name.substr(package.size());
  }
  const std::string old = "ServiceMeshes";
  return name.starts_with(old) ? "ServiceMesh" + name.substr(old.size()) : name;
}

std::string TypeText(const FieldDescriptor& field) {
  if (field.is_map()) {
    return std::string("map of ") + field.message_type()->map_value()->type_name();
  }
  std::string text = field.is_repeated() ? "list of " : "";
  if (field.message_type() != nullptr) return text + Plain(field.message_type()->full_name());
  if (field.enum_type() != nullptr) return text + Plain(field.enum_type()->full_name());
  return text + field.type_name();
}

// What each number of each message and enum of a package stands for.
std::map<std::string, std::string> NumbersOf(std::string_view package) {
  std::map<std::string, std::string> numbers;
  for (const FileDescriptor* file : smp::proto_test::Files()) {
    if (file->package() != package) continue;
    smp::proto_test::ForEachMessage(*file, [&](const Descriptor& message) {
      for (int i = 0; i < message.field_count(); ++i) {
        const FieldDescriptor& field = *message.field(i);
        numbers[Plain(message.full_name()) + " " + std::to_string(field.number())] =
            field.name() + " (" + field.json_name() + "): " + TypeText(field);
      }
    });
    smp::proto_test::ForEachEnum(*file, [&](const EnumDescriptor& type) {
      for (int i = 0; i < type.value_count(); ++i) {
        numbers[Plain(type.full_name()) + " " + std::to_string(type.value(i)->number())] =
            type.value(i)->name();
      }
    });
  }
  return numbers;
}

// The numbers that smp.v02 has otherwise than smp.v0, and what it has there.
std::map<std::string, std::string> OwnNumbers() {
  std::map<std::string, std::string> own = NumbersOf("smp.v02");
  const std::map<std::string, std::string> later = NumbersOf("smp.v0");
  std::erase_if(own, [&later](const auto& entry) {
    const auto at = later.find(entry.first);
    return at != later.end() && at->second == entry.second;
  });
  return own;
}

}  // namespace

TEST_CASE("Edition v0.2: the fields and values that it has otherwise than v0.6", "[proto]") {
  const std::string cpu = "cpu_mCores (cpuMCores): int32";
  const std::map<std::string, std::string> expected = {
      {"EnvironmentConfig 5", "node (node): list of EnvironmentConfig.Node"},
      {"EnvironmentConfig.IndividualWorkload 3", cpu},
      {"PerformanceTestConfig.Client 10", "endpoint_url (endpointUrl): list of string"},
      {"PerformanceTestConfig.Client.Protocol 0", "http"},
      {"PerformanceTestConfig.Client.Protocol 1", "tcp"},
      {"PerformanceTestConfig.Client.Protocol 2", "udp"},
      {"PerformanceTestConfig.Client.Protocol 3", "grpc"},
      {"PerformanceTestResult 7", "actual_QPS (actualQPS): double"},
      {"PerformanceTestResult 9", "testId (testId): string"},
      {"PerformanceTestResult 10", "meshConfigId (meshConfigId): string"},
      {"PerformanceTestResult 11", "envId (envId): string"},
      {"ServiceMesh.Type 0", "appmesh"},
      {"ServiceMesh.Type 1", "consul"},
      {"ServiceMesh.Type 2", "istio"},
      {"ServiceMesh.Type 3", "kuma"},
      {"ServiceMesh.Type 4", "linkerd"},
      {"ServiceMesh.Type 5", "maesh"},
      {"ServiceMesh.Type 6", "octarine"},
      {"ServiceMesh.Type 7", "networkservicemesh"},
      {"ServiceMesh.Type 8", "tanzu"},
      {"ServiceMeshConfig.IngressGateway 2", cpu},
      {"ServiceMeshConfig.MeshControlPlane 2", cpu},
      {"ServiceMeshConfig.MeshPolicy 2", cpu},
      {"ServiceMeshConfig.MeshTelemetry 2", cpu},
      {"ServiceMeshConfig.Sidecar 2", cpu},
  };
  CHECK(OwnNumbers() == expected);
}

TEST_CASE("Edition v0.2: what v0.6 has and it has not", "[proto]") {
  const std::map<std::string, std::string> own = NumbersOf("smp.v02");
  std::vector<std::string> missing;
  for (const auto& [place, name] : NumbersOf("smp.v0")) {
    if (!own.contains(place)) missing.push_back(place + " " + name.substr(0, name.find(' ')));
  }
  // No field held EgressGateway and the metadata up to v0.2.1, or CPU, Memory and Swap to this day.
  std::erase_if(missing, [](const std::string& line) {
    return line.starts_with("ServiceMeshConfig.EgressGateway ") ||
           line.starts_with("ApplicationMetadata") || line.starts_with("TrafficMetadata") ||
           line.starts_with("PerformanceTestResult.CPU ") ||
           line.starts_with("PerformanceTestResult.Memory ") ||
           line.starts_with("PerformanceTestResult.Swap ");
  });
  CHECK(missing == std::vector<std::string>{
                       "EnvironmentConfig 7 traffic_metadata",
                       "PerformanceTestConfig.Client 11 ssl_certificate",
                       "PerformanceTestConfig.Client 12 additional_options",
                       "PerformanceTestConfig.Client.Protocol 4 PROTOCOL_GRPC",
                       "ServiceMesh 2 version",
                       "ServiceMesh 3 labels",
                       "ServiceMesh 4 annotations",
                       "ServiceMesh.Type 10 OPEN_SERVICE_MESH",
                       "ServiceMesh.Type 11 NGINX_SERVICE_MESH",
                       "ServiceMesh.Type 12 CILIUM_SERVICE_MESH",
                       "ServiceMesh.Type 9 TANZU",
                       "ServiceMeshConfig 19 application_metadata",
                   });
}
