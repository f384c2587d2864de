# smp_test(NAME SOURCES … LIBRARIES …): one Catch2 program and one ctest entry for a module.
# The program is one entry, not one per case: 2 000 processes would cost more than the tests.
add_library(smp_catch_main STATIC ${PROJECT_SOURCE_DIR}/tests/catch_main.cc)
target_link_libraries(smp_catch_main PUBLIC Catch2::Catch2)
# The framework itself need not be fast, nor is it ours to test; optimizing or instrumenting it
# takes longer than all tests.
set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/catch_main.cc
  TARGET_DIRECTORY smp_catch_main PROPERTIES COMPILE_OPTIONS "-O0;-fno-sanitize=all")
# What Catch2's macros expand to is not ours to judge; the programs that tests run are.
set_target_properties(smp_catch_main PROPERTIES CXX_CLANG_TIDY "")

smp_headers(smp_test_headers PROGRAM
  HEADERS ${SMP_MODEL_HEADERS} <catch2/catch.hpp> LIBRARIES Catch2::Catch2 smp_proto fmt::fmt)

# Sanitized builds look for undefined behaviour in what is tested; looking for it in the tests, too,
# would double the time to compile them. Addresses are watched in both.
set(SMP_TEST_OPTIONS $<$<CONFIG:Release>:-O1> -fno-sanitize=undefined)
target_compile_options(smp_test_headers PRIVATE ${SMP_TEST_OPTIONS})

# What every program of tests/ is compiled with.
function(smp_test_program name)
  smp_use_headers(${name} smp_test_headers)
  target_compile_options(${name} PRIVATE ${SMP_TEST_OPTIONS})
  set_target_properties(${name} PROPERTIES CXX_CLANG_TIDY "")
endfunction()

function(smp_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE smp_warnings smp_catch_main ${ARG_LIBRARIES})
  smp_test_program(${name})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE
    SMP_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SMP_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 300)
endfunction()
