# smp_test(NAME SOURCES … LIBRARIES …): one Catch2 program and one ctest entry for a module.
# The program is one entry, not one per case: 2 000 processes would cost more than the tests.
add_library(smp_catch_main STATIC ${PROJECT_SOURCE_DIR}/tests/catch_main.cc)
target_link_libraries(smp_catch_main PUBLIC Catch2::Catch2)
# The framework itself need not be fast; optimizing it takes longer than all tests.
set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/catch_main.cc
  TARGET_DIRECTORY smp_catch_main PROPERTIES COMPILE_OPTIONS -O0)
# What Catch2's macros expand to is not ours to judge; the programs that tests run are.
set_target_properties(smp_catch_main PROPERTIES CXX_CLANG_TIDY "")

# The header of the framework costs more than most tests; it is compiled once for all of them.
# A program, since code of programs and of libraries is compiled with different options.
add_executable(smp_catch_header ${PROJECT_SOURCE_DIR}/tests/catch_header.cc)
target_link_libraries(smp_catch_header PRIVATE smp_warnings Catch2::Catch2)
target_precompile_headers(smp_catch_header PRIVATE <catch2/catch.hpp>)
set_target_properties(smp_catch_header PROPERTIES CXX_CLANG_TIDY "")

function(smp_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE smp_warnings smp_catch_main ${ARG_LIBRARIES})
  target_precompile_headers(${name} REUSE_FROM smp_catch_header)
  # gcc 12 warns falsely where a literal and a string are added, as it does with -Wrestrict.
  target_compile_options(${name} PRIVATE -Wno-stringop-overflow -Wno-array-bounds)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE
    SMP_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SMP_BINARY_DIR="${PROJECT_BINARY_DIR}")
  set_target_properties(${name} PROPERTIES CXX_CLANG_TIDY "")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 300)
endfunction()
