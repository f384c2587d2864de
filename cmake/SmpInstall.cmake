# What `cmake --install` gives: the programs with their manual pages and completions, headers, both
# libraries, find_package(smp), smp.pc, the protos and the schemas.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/smp)
install(TARGETS smp smp_proto EXPORT smpTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(TARGETS smp-validate smp-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT tools)
install(EXPORT smpTargets NAMESPACE smp:: DESTINATION ${package_dir} COMPONENT development)

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/smpConfig.cmake.in
  ${PROJECT_BINARY_DIR}/smpConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/smpConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/smpConfig.cmake ${PROJECT_BINARY_DIR}/smpConfigVersion.cmake
  DESTINATION ${package_dir} COMPONENT development)

# The prefix is found from the file's own place, so that an installed tree can be moved.
cmake_path(SET pc_dir NORMALIZE "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
  BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}/${pc_dir}" OUTPUT_VARIABLE SMP_PC_PREFIX)
configure_file(${PROJECT_SOURCE_DIR}/cmake/smp.pc.in ${PROJECT_BINARY_DIR}/smp.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/smp.pc DESTINATION ${pc_dir} COMPONENT development)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/proto/smp DESTINATION ${CMAKE_INSTALL_DATADIR}/smp/proto
  COMPONENT development FILES_MATCHING PATTERN "*.proto")
install(DIRECTORY ${PROJECT_SOURCE_DIR}/schemas/ DESTINATION ${CMAKE_INSTALL_DATADIR}/smp/schemas
  COMPONENT tools FILES_MATCHING PATTERN "*.json")

# Generated and committed: docs/man/ has nothing but pages.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1
  COMPONENT tools FILES_MATCHING PATTERN "*.1")

# A script completes both programs. bash and fish look for a file that is named after the program.
set(completions ${PROJECT_BINARY_DIR}/completions)
set(completion_rows
  "bash bash-completion/completions smp"
  "bash bash-completion/completions smp-validate"
  "fish fish/vendor_completions.d smp.fish"
  "fish fish/vendor_completions.d smp-validate.fish"
  "zsh zsh/site-functions _smp")
foreach(row IN LISTS completion_rows)
  separate_arguments(row)
  list(GET row 0 shell)
  list(GET row 1 folder)
  list(GET row 2 file)
  install(FILES ${completions}/${shell} DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder}
    RENAME ${file} COMPONENT tools)
endforeach()
foreach(shell IN ITEMS bash fish zsh)
  add_custom_command(OUTPUT ${completions}/${shell}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${completions}
    COMMAND smp-cli completion ${shell} > ${completions}/${shell}
    DEPENDS smp-cli COMMENT "Writing the completion for ${shell}" VERBATIM)
endforeach()
add_custom_target(completions ALL
  DEPENDS ${completions}/bash ${completions}/fish ${completions}/zsh)
