// The types of JSON Schema as bits of one byte, and what else a program is bounded by.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace smp::schema {

inline constexpr std::uint8_t kNullType = 1;
inline constexpr std::uint8_t kBooleanType = 2;
inline constexpr std::uint8_t kIntegerType = 4;
inline constexpr std::uint8_t kNumberType = 8;
inline constexpr std::uint8_t kStringType = 16;
inline constexpr std::uint8_t kArrayType = 32;
inline constexpr std::uint8_t kObjectType = 64;
inline constexpr std::uint8_t kAnyType = 127;

struct TypeName {
  std::string_view name;
  std::uint8_t type;
};
inline constexpr std::array<TypeName, 7> kTypeNames = {{{"array", kArrayType},
                                                        {"boolean", kBooleanType},
                                                        {"integer", kIntegerType},
                                                        {"null", kNullType},
                                                        {"number", kNumberType},
                                                        {"object", kObjectType},
                                                        {"string", kStringType}}};

// Members that an object of a program can require: one bit each.
inline constexpr std::size_t kMostRequired = 64;

}  // namespace smp::schema
