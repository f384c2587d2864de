# smp_command_line_sources(FILE …): sources that declare options with CLI11. They run once and take
# longest of all to optimize fully.
function(smp_command_line_sources)
  set_source_files_properties(${ARGV} PROPERTIES COMPILE_OPTIONS -O1)
endfunction()
