#include "importers/printed_units.h"

#include <cmath>
#include <cstddef>

#include "importers/fixed_point.h"
#include "importers/lines.h"
#include "importers/number_text.h"

namespace smp::importers {

namespace {

struct Unit {
  std::string_view name;
  int places;     // powers of ten to milliseconds
  double factor;  // and what else it takes
};

constexpr Unit kTimes[] = {
    {"us", -3, 1}, {"ms", 0, 1}, {"s", 3, 1}, {"m", 3, 60}, {"h", 3, 3600},
};

struct Size {
  std::string_view name;
  double bytes;
};

constexpr Size kSizes[] = {
    {"B", 1}, {"KB", 1024.0}, {"MB", 1024.0 * 1024}, {"GB", 0x1p30}, {"TB", 0x1p40}, {"PB", 0x1p50},
};

// A figure as its number and its unit.
struct UnitSplit {
  std::string_view number;
  std::string_view unit;
};

UnitSplit SplitUnit(std::string_view text) {
  const std::size_t last = text.find_last_of("0123456789.");
  const std::size_t end = last == std::string_view::npos ? 0 : last + 1;
  return {text.substr(0, end), text.substr(end)};
}

// Half of the last digit of a number.
double HalfDigit(std::string_view number) {
  const std::size_t point = number.find('.');
  const std::size_t decimals = point == std::string_view::npos ? 0 : number.size() - point - 1;
  return 0.5 * std::pow(10.0, -static_cast<double>(decimals));
}

std::optional<PrintedTime> TimeOf(std::string_view number, const Unit& unit) {
  const std::optional<double> scaled = ParseScaled(number, unit.places);
  if (!scaled || *scaled < 0) return std::nullopt;
  const double step_ms = std::pow(10.0, unit.places) * unit.factor;
  return PrintedTime{*scaled * unit.factor, HalfDigit(number) * step_ms};
}

}  // namespace

std::optional<PrintedTime> ParsePrintedTime(std::string_view text) {
  const UnitSplit split = SplitUnit(text);
  for (const Unit& unit : kTimes) {
    if (unit.name == split.unit) return TimeOf(split.number, unit);
  }
  return std::nullopt;
}

std::optional<std::int64_t> ParsePrintedSize(std::string_view text) {
  const UnitSplit split = SplitUnit(text);
  for (const Size& size : kSizes) {
    if (size.name != split.unit) continue;
    const std::optional<double> number = ParseNumber(split.number);
    if (!number || !(*number >= 0 && *number * size.bytes < 0x1p62)) return std::nullopt;
    return std::llround(*number * size.bytes);
  }
  return std::nullopt;
}

bool IsPrintedNoData(std::string_view text) {
  for (const std::string_view unit : {"us", "ms", "s", "m", "%", ""}) {
    if (text.ends_with(unit) && IsNoData(text.substr(0, text.size() - unit.size()))) return true;
  }
  return false;
}

}  // namespace smp::importers
