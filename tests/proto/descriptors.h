// The descriptors of the protos as smp.binpb holds them, with comments, for the tests of this
// folder.
#pragma once

#include <google/protobuf/descriptor.h>

#include <functional>
#include <string>
#include <vector>

namespace smp::proto_test {

// The files of smp.v0, smp.v02, smp.v1 and smp.options.v1, sorted by name. They live as long as the
// program.
const std::vector<const google::protobuf::FileDescriptor*>& Files();

// Calls `visit` for every message of a file, nested ones included, entries of maps excluded.
void ForEachMessage(const google::protobuf::FileDescriptor& file,
                    const std::function<void(const google::protobuf::Descriptor&)>& visit);

// Calls `visit` for every enum of a file, nested ones included.
void ForEachEnum(const google::protobuf::FileDescriptor& file,
                 const std::function<void(const google::protobuf::EnumDescriptor&)>& visit);

// One line for each item, to compare with the empty string: a failing test then shows all of them.
std::string Lines(const std::vector<std::string>& items);

}  // namespace smp::proto_test
