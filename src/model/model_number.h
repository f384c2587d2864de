// Numbers between their text and the types of the model, exactly: what does not fit is told, never
// rounded in silence. Texts are those of number nodes, JSON's spelling or YAML's ("+1", "0x1f").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace smp::model {

// A whole number that was read: 1e3 and 1.0 are whole, 1.5 is not.
struct IntegerReading {
  enum class State : std::uint8_t { kWhole, kFraction, kTooLarge };
  State state = State::kWhole;
  bool negative = false;
  std::uint64_t magnitude = 0;  // of kWhole
};

// Requires: document::IsCoreNumber(text).
[[nodiscard]] IntegerReading ReadInteger(std::string_view text);

// True for the digit strings that proto3 JSON writes for 64-bit integers: "-12".
[[nodiscard]] bool IsDigits(std::string_view text);

// The double nearest to a number.
struct DoubleReading {
  enum class State : std::uint8_t { kFinite, kTooLarge, kTooSmall };
  State state = State::kFinite;
  double value = 0;  // infinite when too large, a zero when too small to be anything else
};

// Requires: document::IsCoreNumber(text).
[[nodiscard]] DoubleReading ReadDouble(std::string_view text);

// True when a double that is printed with as many significant digits as the text has gives the
// text's number again: of 9007199254740993 it gives 9007199254740992, which is another number.
// Up to 17 digits of a number with a fraction or an exponent are taken as kept, since that is how
// programs print doubles. Requires: `value` is the double nearest to `text`.
[[nodiscard]] bool KeepsDigits(std::string_view text, double value);

// The shortest text that gives the same double again, as JSON, YAML 1.1 and YAML 1.2 read it:
// "0.1", "100000", "1.0e+22". Requires: a finite value.
[[nodiscard]] std::string NumberText(double value);
[[nodiscard]] std::string NumberText(float value);

// The same for people: every digit of a whole number below 1e21, 9007199254740992.
[[nodiscard]] std::string PlainText(double value);

}  // namespace smp::model
