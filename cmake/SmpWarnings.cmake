# Warnings of our own targets. They are errors in our presets (CMAKE_COMPILE_WARNING_AS_ERROR),
# never in a consumer's build; generated code is not ours to judge and does not link this.
add_library(smp_warnings INTERFACE)
target_compile_options(smp_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Wimplicit-fallthrough)
# gcc 12 sees an overlap in `"text" + std::string` where there is none (gcc bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(smp_warnings INTERFACE -Wno-restrict)
endif()

# gcc 12 takes std::regex's own std::function for uninitialized when it is instrumented.
if(CMAKE_CXX_FLAGS MATCHES "fsanitize" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(smp_warnings INTERFACE -Wno-maybe-uninitialized)
endif()
