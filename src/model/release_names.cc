#include "model/release_names.h"

#include <string>
#include <utility>

#include "smp/v0/service_mesh.pb.h"
#include "smp/v02/service_mesh.pb.h"

namespace smp::model {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;

namespace {

constexpr std::string_view kV02Package = "smp.v02.";
constexpr std::string_view kV06Package = "smp.v0.";
constexpr std::string_view kOldMesh = "ServiceMeshes";
constexpr std::string_view kMesh = "ServiceMesh";
constexpr std::string_view kPrefix = "protocol";

// Names that no current name gives when its case, underscores and prefix are left out.
constexpr std::pair<std::string_view, std::string_view> kFormerMeshes[] = {
    {"maesh", "TRAEFIK_MESH"}, {"osm", "OPEN_SERVICE_MESH"}};

// The name below its package with the name of its outermost message exchanged.
std::string Moved(std::string_view full_name, std::string_view package, std::string_view mesh,
                  std::string_view to_package, std::string_view to_mesh) {
  std::string_view name = full_name.substr(package.size());
  std::string moved(to_package);
  if (name == mesh || (name.starts_with(mesh) && name[mesh.size()] == '.')) {
    moved += to_mesh;
    name.remove_prefix(mesh.size());
  }
  return moved.append(name);
}

std::string NameInV06(const std::string& full_name) {
  return Moved(full_name, kV02Package, kOldMesh, kV06Package, kMesh);
}

std::string NameInV02(const std::string& full_name) {
  return Moved(full_name, kV06Package, kMesh, kV02Package, kOldMesh);
}

// The files are known to the pool once a type of each was asked for.
const DescriptorPool& Pool() {
  static_cast<void>(v0::ServiceMesh::descriptor());
  static_cast<void>(v02::ServiceMeshes::descriptor());
  return *DescriptorPool::generated_pool();
}

// "PROTOCOL_HTTP" gives "http", "NETWORK_SERVICE_MESH" gives "networkservicemesh".
std::string Folded(std::string_view name, bool is_protocol) {
  std::string folded;
  for (const char c : name) {
    if (c == '_' || c == '-') continue;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (is_protocol && folded.starts_with(kPrefix)) folded.erase(0, kPrefix.size());
  return folded;
}

}  // namespace

bool IsV02(const FileDescriptor& file) { return file.package() == "smp.v02"; }

const Descriptor& InV06(const Descriptor& type) {
  return *Pool().FindMessageTypeByName(NameInV06(type.full_name()));
}

const EnumDescriptor& InV06(const EnumDescriptor& type) {
  return *Pool().FindEnumTypeByName(NameInV06(type.full_name()));
}

const Descriptor* InV02(const Descriptor& type) {
  return Pool().FindMessageTypeByName(NameInV02(type.full_name()));
}

const EnumDescriptor* InV02(const EnumDescriptor& type) {
  return Pool().FindEnumTypeByName(NameInV02(type.full_name()));
}

const EnumValueDescriptor* FindReleaseName(const EnumDescriptor& type, std::string_view name) {
  const bool is_mesh = &type == v0::ServiceMesh::Type_descriptor();
  const std::string folded = Folded(name, !is_mesh);
  if (is_mesh) {
    for (const auto& [former, current] : kFormerMeshes) {
      if (folded == former) return type.FindValueByName(std::string(current));
    }
  }
  for (int i = 0; i < type.value_count(); ++i) {
    if (folded == Folded(type.value(i)->name(), !is_mesh)) return type.value(i);
  }
  return nullptr;
}

const EnumValueDescriptor* FindFormerName(const EnumDescriptor& type, std::string_view name) {
  const bool is_former = name == "MAESH" && &type == v0::ServiceMesh::Type_descriptor();
  return is_former ? type.FindValueByName("TRAEFIK_MESH") : nullptr;
}

const FieldDescriptor* FindFormerName(const Descriptor& type, std::string_view name) {
  if (!IsV02(*type.file())) return nullptr;
  if (name == "smps_version" || name == "smpsVersion") return type.FindFieldByName("smp_version");
  return name == "Type" ? type.FindFieldByName("mesh_type") : nullptr;
}

}  // namespace smp::model
