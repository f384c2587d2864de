// Stamps are written so that no reader has to guess what they count from: a log that states its
// start states its base, too.
#include <algorithm>

#include "histogram/decimal_seconds.h"
#include "histogram/invalid_argument.h"
#include "smp/histogram_codec.h"
#include "smp/histogram_log.h"

namespace smp {

namespace {

using std::chrono::nanoseconds;

constexpr std::int64_t kMaxDivisor = 1'000'000;  // as Java writes: milliseconds of nanoseconds

tl::unexpected<Error> Unwritable(std::string message, std::string hint) {
  return tl::unexpected(histogram::InvalidArgument(std::move(message), std::move(hint)));
}

bool HasLineBreak(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

std::string TwoDigits(unsigned number) { return std::to_string(100 + number).substr(1); }

// For people; no reader takes it.
std::string DateOf(nanoseconds since_epoch) {
  using std::chrono::floor;
  const std::chrono::sys_time<nanoseconds> time(since_epoch);
  const auto day = floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(floor<std::chrono::seconds>(time - day));
  return std::to_string(static_cast<int>(date.year())) + "-" +
         TwoDigits(static_cast<unsigned>(date.month())) + "-" +
         TwoDigits(static_cast<unsigned>(date.day())) + "T" +
         TwoDigits(static_cast<unsigned>(clock.hours().count())) + ":" +
         TwoDigits(static_cast<unsigned>(clock.minutes().count())) + ":" +
         TwoDigits(static_cast<unsigned>(clock.seconds().count())) + "Z";
}

std::string IntervalMaxOf(const HistogramLogEntry& entry) {
  if (!entry.interval_max.empty()) return entry.interval_max;
  const std::int64_t max = entry.histogram.max();
  return std::to_string(max / kMaxDivisor) + "." +
         std::to_string(1000 + max % kMaxDivisor / 1000).substr(1);
}

}  // namespace

Expected<std::string> WriteHistogramLogHeader(const HistogramLogHeader& header) {
  std::string text;
  for (const std::string& comment : header.comments) {
    if (HasLineBreak(comment)) {
      return Unwritable("a comment of a log has a line break",
                        "give each line as a comment of its own");
    }
    text += "#[" + comment + "]\n";
  }
  text += "#[Histogram log format version 1.3]\n";
  if (header.start_time) {
    text += "#[StartTime: " + histogram::ToSeconds(*header.start_time) +
            " (seconds since epoch), " + DateOf(*header.start_time) + "]\n";
  }
  if (header.start_time || header.base_time) {
    text += "#[BaseTime: " + histogram::ToSeconds(header.base_time.value_or(nanoseconds(0))) +
            " (seconds since epoch)]\n";
  }
  return text +
         "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\","
         "\"Interval_Compressed_Histogram\"\n";
}

Expected<std::string> WriteHistogramLogEntry(const HistogramLogEntry& entry,
                                             const HistogramLogHeader& header) {
  if (entry.tag.find_first_of(", \t\r\n") != std::string::npos) {
    return Unwritable("the tag of an entry has a comma, a blank or a line break",
                      "separate the words of a tag by - or _");
  }
  if (entry.length < nanoseconds(0)) {
    return Unwritable("the length of an interval is below 0", "an interval ends after it starts");
  }
  if (!entry.interval_max.empty() && !histogram::IsDecimal(entry.interval_max)) {
    return Unwritable("the maximum of an interval is no number",
                      "leave interval_max empty, and the histogram's is written");
  }
  std::int64_t stamp = 0;
  if (__builtin_sub_overflow(entry.start.count(), header.base_time.value_or(nanoseconds(0)).count(),
                             &stamp)) {
    return Unwritable("the start of an interval is more than 292 years from the base time",
                      "state a base time near the intervals");
  }
  std::string text = entry.tag.empty() ? "" : "Tag=" + entry.tag + ",";
  text += histogram::ToSeconds(nanoseconds(stamp));
  text += "," + histogram::ToSeconds(entry.length) + "," + IntervalMaxOf(entry) + ",";
  return text + EncodeHistogram(entry.histogram) + "\n";
}

}  // namespace smp
