// Documents of v1 for property tests: random ones, with numbers and names that v0.6 has a place for
// often enough. The same seed, the same document.
#pragma once

#include <cstdint>

#include "smp/v1/document.pb.h"

namespace smp {

v1::Document RandomV1(std::uint32_t seed);

}  // namespace smp
