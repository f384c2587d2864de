// The specification as the generator sees it: the descriptors that protoc wrote, the constraints
// that options.proto puts on them, and their order in the source.
#pragma once

#include <google/protobuf/descriptor.h>

#include <memory>
#include <string>
#include <vector>

#include "edition.h"
#include "smp/options/v1/options.pb.h"

namespace smp::schema_gen {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;

// All files of a descriptor set, in a pool of their own.
struct DescriptorSet {
  std::unique_ptr<DescriptorPool> pool;
  // In the order of the set: each file after those that it imports.
  std::vector<const FileDescriptor*> files;
};

// Reads a FileDescriptorSet such as `protoc --descriptor_set_out --include_source_info` writes.
// Throws std::runtime_error when the file cannot be read or does not describe a whole program.
[[nodiscard]] DescriptorSet LoadDescriptorSet(const std::string& path);

// The files of an edition, ordered by name.
[[nodiscard]] std::vector<const FileDescriptor*> FilesOf(const DescriptorSet& set,
                                                         const Edition& edition);

// A message or an enum: exactly one of the two is set.
struct TypeDescriptor {
  const Descriptor* message = nullptr;
  const EnumDescriptor* enumeration = nullptr;
};

// Every message and enum of a file, nested ones included and map entries left out, in the order of
// the source text.
[[nodiscard]] std::vector<TypeDescriptor> TypesOf(const FileDescriptor& file);

// The comment before a declaration: lines joined to paragraphs, paragraphs divided by an empty
// line. Empty when there is none.
[[nodiscard]] std::string Comment(const Descriptor& message);
[[nodiscard]] std::string Comment(const EnumDescriptor& enumeration);
[[nodiscard]] std::string Comment(const EnumValueDescriptor& value);
[[nodiscard]] std::string Comment(const FieldDescriptor& field);
// The comment before the `syntax` line: what the file is about.
[[nodiscard]] std::string Comment(const FileDescriptor& file);

[[nodiscard]] const options::v1::FieldConstraints& Constraints(const FieldDescriptor& field);
[[nodiscard]] const options::v1::EnumValueConstraints& Constraints(
    const EnumValueDescriptor& value);
[[nodiscard]] const options::v1::MessageConstraints& Constraints(const Descriptor& message);

}  // namespace smp::schema_gen
