// Exists to compile headers once for many sources; see cmake/SmpPrecompiledHeaders.cmake.
int main() {}
