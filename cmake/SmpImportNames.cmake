# smp_import_names(VARIABLE): the names of the importers, as the rows of src/importers/registry.cc have
# them. A test compares them with smp::ImportFormats().
function(smp_import_names variable)
  set(registry ${PROJECT_SOURCE_DIR}/src/importers/registry.cc)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${registry})
  file(STRINGS ${registry} rows REGEX "^    {{\"[a-z0-9-]+\"")
  list(TRANSFORM rows REPLACE "^    {{\"([a-z0-9-]+)\".*" "\\1")
  set(${variable} ${rows} PARENT_SCOPE)
endfunction()
