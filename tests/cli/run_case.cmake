# Runs one case of tests/cli/cases and compares with its golden files.
file(STRINGS ${CASE}/arguments arguments)
file(MAKE_DIRECTORY ${OUT})
set(input ${CASE}/input)
if(NOT EXISTS ${input})
  set(input /dev/null)
endif()
execute_process(COMMAND ${PROGRAM} ${arguments}
  INPUT_FILE ${input} OUTPUT_FILE ${OUT}/stdout ERROR_FILE ${OUT}/stderr RESULT_VARIABLE code)
file(WRITE ${OUT}/exit "${code}\n")

foreach(golden IN ITEMS stdout stderr exit)
  if(DEFINED ENV{SMP_UPDATE_GOLDEN})
    file(COPY_FILE ${OUT}/${golden} ${CASE}/${golden})
  endif()
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${OUT}/${golden} ${CASE}/${golden}
    RESULT_VARIABLE differs OUTPUT_QUIET ERROR_QUIET)
  if(differs)
    file(READ ${OUT}/${golden} actual)
    message(SEND_ERROR "${CASE}/${golden} differs; actual:\n${actual}")
  endif()
endforeach()
