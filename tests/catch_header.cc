// Exists to compile the header of the test framework once; see cmake/SmpTest.cmake.
int main() {}
