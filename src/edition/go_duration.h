// Durations as Go writes them (time.ParseDuration), which is how upstream's tests state theirs.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace smp::edition {

struct GoDuration {
  std::chrono::nanoseconds value{0};
  // True for a whole number with one unit out of s, m and h: what every reader takes alike.
  bool is_plain = false;
};

// The duration of a text such as "90s", "1h30m", "1.5h" or "-0.5ms"; nullopt when Go has no such
// duration or it does not fit 64 bits of nanoseconds (292 years).
[[nodiscard]] std::optional<GoDuration> ParseGoDuration(std::string_view text);

// The duration as proto3 JSON writes it: seconds with as many decimals as needed, "90s", "0.5s".
[[nodiscard]] std::string SecondsText(std::chrono::nanoseconds duration);

}  // namespace smp::edition
