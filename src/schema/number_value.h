// The value of a number as JSON readers see it: a double (RFC 8259 section 6), never by locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smp::schema {

// The double nearest to a number of the YAML 1.2 core schema ("1.20", "0x1f", "+1"); infinity for
// one beyond the range of double, 0 for one too small. Requires: document::IsCoreNumber(text).
[[nodiscard]] double NumberValue(std::string_view text);

// True for a finite value without fraction. 1.0 and 1e3 are integers, as for other draft-07
// validators.
[[nodiscard]] bool IsIntegral(double value);

// The shortest text that reads back as this double: "1.2", "100", "1e+300".
[[nodiscard]] std::string ShortestNumber(double value);

// How a reader that keeps numbers as doubles shows this one; empty when it shows it as written.
[[nodiscard]] std::string AsOthersSee(std::string_view text);

}  // namespace smp::schema
