// Descriptors from proto text in a test, read the way the generator reads those of the
// specification: from a descriptor set that protoc wrote.
#pragma once

#include <string>
#include <vector>

#include "descriptor_set.h"
#include "edition.h"

namespace smp::schema_gen {

// Two editions of what stands in the source.
inline constexpr Edition kShort = {.package = "tricky", .name = "v9"};
inline constexpr Edition kLong = {
    .package = "tricky", .name = "v8", .short_enum_names = false, .null_is_unset = true};

// A file tricky/name.proto of package tricky, with the specification's options at hand.
class ProtoSource {
 public:
  // `text` is what follows the imports: messages and enums; `about` what comes before `syntax`.
  // Fails the test when protoc refuses it.
  explicit ProtoSource(const std::string& text, const std::string& about = "");

  [[nodiscard]] const FileDescriptor& file() const { return *set_.files.back(); }
  [[nodiscard]] std::vector<const FileDescriptor*> files() const { return {&file()}; }
  // Field `name` of message M. Requires: it exists.
  [[nodiscard]] const FieldDescriptor& field(const std::string& name) const;

 private:
  DescriptorSet set_;
};

}  // namespace smp::schema_gen
