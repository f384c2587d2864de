// The two spellings of a field: snake_case, which we write, and proto3 JSON's camelCase.
#pragma once

#include <string>
#include <string_view>

namespace smp::document {

// The snake_case spelling of a camelCase name: smpVersion gives smp_version. A name that is not
// camelCase (it has an underscore, a hyphen or a first capital: actual_QPS, SMPSVersion) is
// returned as it is. The way back is not unique (p99_9 and p999 share p999): match fields by
// their JSON name where a descriptor is at hand.
[[nodiscard]] std::string SnakeCase(std::string_view name);

}  // namespace smp::document
