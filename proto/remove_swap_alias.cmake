# cmake -D HEADER=<test_result.pb.h> -P remove_swap_alias.cmake
#
# Upstream has a message PerformanceTestResult.Swap. For every nested message protoc writes an alias
# into the outer class, and there `Swap` collides with the class's own function of that name, so the
# header does not compile. The alias goes; the class stays as smp::v0::PerformanceTestResult_Swap.
set(alias "  typedef PerformanceTestResult_Swap Swap;\n")
file(READ "${HEADER}" text)
string(FIND "${text}" "${alias}" position)
if(position EQUAL -1)
  message(FATAL_ERROR "${HEADER} holds no alias of PerformanceTestResult_Swap: is this script still needed?")
endif()
string(REPLACE "${alias}" "" text "${text}")
file(WRITE "${HEADER}" "${text}")
