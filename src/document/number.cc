#include "document/number.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "document/text.h"

namespace smp::document {
namespace {

// A longer 0x or 0o scalar is text: its decimal value takes quadratic time.
constexpr std::size_t kMaxPrefixedSize = 1024;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSign(char c) { return c == '+' || c == '-'; }

// Removes the digits at the front and returns how many there were.
std::size_t TakeDigits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && IsDigit(text[count])) ++count;
  text.remove_prefix(count);
  return count;
}

// Removes an exponent ("e-3"); false when one begins and is not finished.
bool TakeExponent(std::string_view& text) {
  if (text.empty() || (text[0] != 'e' && text[0] != 'E')) return true;
  text.remove_prefix(1);
  if (!text.empty() && IsSign(text[0])) text.remove_prefix(1);
  return TakeDigits(text) > 0;
}

int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

// The base that a prefix names (0x, 0o), else 0.
int PrefixBase(std::string_view text) {
  if (text.size() < 3 || text[0] != '0') return 0;
  return text[1] == 'x' ? 16 : text[1] == 'o' ? 8 : 0;
}

bool AllDigitsBelow(std::string_view digits, int base) {
  return std::all_of(digits.begin(), digits.end(), [base](char c) { return HexValue(c) < base; });
}

// Digits of any length from base 8 or 16 to base 10, nine decimal digits a limb.
std::string ToDecimal(std::string_view digits, int base) {
  constexpr std::uint64_t kLimb = 1'000'000'000;
  std::vector<std::uint64_t> limbs{0};
  for (const char c : digits) {
    auto carry = static_cast<std::uint64_t>(HexValue(c));
    for (std::uint64_t& limb : limbs) {
      carry += limb * static_cast<std::uint64_t>(base);
      limb = carry % kLimb;
      carry /= kLimb;
    }
    if (carry > 0) limbs.push_back(carry);
  }
  std::string decimal = std::to_string(limbs.back());
  for (auto limb = limbs.rbegin() + 1; limb != limbs.rend(); ++limb) {
    const std::string part = std::to_string(*limb);
    decimal.append(9 - part.size(), '0').append(part);
  }
  return decimal;
}

bool IsUnderscoredDigits(std::string_view text) {
  return text.find('_') != std::string_view::npos && IsDigit(text[0]) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return IsDigit(c) || c == '_' || c == '.'; });
}

// "1:30", "190:20:30": minutes and seconds to a person, base 60 to YAML 1.1.
bool IsSexagesimal(std::string_view text) {
  if (text[0] < '1' || text[0] > '9') return false;
  TakeDigits(text);
  if (text.empty()) return false;
  while (!text.empty()) {
    if (text[0] != ':') return false;
    text.remove_prefix(1);
    const std::string_view part = text.substr(0, text.find(':'));
    const bool fits = part.size() == 1 || (part.size() == 2 && part[0] <= '5');
    if (!fits || !std::all_of(part.begin(), part.end(), IsDigit)) return false;
    text.remove_prefix(part.size());
  }
  return true;
}

}  // namespace

bool IsJsonNumber(std::string_view text) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  const bool leading_zero = !text.empty() && text[0] == '0';
  const std::size_t whole = TakeDigits(text);
  if (whole == 0 || (leading_zero && whole > 1)) return false;
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    if (TakeDigits(text) == 0) return false;
  }
  return TakeExponent(text) && text.empty();
}

bool IsCoreNumber(std::string_view text) {
  if (const int base = PrefixBase(text); base != 0) {
    return text.size() <= kMaxPrefixedSize && AllDigitsBelow(text.substr(2), base);
  }
  if (!text.empty() && IsSign(text[0])) text.remove_prefix(1);
  std::size_t digits = TakeDigits(text);
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    digits += TakeDigits(text);
  }
  return digits > 0 && TakeExponent(text) && text.empty();
}

bool IsNonFiniteText(std::string_view text) {
  if (IsOneOf(text, {".nan", ".NaN", ".NAN"})) return true;
  if (!text.empty() && IsSign(text[0])) text.remove_prefix(1);
  return IsOneOf(text, {".inf", ".Inf", ".INF"});
}

std::string ToJsonNumber(std::string_view text) {
  if (IsJsonNumber(text)) return std::string(text);
  if (const int base = PrefixBase(text); base != 0) {
    const std::size_t first = std::min(text.find_first_not_of('0', 2), text.size() - 1);
    return ToDecimal(text.substr(first), base);
  }
  std::string json = text[0] == '-' ? "-" : "";
  if (IsSign(text[0])) text.remove_prefix(1);
  std::string_view rest = text;
  std::string_view whole = text.substr(0, TakeDigits(rest));
  whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
  json += whole.empty() ? "0" : whole;
  if (!rest.empty() && rest[0] == '.') {
    rest.remove_prefix(1);
    const std::string_view fraction = rest.substr(0, rest.find_first_of("eE"));
    if (!fraction.empty()) json.append(".").append(fraction);
    rest.remove_prefix(fraction.size());
  }
  return json.append(rest);
}

std::string_view Yaml11Reading(std::string_view text) {
  if (text.size() < 2) return {};
  if (IsOneOf(text, {"yes", "Yes", "YES", "on", "On", "ON"})) return "the boolean true";
  if (IsOneOf(text, {"no", "No", "NO", "off", "Off", "OFF"})) return "the boolean false";
  if (IsSign(text[0])) text.remove_prefix(1);
  if (text.size() < 2 || !IsDigit(text[0])) return {};
  if (IsSexagesimal(text)) return "a number of base 60";
  if (text[0] == '0' && text[1] == 'b' && text.size() > 2 &&
      text.find_first_not_of("01_", 2) == std::string_view::npos) {
    return "a binary number";
  }
  if (text[0] == '0' && text.find_first_not_of("01234567_") == std::string_view::npos) {
    return "an octal number";
  }
  if (text[0] == '0' && std::all_of(text.begin(), text.end(), IsDigit)) return "text";
  if (IsUnderscoredDigits(text)) return "a number";
  return {};
}

}  // namespace smp::document
