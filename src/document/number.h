// The spellings of numbers: JSON's, YAML 1.2's core schema and what only YAML 1.1 reads as one.
#pragma once

#include <string>
#include <string_view>

namespace smp::document {

// True for a number as RFC 8259 has it: "-1.5e3", not "+1", "01", ".5" or "1.".
[[nodiscard]] bool IsJsonNumber(std::string_view text);

// True for a finite number of the YAML 1.2 core schema: "+1", "007", ".5", "1.", "0x1f", "0o17".
// Every JSON number is one. A 0x or 0o number of more than 1 024 characters is taken for text.
[[nodiscard]] bool IsCoreNumber(std::string_view text);

// True for .nan, .inf, -.inf and their spellings in the YAML 1.2 core schema.
[[nodiscard]] bool IsNonFiniteText(std::string_view text);

// The JSON spelling of the same value, exact whatever its size: "0x1f" gives "31", "+1" gives
// "1", ".5" gives "0.5". A JSON number is returned as it is. Requires: IsCoreNumber(text).
[[nodiscard]] std::string ToJsonNumber(std::string_view text);

// What a YAML 1.1 reader takes this plain scalar for, when a YAML 1.2 reader takes it for
// something else: "the boolean true" for yes; empty when both agree.
[[nodiscard]] std::string_view Yaml11Reading(std::string_view text);

}  // namespace smp::document
