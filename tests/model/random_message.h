// Messages for property tests, made by reflection from a seed: the same seed, the same message.
#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace smp::model {

enum class Filling {
  kEvery,   // every field set, every list and map filled; of a oneof one member
  kSubset,  // each field or not, by chance
};

// The documents of the format: smp.v1.Document with each body and the messages of smp.v0. For
// Document the `body` is the number of the field to set.
struct DocumentType {
  const google::protobuf::Descriptor* type;
  int body = 0;
};
std::vector<DocumentType> DocumentTypes();

// Values favour the ends: extreme integers, -0.0, denormals, 17-digit doubles, texts with quotes,
// line ends, NUL and every plane of Unicode, keys with dots and slashes, empty texts.
std::unique_ptr<google::protobuf::Message> RandomMessage(const DocumentType& document,
                                                         Filling filling, std::uint32_t seed);

// What differs, doubles bit by bit; empty when nothing does.
std::string Differences(const google::protobuf::Message& a, const google::protobuf::Message& b);

}  // namespace smp::model
