# smp_module(NAME SOURCES … DEPENDS … PRIVATE_LIBRARIES …)
#
# A module is one folder of src/, built as an object library: all of them together are smp::smp.
#   DEPENDS            other modules; their headers are reached as "module/header.h"
#   PRIVATE_LIBRARIES  third-party targets whose only home is this folder
function(smp_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_LIBRARIES" ${ARGN})
  add_library(smp_${name} OBJECT ${ARG_SOURCES})
  target_include_directories(smp_${name} PUBLIC
    ${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/generated/include ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(smp_${name} PUBLIC tl::expected PRIVATE smp_warnings ${ARG_PRIVATE_LIBRARIES})
  foreach(dependency IN LISTS ARG_DEPENDS)
    if(dependency STREQUAL "proto")
      target_link_libraries(smp_${name} PUBLIC smp_proto)
    else()
      target_link_libraries(smp_${name} PUBLIC smp_${dependency})
    endif()
  endforeach()
  if("${ARG_DEPENDS}" MATCHES "proto|model|validate")  # what reaches the messages
    smp_use_headers(smp_${name} smp_model_headers)
  else()
    smp_use_headers(smp_${name} smp_text_headers)
  endif()
  set_property(GLOBAL APPEND PROPERTY SMP_MODULES smp_${name})
  set_property(GLOBAL APPEND PROPERTY SMP_PRIVATE_LIBRARIES ${ARG_PRIVATE_LIBRARIES})
endfunction()
