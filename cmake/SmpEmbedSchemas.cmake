# smp_embed_schemas(target): adds the published schemas (schemas/v*/) to a target as text. Once in a
# folder.
#
#   #include "embedded_schemas.h"
#   std::string_view text = smp::published::EmbeddedSchema("v1.0/report");
function(smp_embed_schemas target)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  file(GLOB schemas CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/schemas/v*/*.schema.json)
  set(script ${PROJECT_SOURCE_DIR}/cmake/EmbedSchemas.cmake)
  add_custom_command(
    OUTPUT ${out}/embedded_schemas.h ${out}/embedded_schemas.cc
    COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${PROJECT_SOURCE_DIR} -DOUT_DIR=${out} -P ${script}
    DEPENDS ${schemas} ${script}
    COMMENT "Embedding the published schemas"
    VERBATIM)
  target_sources(${target} PRIVATE ${out}/embedded_schemas.h ${out}/embedded_schemas.cc)
  target_include_directories(${target} PUBLIC ${out})
endfunction()
