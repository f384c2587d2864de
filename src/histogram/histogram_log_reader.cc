// A line is a comment, the legend, blank or an entry. Comments that state times count from where
// they stand on; what stamps count from is settled by the first entry with a stamp that can be
// read, as Java's reader does.
#include <algorithm>
#include <limits>

#include "histogram/decimal_seconds.h"
#include "histogram/encoding.h"
#include "smp/histogram_log.h"

namespace smp {

namespace {

using std::string_view;
using std::chrono::nanoseconds;

constexpr string_view kTag = "Tag=";
constexpr string_view kLegend = "\"StartTimestamp\"";
constexpr string_view kVersion = "#[Histogram log format version ";
constexpr string_view kStartTime = "#[StartTime:";
constexpr string_view kBaseTime = "#[BaseTime:";
constexpr string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr nanoseconds kYear = std::chrono::hours(365 * 24);
constexpr std::size_t kMostShown = 40;

constexpr string_view kEntryHint =
    "a line has [Tag=NAME,] start and length of the interval in seconds, its maximum and a "
    "histogram";

// Text of the input as it can be shown: cut, and without what is not printable.
std::string Shown(string_view text) {
  std::string shown = "'";
  for (const char c : text.substr(0, kMostShown)) shown += c >= ' ' && c < '\x7f' ? c : '?';
  return shown + (text.size() > kMostShown ? "…'" : "'");
}

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// Characters (not bytes) in front of a place.
std::uint32_t ColumnOf(string_view before) {
  return static_cast<std::uint32_t>(1 + std::count_if(before.begin(), before.end(), [](char c) {
                                      return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
                                    }));
}

// 1.0, 1.01 (which is 1.1) and so on up to 1.3.
bool IsReadVersion(string_view version) {
  if (!version.starts_with("1.") || version.size() < 3) return false;
  const string_view minor = version.substr(version.find_first_not_of('0', 2) == string_view::npos
                                               ? version.size() - 1
                                               : version.find_first_not_of('0', 2));
  return minor.size() == 1 && minor[0] >= '0' && minor[0] <= '3';
}

std::optional<nanoseconds> Sum(nanoseconds a, nanoseconds b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a.count(), b.count(), &sum)) return std::nullopt;
  return nanoseconds(sum);
}

}  // namespace

// A line, of which fields are taken from the left.
struct HistogramLogReader::Line {
  string_view text;  // without the line break
  std::uint32_t number = 0;
  std::size_t offset = 0;
  std::size_t taken = 0;

  [[nodiscard]] HistogramLogError Error(std::size_t at, std::string message,
                                        string_view hint = kEntryHint) const {
    return {
        {number, ColumnOf(text.substr(0, at))}, offset + at, std::move(message), std::string(hint)};
  }
  void SkipBlanks() {
    while (taken < text.size() && IsBlank(text[taken])) ++taken;
  }
  // Up to a comma or blank; empty at the end of the line, and between two commas.
  string_view TakeField() {
    SkipBlanks();
    const std::size_t start = taken;
    while (taken < text.size() && text[taken] != ',' && !IsBlank(text[taken])) ++taken;
    const string_view field = text.substr(start, taken - start);
    SkipBlanks();
    if (taken < text.size() && text[taken] == ',') ++taken;
    return field;
  }
  [[nodiscard]] std::size_t At(string_view field) const {
    return static_cast<std::size_t>(field.data() - text.data());
  }
};

HistogramLogReader::HistogramLogReader(string_view text) : text_(text) {
  if (text_.starts_with(kByteOrderMark)) offset_ = kByteOrderMark.size();
}

HistogramLogReader::Line HistogramLogReader::TakeLine() {
  const std::size_t end = std::min(text_.find('\n', offset_), text_.size());
  Line line{text_.substr(offset_, end - offset_), ++line_, offset_};
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  offset_ = end + 1;
  return line;
}

std::optional<tl::expected<HistogramLogEntry, HistogramLogError>> HistogramLogReader::Next() {
  while (offset_ < text_.size()) {
    Line line = TakeLine();
    line.SkipBlanks();
    const string_view text = line.text.substr(line.taken);
    if (text.empty() || text.starts_with(kLegend)) continue;
    if (!text.starts_with('#')) return EntryOf(line);
    if (auto error = TakeComment(line)) return Failure(*std::move(error));
  }
  return std::nullopt;
}

std::optional<HistogramLogError> HistogramLogReader::TakeComment(const Line& line) {
  const string_view text = line.text.substr(line.taken);
  if (text.starts_with(kVersion)) {
    const string_view rest = text.substr(kVersion.size());
    const string_view version = rest.substr(0, rest.find(']'));
    header_.version = std::string(version.substr(0, kMostShown));
    if (IsReadVersion(version)) return std::nullopt;
    return line.Error(line.taken + kVersion.size(),
                      "the log is of version " + Shown(version) + "; 1.0 to 1.3 are read",
                      "write the log anew with a library that knows its version");
  }
  const bool is_start = text.starts_with(kStartTime);
  if (!is_start && !text.starts_with(kBaseTime)) return std::nullopt;
  Line rest = line;
  rest.taken += is_start ? kStartTime.size() : kBaseTime.size();
  const string_view field = rest.TakeField();
  const auto time = histogram::SecondsFrom(field.substr(0, field.find(']')));
  if (!time) {
    return line.Error(line.At(field), Shown(field) + " is no decimal number of seconds",
                      "the time is in seconds since the epoch, as in 1441812279.474");
  }
  (is_start ? header_.start_time : header_.base_time) = time;
  if (!is_start) base_ = time;
  return std::nullopt;
}

// Settles what stamps count from, and counts from it. Null beyond what nanoseconds hold.
std::optional<nanoseconds> HistogramLogReader::SinceEpoch(nanoseconds stamp) {
  if (!base_) {
    const bool from_start = header_.start_time && stamp < *header_.start_time - kYear;
    base_ = from_start ? *header_.start_time : nanoseconds(0);
    header_.since_epoch = header_.start_time || stamp >= kYear;
  }
  return Sum(*base_, stamp);
}

tl::expected<HistogramLogEntry, HistogramLogError> HistogramLogReader::EntryOf(Line line) {
  const std::size_t first = line.taken;
  string_view tag;
  if (line.text.substr(first).starts_with(kTag)) tag = line.TakeField().substr(kTag.size());
  const string_view start_field = line.TakeField();
  const string_view length_field = line.TakeField();
  const string_view max_field = line.TakeField();
  const string_view histogram_field = line.TakeField();
  for (const string_view field : {start_field, length_field}) {
    if (histogram::SecondsFrom(field)) continue;
    return Failure(line.Error(line.At(field),
                              field.empty() ? std::string("a time is missing")
                                            : Shown(field) + " is no decimal number of seconds"));
  }
  const auto start = SinceEpoch(*histogram::SecondsFrom(start_field));
  if (!start) {
    return Failure(line.Error(line.At(start_field), "the time is beyond the year 2262"));
  }
  const nanoseconds length = *histogram::SecondsFrom(length_field);
  if (length < nanoseconds(0)) {
    return Failure(line.Error(line.At(length_field), "the interval's length is below 0"));
  }
  if (!histogram::IsDecimal(max_field)) {
    return Failure(line.Error(line.At(max_field), Shown(max_field) + " is no number"));
  }
  if (histogram_field.empty()) {
    return Failure(line.Error(line.At(histogram_field), "the line has no histogram"));
  }
  if (line.taken < line.text.size()) {
    return Failure(line.Error(
        line.taken, Shown(line.text.substr(line.taken)) + " is left over behind the histogram"));
  }
  auto decoded = histogram::DecodeText(histogram_field);
  if (!decoded) {
    const histogram::CodecError& cause = decoded.error();
    const bool in_text = cause.layer == histogram::Layer::kText;
    return Failure(line.Error(line.At(histogram_field) + (in_text ? cause.offset : 0),
                              histogram::ToError(cause).message, cause.hint));
  }
  return HistogramLogEntry{.tag = std::string(tag),
                           .start = *start,
                           .length = length,
                           .interval_max = std::string(max_field),
                           .histogram = *std::move(decoded),
                           .position = {line.number, ColumnOf(line.text.substr(0, first))},
                           .offset = line.offset + first};
}

HistogramLog ReadHistogramLog(string_view text, const HistogramLogLimits& limits) {
  HistogramLog log;
  HistogramLogReader reader(text);
  std::size_t buckets = 0;
  const auto end_at = [&log](const HistogramLogError& place, const std::string& limit) {
    log.errors.push_back({place.position, place.offset,
                          "the log has more than " + limit + "; the rest was not read",
                          "split the log"});
  };
  while (auto next = reader.Next()) {
    if (!*next) {
      if (log.errors.size() == limits.max_errors) {
        end_at(next->error(), std::to_string(limits.max_errors) + " lines that cannot be read");
        break;
      }
      log.errors.push_back(std::move(next->error()));
      continue;
    }
    buckets += (*next)->histogram.counts().size();
    if (buckets > limits.max_buckets) {
      end_at({(*next)->position, (*next)->offset, {}, {}},
             std::to_string(limits.max_buckets) + " buckets in its histograms");
      break;
    }
    log.entries.push_back(std::move(**next));
  }
  log.header = reader.header();
  return log;
}

}  // namespace smp
