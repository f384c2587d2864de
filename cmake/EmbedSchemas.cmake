# cmake -DSOURCE_DIR=… -DOUT_DIR=… -P EmbedSchemas.cmake
#
# Writes OUT_DIR/embedded_schemas.{h,cc}: every schemas/v*/*.schema.json as text in the program,
# which then needs no data files. Names are "v1.0/report", without the ending.
cmake_minimum_required(VERSION 3.25)

file(GLOB schemas RELATIVE ${SOURCE_DIR}/schemas ${SOURCE_DIR}/schemas/v*/*.schema.json)
list(SORT schemas)
list(LENGTH schemas count)
if(count EQUAL 0)
  message(FATAL_ERROR "no schemas below ${SOURCE_DIR}/schemas: build the target generate")
endif()

set(header [=[
// Generated from schemas/ by cmake/EmbedSchemas.cmake; do not edit.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace smp::published {

// A published JSON Schema (draft-07).
struct EmbeddedSchemaFile {
  // Edition and document kind, such as "v1.0/report".
  std::string_view name;
  // The whole file.
  std::string_view text;
};

inline constexpr std::size_t kEmbeddedSchemaCount = @count@;

// All schemas, ordered by name.
[[nodiscard]] const std::array<EmbeddedSchemaFile, kEmbeddedSchemaCount>& EmbeddedSchemas();

// Text of the schema with this name; empty when there is none.
[[nodiscard]] std::string_view EmbeddedSchema(std::string_view name);

}  // namespace smp::published
]=])
string(REPLACE "@count@" "${count}" header "${header}")

set(source [=[
// Generated from schemas/ by cmake/EmbedSchemas.cmake; do not edit.
#include "embedded_schemas.h"

#ifdef __clang__
// The standard asks for 65536 characters only; the compilers of this project take more.
#pragma clang diagnostic ignored "-Woverlength-strings"
#endif

namespace smp::published {
namespace {

constexpr std::array<EmbeddedSchemaFile, kEmbeddedSchemaCount> kSchemas = {{
]=])
foreach(schema IN LISTS schemas)
  file(READ ${SOURCE_DIR}/schemas/${schema} text)
  string(REGEX REPLACE "\\.schema\\.json$" "" name ${schema})
  string(APPEND source "    {\"${name}\", R\"schema(${text})schema\"},\n")
endforeach()
string(APPEND source [=[
}};

}  // namespace

const std::array<EmbeddedSchemaFile, kEmbeddedSchemaCount>& EmbeddedSchemas() { return kSchemas; }

std::string_view EmbeddedSchema(std::string_view name) {
  for (const EmbeddedSchemaFile& schema : kSchemas) {
    if (schema.name == name) return schema.text;
  }
  return {};
}

}  // namespace smp::published
]=])

file(WRITE ${OUT_DIR}/embedded_schemas.h "${header}")
file(WRITE ${OUT_DIR}/embedded_schemas.cc "${source}")
