# Every third-party package, found here and nowhere else. A missing one stops the
# configuration and names the Debian package that holds it.

function(smp_require condition package what)
  if(NOT ${condition})
    message(FATAL_ERROR "${what} was not found: install the Debian package ${package} (./dev setup installs all of them)")
  endif()
endfunction()

find_package(Threads REQUIRED)

# Debian ships no CMake config for protobuf 3.21, so this is CMake's own module.
find_package(Protobuf 3.21 QUIET)
smp_require(Protobuf_FOUND "libprotobuf-dev" "Protocol Buffers 3.21")
smp_require(Protobuf_PROTOC_EXECUTABLE "protobuf-compiler" "protoc")

# A program that has its libraries in it starts in two thirds of the time of one that loads them. Not
# for a shared libsmp, whose users load protobuf themselves: there must be one of it in a process.
option(SMP_STATIC_LIBRARIES "Link the programs with the archives of libraries, where there are any"
  ${PROJECT_IS_TOP_LEVEL})
if(BUILD_SHARED_LIBS)
  set(SMP_STATIC_LIBRARIES OFF)
endif()

# smp_find_archive(VARIABLE NAME): the archive of a library; with SMP_STATIC_LIBRARIES only.
function(smp_find_archive variable name)
  if(SMP_STATIC_LIBRARIES)
    find_library(${variable} lib${name}.a)
    mark_as_advanced(${variable})
  endif()
endfunction()

# smp_find_c_library(TARGET NAME HEADER PACKAGE): a C library without a CMake package, as an
# interface library.
function(smp_find_c_library target name header package)
  string(TOUPPER ${target} prefix)
  find_path(${prefix}_INCLUDE_DIR ${header})
  smp_find_archive(${prefix}_LIBRARY ${name})
  find_library(${prefix}_LIBRARY ${name})
  mark_as_advanced(${prefix}_INCLUDE_DIR ${prefix}_LIBRARY)
  smp_require(${prefix}_INCLUDE_DIR ${package} "${header} of lib${name}")
  smp_require(${prefix}_LIBRARY ${package} "lib${name}")
  if(NOT TARGET ${target})
    add_library(${target} INTERFACE)
    target_include_directories(${target} SYSTEM INTERFACE ${${prefix}_INCLUDE_DIR})
    target_link_libraries(${target} INTERFACE ${${prefix}_LIBRARY})
  endif()
endfunction()

smp_find_archive(SMP_PROTOBUF_ARCHIVE protobuf)
smp_find_archive(SMP_ZLIB_ARCHIVE z)
if(SMP_PROTOBUF_ARCHIVE AND SMP_ZLIB_ARCHIVE)
  foreach(location IN ITEMS IMPORTED_LOCATION IMPORTED_LOCATION_RELEASE IMPORTED_LOCATION_DEBUG)
    set_target_properties(protobuf::libprotobuf PROPERTIES ${location} ${SMP_PROTOBUF_ARCHIVE})
  endforeach()
  target_link_libraries(protobuf::libprotobuf INTERFACE ${SMP_ZLIB_ARCHIVE} Threads::Threads)
endif()

find_package(fmt 9 CONFIG QUIET)
smp_require(fmt_FOUND "libfmt-dev" "fmt 9")

find_package(tl-expected CONFIG QUIET)
smp_require(tl-expected_FOUND "libexpected-dev" "tl::expected")

# valijson 1.0 has no version file: asking for a version would fail.
find_package(valijson CONFIG QUIET)
smp_require(valijson_FOUND "libvalijson-dev" "valijson 1.0")

smp_find_c_library(smp_libyaml yaml yaml.h libyaml-dev)
smp_find_c_library(smp_libuuid uuid uuid/uuid.h uuid-dev)
smp_find_c_library(smp_libsodium sodium sodium.h libsodium-dev)
smp_find_c_library(smp_libdeflate deflate libdeflate.h libdeflate-dev)

find_package(CLI11 2.1 CONFIG QUIET)
smp_require(CLI11_FOUND "libcli11-dev" "CLI11 2.1")

find_package(nlohmann_json 3.11 CONFIG QUIET)
smp_require(nlohmann_json_FOUND "nlohmann-json3-dev" "nlohmann/json 3.11")

if(SMP_BUILD_TESTING)
  find_package(Catch2 2.13 CONFIG QUIET)
  smp_require(Catch2_FOUND "catch2" "Catch2 2.13")
  # The reader that ours is compared with.
  find_package(yaml-cpp 0.7 CONFIG QUIET)
  smp_require(yaml-cpp_FOUND "libyaml-cpp-dev" "yaml-cpp 0.7")
  find_package(benchmark 1.7 CONFIG QUIET)
  smp_require(benchmark_FOUND "libbenchmark-dev" "Google Benchmark 1.7")
endif()
