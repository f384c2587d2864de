#include "importers/fixed_point.h"

#include <charconv>
#include <cstddef>
#include <limits>
#include <system_error>

#include "importers/number_text.h"

namespace smp::importers {

namespace {

// A number as its parts: [sign] integer [. fraction] [e exponent].
struct DecimalParts {
  bool negative = false;
  std::string_view integer;
  std::string_view fraction;
  std::int64_t exponent = 0;
};

std::string_view TakeDigits(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() && IsDigit(text[length])) ++length;
  const std::string_view digits = text.substr(0, length);
  text.remove_prefix(length);
  return digits;
}

// Beyond this every number is a zero or does not fit, whatever text of an input stands before it.
constexpr std::int64_t kFarthestExponent = std::int64_t{1} << 40;

std::optional<std::int64_t> ExponentOf(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view digits = TakeDigits(text);
  if (digits.empty() || !text.empty()) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (code != std::errc{} || value > kFarthestExponent) value = kFarthestExponent;
  return negative ? -value : value;
}

std::optional<DecimalParts> SplitDecimal(std::string_view text) {
  DecimalParts parts;
  parts.negative = text.starts_with('-');
  if (parts.negative || text.starts_with('+')) text.remove_prefix(1);
  parts.integer = TakeDigits(text);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    parts.fraction = TakeDigits(text);
  }
  if (parts.integer.empty() && parts.fraction.empty()) return std::nullopt;
  if (text.empty()) return parts;
  if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
  const std::optional<std::int64_t> exponent = ExponentOf(text.substr(1));
  if (!exponent) return std::nullopt;
  parts.exponent = *exponent;
  return parts;
}

// The digits of integer and fraction, and zeros beyond.
class Digits {
 public:
  explicit Digits(const DecimalParts& parts) : parts_(parts) {}
  [[nodiscard]] std::int64_t size() const {
    return static_cast<std::int64_t>(parts_.integer.size() + parts_.fraction.size());
  }
  [[nodiscard]] int At(std::int64_t index) const {
    if (index < 0 || index >= size()) return 0;
    const auto at = static_cast<std::size_t>(index);
    const std::size_t split = parts_.integer.size();
    return (at < split ? parts_.integer[at] : parts_.fraction[at - split]) - '0';
  }
  // Place of the first digit that is not 0; size() when all are.
  [[nodiscard]] std::int64_t First() const {
    std::int64_t index = 0;
    while (index < size() && At(index) == 0) ++index;
    return index;
  }

 private:
  const DecimalParts& parts_;
};

// The same of short texts without sign and exponent, which logs hold by the million.
std::optional<std::int64_t> ShortFixedPoint(std::string_view text, int decimals) {
  constexpr std::size_t kMostDigits = 18;  // fit into 64 bits
  if (text.empty() || text.size() > kMostDigits || !IsDigit(text.front())) return std::nullopt;
  std::int64_t value = 0;
  int missing = decimals;
  bool in_fraction = false;
  for (const char c : text) {
    if (c == '.' && !in_fraction) {
      in_fraction = true;
    } else if (IsDigit(c)) {
      value = value * 10 + (c - '0');
      missing -= in_fraction ? 1 : 0;
    } else {
      return std::nullopt;
    }
  }
  if (missing < 0 || text.size() + static_cast<std::size_t>(missing) > kMostDigits) {
    return std::nullopt;
  }
  for (; missing > 0; --missing) value *= 10;
  return value;
}

}  // namespace

std::optional<std::int64_t> FixedPoint(std::string_view text, int decimals) {
  if (const auto value = ShortFixedPoint(text, decimals)) return value;
  const std::optional<DecimalParts> parts = SplitDecimal(text);
  if (!parts) return std::nullopt;
  const Digits digits(*parts);
  const std::int64_t first = digits.First();
  if (first == digits.size()) return 0;
  // Digits before this place are whole units.
  const std::int64_t end =
      static_cast<std::int64_t>(parts->integer.size()) + parts->exponent + decimals;
  if (end - first > 19) return std::nullopt;  // more digits than 64 bits hold
  std::uint64_t value = 0;
  for (std::int64_t index = first; index < end; ++index) {
    value = value * 10 + static_cast<std::uint64_t>(digits.At(index));
  }
  if (end >= first && digits.At(end) >= 5) ++value;
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    return std::nullopt;
  }
  const auto whole = static_cast<std::int64_t>(value);
  return parts->negative ? -whole : whole;
}

}  // namespace smp::importers
