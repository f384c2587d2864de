cmake_minimum_required(VERSION 3.25)
# House style: sources stay within half over the soft limit (300 lines), or say why in their first
# lines with "Long because".
file(GLOB_RECURSE files ${ROOT}/src/*.h ${ROOT}/src/*.cc ${ROOT}/include/*.h ${ROOT}/validator/*.cc
  ${ROOT}/tools/*.cc)
foreach(file IN LISTS files)
  file(STRINGS ${file} lines)
  list(LENGTH lines count)
  file(READ ${file} head LIMIT 1500)
  if(count GREATER 450 AND NOT head MATCHES "Long because")
    message(SEND_ERROR "${file}: ${count} lines; split it, or say \"Long because\" in its head")
  endif()
endforeach()
