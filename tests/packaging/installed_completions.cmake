cmake_minimum_required(VERSION 3.25)
# Each of FILES, "SHELL PATH", is what `smp completion SHELL` prints.
foreach(row IN LISTS FILES)
  separate_arguments(row)
  list(GET row 0 shell)
  list(GET row 1 path)
  execute_process(COMMAND ${PROGRAM} completion ${shell} OUTPUT_VARIABLE expected
    COMMAND_ERROR_IS_FATAL ANY)
  file(READ ${path} installed)
  if(expected STREQUAL "" OR NOT installed STREQUAL expected)
    message(SEND_ERROR "${path} is not what `smp completion ${shell}` prints")
  endif()
endforeach()
