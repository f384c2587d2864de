cmake_minimum_required(VERSION 3.25)
# The check of frozen schemas on copies of SCHEMAS in OUT: a good one passes, and each way to change a
# released folder is told, by the name of the file.
function(check name expected)
  execute_process(COMMAND ${CMAKE_COMMAND} -DSCHEMAS=${OUT}/schemas -P ${CHECK}
    RESULT_VARIABLE code ERROR_VARIABLE text)
  string(REGEX REPLACE "[ \n]+" " " text "${text}")
  if(expected STREQUAL "")
    if(code OR text)
      message(SEND_ERROR "${name}: should pass, but: ${text}")
    endif()
  elseif(NOT code)
    message(SEND_ERROR "${name}: should fail")
  else()
    string(FIND "${text}" "${expected}" at)
    if(at EQUAL -1)
      message(SEND_ERROR "${name}: should say \"${expected}\", but: ${text}")
    endif()
  endif()
endfunction()

function(fresh_copy)
  file(REMOVE_RECURSE ${OUT})
  file(COPY ${SCHEMAS} DESTINATION ${OUT})
endfunction()

fresh_copy()
check("unchanged" "")
file(APPEND ${OUT}/schemas/v1.0/report.schema.json " ")
file(WRITE ${OUT}/schemas/v1.0/new.schema.json "{}")
check("a folder that is not released" "")

file(APPEND ${OUT}/schemas/v0.6/mesh-config.schema.json " ")
check("a changed file" "schemas/v0.6/mesh-config.schema.json has changed")

fresh_copy()
file(REMOVE ${OUT}/schemas/v0.6/environment.schema.json)
check("a lost file" "schemas/v0.6/environment.schema.json is gone")

fresh_copy()
file(WRITE ${OUT}/schemas/v0.6/new.schema.json "{}")
check("a new file" "schemas/v0.6/new.schema.json is new")

fresh_copy()
file(WRITE ${OUT}/schemas/released.sha256 "")
check("an empty list" "does not list schemas/v0.6")

file(APPEND ${OUT}/schemas/released.sha256 "v0.6/environment.schema.json\n")
check("a line without a sum" "not \"<sha256> <folder>/<file>\": v0.6/environment.schema.json")
