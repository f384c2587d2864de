// The main function of every test program, compiled once: catch.hpp is slow to compile.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
