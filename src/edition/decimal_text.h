// Decimal numbers in text, which are shifted and measured without being rounded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smp::edition {

// The number times 10^places: "0.0236" by 3 gives "23.6". Plain digits where that takes no more
// than forty zeros, else with an exponent. Nothing for a number of the YAML core schema that is not
// finite or whose exponent has more than nine digits, and for a text that is no number.
[[nodiscard]] std::optional<std::string> ShiftedDecimal(std::string_view number, int places);

// The digits that the number needs after its point: 3 for "0.5500e-1", 0 for "12.0". Nothing as
// above.
[[nodiscard]] std::optional<int> DecimalPlaces(std::string_view number);

// The double that is nearest to a number of the YAML core schema. Nothing for one that is not
// finite or has none near it, and for a text that is no number.
[[nodiscard]] std::optional<double> NearestDouble(std::string_view number);

}  // namespace smp::edition
