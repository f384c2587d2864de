cmake_minimum_required(VERSION 3.25)
# INSTALLED holds the pages of PAGES, and there are some.
file(GLOB pages RELATIVE ${PAGES} ${PAGES}/*.1)
if(NOT "smp.1" IN_LIST pages OR NOT "smp-validate.1" IN_LIST pages)
  message(FATAL_ERROR "${PAGES} has no page of smp or of smp-validate")
endif()
foreach(page IN LISTS pages)
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${PAGES}/${page} ${INSTALLED}/${page}
    RESULT_VARIABLE differs)
  if(differs)
    message(SEND_ERROR "${INSTALLED}/${page} is not the page of ${PAGES}")
  endif()
endforeach()
