cmake_minimum_required(VERSION 3.25)
# The library never prints, exits, or reads the environment, the clock or the locale: none of the
# functions that do may be an undefined symbol of it.
execute_process(COMMAND ${NM} -C --undefined-only ${LIBRARY}
  OUTPUT_VARIABLE symbols ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
# Sanitizers and hardening bring their own; these are what our sources would call.
set(forbidden
  "printf" "fprintf" "vprintf" "vfprintf" "puts" "fputs" "putchar" "perror" "fwrite"
  "__printf_chk" "__fprintf_chk" "__vfprintf_chk"
  "std::cout" "std::cerr" "std::clog" "exit" "_exit" "quick_exit" "getenv" "secure_getenv" "setenv"
  "time" "clock" "gettimeofday" "localtime" "localtime_r" "gmtime" "mktime"
  "std::chrono::_V2::system_clock::now\\(\\)" "setlocale" "system" "popen" "fork")
foreach(name IN LISTS forbidden)
  if(symbols MATCHES "(^|\n) +U ${name}(@[^\n]*)?\n")
    message(SEND_ERROR "the library calls ${name}: see nm -C --undefined-only ${LIBRARY}")
  endif()
endforeach()
string(LENGTH "${symbols}" length)
if(length LESS 1000)
  message(FATAL_ERROR "nm printed next to nothing: the check would not see anything")
endif()
