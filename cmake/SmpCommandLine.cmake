# smp_command_line_sources(LIBRARY SOURCES … DEPENDS …): sources of a library that declare options with
# CLI11. They run once and take longest of all to optimize fully. An object library, because sources
# with options of their own would not be compiled together in unity builds.
function(smp_command_line_sources library)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(${library}_options OBJECT ${ARG_SOURCES})
  target_include_directories(${library}_options PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${library}_options PRIVATE CLI11::CLI11 smp_warnings ${ARG_DEPENDS})
  target_compile_options(${library}_options PRIVATE $<$<NOT:$<CONFIG:Debug>>:-O1>)
  # Nearly all of it is CLI11's templates; addresses are watched there, too.
  if(CMAKE_CXX_FLAGS MATCHES "fsanitize")
    target_compile_options(${library}_options PRIVATE -fno-sanitize=undefined)
  endif()
  smp_use_headers(${library}_options smp_model_headers)
  target_sources(${library} PRIVATE $<TARGET_OBJECTS:${library}_options>)
endfunction()
