# Headers that most sources read, compiled once: without them half of a cold build is reading the
# same headers again. Every source still includes what it uses. A build with gcc and
# -DSMP_PRECOMPILE_HEADERS=OFF finds what was forgotten, and has the warnings that are silenced below.
option(SMP_PRECOMPILE_HEADERS "Compile the headers that most sources read only once" ON)

set(SMP_TEXT_HEADERS
  <algorithm> <array> <charconv> <cmath> <cstdint> <functional> <limits> <map> <memory> <optional>
  <set> <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>)
set(SMP_MODEL_HEADERS
  ${SMP_TEXT_HEADERS} <fmt/format.h> <google/protobuf/descriptor.h> <google/protobuf/message.h>
  <google/protobuf/text_format.h> <smp/v1/report.pb.h>)

# smp_headers(OWNER LIBRARY|PROGRAM HEADERS … LIBRARIES …): a target that exists for its headers.
function(smp_headers owner type)
  cmake_parse_arguments(ARG "" "" "HEADERS;LIBRARIES" ${ARGN})
  if(type STREQUAL "LIBRARY")
    add_library(${owner} OBJECT EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/cmake/precompiled.cc)
  else()
    add_executable(${owner} EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/cmake/precompiled.cc)
  endif()
  target_link_libraries(${owner} PRIVATE smp_warnings ${ARG_LIBRARIES})
  target_precompile_headers(${owner} PRIVATE ${ARG_HEADERS})
  set_target_properties(${owner} PROPERTIES CXX_CLANG_TIDY "")
endfunction()

function(smp_use_headers target owner)
  if(SMP_PRECOMPILE_HEADERS)
    target_precompile_headers(${target} REUSE_FROM ${owner})
    # A precompiled header is taken only with the options that it was compiled with: programs are made
    # of -fPIE, which libraries are not.
    get_target_property(type ${target} TYPE)
    get_target_property(owner_type ${owner} TYPE)
    if(type STREQUAL "EXECUTABLE" AND NOT owner_type STREQUAL "EXECUTABLE")
      target_compile_options(${target} PRIVATE -fPIC)
    endif()
    # The same goes for definitions.
    if(NOT owner STREQUAL "smp_text_headers")
      target_link_libraries(${target} PRIVATE fmt::fmt)
    endif()
    # gcc 12 forgets which code of a precompiled header is the system's, and warns falsely where a
    # literal and a string are added, as it does with -Wrestrict.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      target_compile_options(${target} PRIVATE
        -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
    endif()
  endif()
endfunction()

smp_headers(smp_text_headers LIBRARY HEADERS ${SMP_TEXT_HEADERS} LIBRARIES tl::expected)
smp_headers(smp_model_headers LIBRARY HEADERS ${SMP_MODEL_HEADERS} LIBRARIES smp_proto fmt::fmt)
