// SHA-256 (FIPS 180-4), by which raw files and results are told apart.
#pragma once

#include <string>
#include <string_view>

namespace smp::digest {

// The digest as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string Sha256Hex(std::string_view bytes);

}  // namespace smp::digest
