// The editions that schemas and reference pages are written for, and how a document of each one
// spells what Protobuf leaves open.
#pragma once

#include <string_view>

namespace smp::schema_gen {

// One edition of the format.
struct Edition {
  // Protobuf package that holds its messages.
  std::string_view package;
  // Folder below schemas/ and docs/reference/, and the name that people use.
  std::string_view name;
  // True: enum values are written without the prefix of their type, and the zero value
  // (_UNSPECIFIED) is never written. False: by their full names or by their numbers.
  bool short_enum_names = true;
  // True: null stands for an unset field, as in proto3 JSON. False: null is not allowed.
  bool null_is_unset = false;
};

inline constexpr Edition kEditions[] = {
    {.package = "smp.v1", .name = "v1.0", .short_enum_names = true, .null_is_unset = false},
    {.package = "smp.v0", .name = "v0.6", .short_enum_names = false, .null_is_unset = true},
    {.package = "smp.v02", .name = "v0.2", .short_enum_names = false, .null_is_unset = true},
};

}  // namespace smp::schema_gen
