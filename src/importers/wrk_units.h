// Figures as wrk and wrk2 print them: two decimals and a unit. Units change at 0.85 of the next
// one: "849.00us", "0.85ms", "50.99s", "0.85m"; minutes are the last, whatever the number.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace smp::importers {

struct WrkTime {
  double ms = 0;
  double slack_ms = 0;  // half of the last digit that is printed
};

// "635.91us", "0.89ms", "1.42s", "0.90m"; nothing for another text, above all one without unit.
[[nodiscard]] std::optional<WrkTime> ParseWrkTime(std::string_view text);
// The same of the column Avg, which is eight wide and cuts what is longer: there "1000.00m" is
// 1000.00ms without its last letter (minutes end in a blank), and "1440.00" are minutes.
[[nodiscard]] std::optional<WrkTime> ParseWrkAverage(std::string_view text);
// Whether the column Avg cut the unit of a text.
[[nodiscard]] bool IsCutWrkAverage(std::string_view text);

// "19.81MB", "112.00B" in bytes, a kilobyte being 1024 of them; nothing for another text.
[[nodiscard]] std::optional<std::int64_t> ParseWrkSize(std::string_view text);

// Whether a text stands for a figure that does not exist: "-nanus", "-nan", "nanms", "inf".
[[nodiscard]] bool IsWrkNoData(std::string_view text);

}  // namespace smp::importers
