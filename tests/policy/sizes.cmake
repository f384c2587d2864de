cmake_minimum_required(VERSION 3.25)
# House style: sources stay within half over the soft limit (300 lines), or say why in their first
# lines with "Long because".
file(GLOB_RECURSE files ${ROOT}/src/*.h ${ROOT}/src/*.cc ${ROOT}/include/*.h ${ROOT}/programs/*.h
  ${ROOT}/programs/*.cc ${ROOT}/validator/*.h ${ROOT}/validator/*.cc ${ROOT}/cli/*.h ${ROOT}/cli/*.cc
  ${ROOT}/tools/*.h ${ROOT}/tools/*.cc)
foreach(file IN LISTS files)
  # Not file(STRINGS): it drops empty lines, and a semicolon splits a line in two.
  file(READ ${file} text)
  string(REGEX MATCHALL "\n" line_ends "${text}")
  list(LENGTH line_ends count)
  string(SUBSTRING "${text}" 0 1500 head)
  if(count GREATER 450 AND NOT head MATCHES "Long because")
    message(SEND_ERROR "${file}: ${count} lines; split it, or say \"Long because\" in its head")
  endif()
endforeach()
list(LENGTH files checked)
if(checked LESS 20)
  message(FATAL_ERROR "only ${checked} files were seen: the check looks in the wrong place")
endif()
