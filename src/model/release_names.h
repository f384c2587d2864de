// Names and types across the releases of upstream. v0.3.0 renamed most enum values and moved their
// numbers up by one, v0.3.2 renamed a mesh and a message; before that, v0.2.0 and v0.2.1 renamed a
// field each. Documents hold the names of all of them.
#pragma once

#include <google/protobuf/descriptor.h>

#include <string_view>

namespace smp::model {

// True for the types of edition v0.2, which are those of the package smp.v02.
[[nodiscard]] bool IsV02(const google::protobuf::FileDescriptor& file);

// The message or enum of smp.v0 that took the place of one of smp.v02. Requires: IsV02.
[[nodiscard]] const google::protobuf::Descriptor& InV06(const google::protobuf::Descriptor& type);
[[nodiscard]] const google::protobuf::EnumDescriptor& InV06(
    const google::protobuf::EnumDescriptor& type);

// The message of smp.v02 that one of smp.v0 took the place of; null when v0.2 had none.
[[nodiscard]] const google::protobuf::Descriptor* InV02(const google::protobuf::Descriptor& type);
[[nodiscard]] const google::protobuf::EnumDescriptor* InV02(
    const google::protobuf::EnumDescriptor& type);

// The value of an enum of smp.v0 that has or had this name in any release: in any case, with or
// without underscores and the prefix PROTOCOL_ (maesh, MAESH and TRAEFIK_MESH are one; so are osm
// and OPEN_SERVICE_MESH). Null when there is none.
[[nodiscard]] const google::protobuf::EnumValueDescriptor* FindReleaseName(
    const google::protobuf::EnumDescriptor& type, std::string_view name);

// The value of an enum of smp.v0 that had exactly this name in an earlier release of that edition:
// TRAEFIK_MESH was MAESH up to v0.3.1. Null for other names.
[[nodiscard]] const google::protobuf::EnumValueDescriptor* FindFormerName(
    const google::protobuf::EnumDescriptor& type, std::string_view name);

// The field of a message of smp.v02 that was called so before v0.2.1: smp_version was smps_version
// up to v0.2.0, mesh_type was Type in v0.1.0. Null for other names.
[[nodiscard]] const google::protobuf::FieldDescriptor* FindFormerName(
    const google::protobuf::Descriptor& type, std::string_view name);

}  // namespace smp::model
