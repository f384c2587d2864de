#include "importers/wrk_average.h"

#include <cstddef>
#include <string>

#include "importers/number_text.h"

namespace smp::importers {

namespace {

constexpr std::size_t kWidth = 8;

// Minutes without their letter: "1440.00".
bool IsMinutes(std::string_view text) {
  return text.size() == kWidth - 1 && text.find('.') == text.size() - 3 &&
         ParseNumber(text).has_value();
}

}  // namespace

bool IsCutWrkAverage(std::string_view text) {
  return (text.size() == kWidth && text.ends_with('m')) || IsMinutes(text);
}

std::optional<PrintedTime> ParseWrkAverage(std::string_view text) {
  if (!IsCutWrkAverage(text)) return ParsePrintedTime(text);
  return ParsePrintedTime(std::string(text) + (IsMinutes(text) ? "m" : "s"));
}

}  // namespace smp::importers
