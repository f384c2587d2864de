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

# A program that has protobuf and libcrypto in it starts in two thirds of the time of one that loads
# them. Not for a shared libsmp, whose users load protobuf themselves: there must be one of it in a
# process.
option(SMP_STATIC_LIBRARIES "Link the programs with the archives of protobuf and libcrypto, where there are any"
  ${PROJECT_IS_TOP_LEVEL})
if(SMP_STATIC_LIBRARIES AND NOT BUILD_SHARED_LIBS)
  find_library(SMP_PROTOBUF_ARCHIVE libprotobuf.a)
  find_library(SMP_CRYPTO_ARCHIVE libcrypto.a)
  mark_as_advanced(SMP_PROTOBUF_ARCHIVE SMP_CRYPTO_ARCHIVE)
  find_package(ZLIB QUIET)
  if(SMP_PROTOBUF_ARCHIVE AND ZLIB_FOUND)
    foreach(location IN ITEMS IMPORTED_LOCATION IMPORTED_LOCATION_RELEASE IMPORTED_LOCATION_DEBUG)
      set_target_properties(protobuf::libprotobuf PROPERTIES ${location} ${SMP_PROTOBUF_ARCHIVE})
    endforeach()
    target_link_libraries(protobuf::libprotobuf INTERFACE ZLIB::ZLIB Threads::Threads)
  endif()
  if(SMP_CRYPTO_ARCHIVE)
    set(OPENSSL_USE_STATIC_LIBS ON)
  endif()
endif()

find_package(fmt 9 CONFIG QUIET)
smp_require(fmt_FOUND "libfmt-dev" "fmt 9")

find_package(tl-expected CONFIG QUIET)
smp_require(tl-expected_FOUND "libexpected-dev" "tl::expected")

# valijson 1.0 has no version file: asking for a version would fail.
find_package(valijson CONFIG QUIET)
smp_require(valijson_FOUND "libvalijson-dev" "valijson 1.0")

find_path(SMP_LIBYAML_INCLUDE_DIR yaml.h)
find_library(SMP_LIBYAML_LIBRARY yaml)
mark_as_advanced(SMP_LIBYAML_INCLUDE_DIR SMP_LIBYAML_LIBRARY)
smp_require(SMP_LIBYAML_INCLUDE_DIR "libyaml-dev" "yaml.h of libyaml")
smp_require(SMP_LIBYAML_LIBRARY "libyaml-dev" "libyaml")
if(NOT TARGET smp_libyaml)
  add_library(smp_libyaml INTERFACE)
  target_include_directories(smp_libyaml SYSTEM INTERFACE ${SMP_LIBYAML_INCLUDE_DIR})
  target_link_libraries(smp_libyaml INTERFACE ${SMP_LIBYAML_LIBRARY})
endif()

find_path(SMP_LIBUUID_INCLUDE_DIR uuid/uuid.h)
find_library(SMP_LIBUUID_LIBRARY uuid)
mark_as_advanced(SMP_LIBUUID_INCLUDE_DIR SMP_LIBUUID_LIBRARY)
smp_require(SMP_LIBUUID_INCLUDE_DIR "uuid-dev" "uuid/uuid.h of libuuid")
smp_require(SMP_LIBUUID_LIBRARY "uuid-dev" "libuuid")
if(NOT TARGET smp_libuuid)
  add_library(smp_libuuid INTERFACE)
  target_include_directories(smp_libuuid SYSTEM INTERFACE ${SMP_LIBUUID_INCLUDE_DIR})
  target_link_libraries(smp_libuuid INTERFACE ${SMP_LIBUUID_LIBRARY})
endif()

find_package(OpenSSL 3.0 QUIET COMPONENTS Crypto)
smp_require(OPENSSL_FOUND "libssl-dev" "libcrypto of OpenSSL 3")

find_path(SMP_LIBDEFLATE_INCLUDE_DIR libdeflate.h)
find_library(SMP_LIBDEFLATE_LIBRARY deflate)
mark_as_advanced(SMP_LIBDEFLATE_INCLUDE_DIR SMP_LIBDEFLATE_LIBRARY)
smp_require(SMP_LIBDEFLATE_INCLUDE_DIR "libdeflate-dev" "libdeflate.h")
smp_require(SMP_LIBDEFLATE_LIBRARY "libdeflate-dev" "libdeflate")
if(NOT TARGET smp_libdeflate)
  add_library(smp_libdeflate INTERFACE)
  target_include_directories(smp_libdeflate SYSTEM INTERFACE ${SMP_LIBDEFLATE_INCLUDE_DIR})
  target_link_libraries(smp_libdeflate INTERFACE ${SMP_LIBDEFLATE_LIBRARY})
endif()

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
