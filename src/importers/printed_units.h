// Figures as wrk and wrk2 print them: two decimals and a unit. Units change at 0.85 of the next
// one: "849.00us", "0.85ms", "50.99s", "0.85m"; minutes are the last, whatever the number.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace smp::importers {

struct PrintedTime {
  double ms = 0;
  double slack_ms = 0;  // half of the last digit that is printed
};

// "635.91us", "0.89ms", "1.42s", "0.90m"; nothing for another text, above all one without unit.
[[nodiscard]] std::optional<PrintedTime> ParsePrintedTime(std::string_view text);
// "19.81MB", "112.00B" in bytes, a kilobyte being 1024 of them; nothing for another text.
[[nodiscard]] std::optional<std::int64_t> ParsePrintedSize(std::string_view text);

// Whether a text stands for a figure that does not exist: "-nanus", "-nan", "nanms", "inf".
[[nodiscard]] bool IsPrintedNoData(std::string_view text);

}  // namespace smp::importers
