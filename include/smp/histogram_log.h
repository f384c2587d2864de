// Interval logs of HdrHistogram ("hlog"): text with one histogram a line and the time it is of.
// Read are versions 1.0 to 1.3, written is 1.3. No I/O.
//
//   #[Histogram log format version 1.3]
//   #[StartTime: 1441812279.474 (seconds since epoch), 2015-09-09T15:24:39Z]
//   "StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"
//   Tag=reads,0.127,1.007,2.769,HISTFAAAA…
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smp/error.h"
#include "smp/finding.h"
#include "smp/histogram.h"

namespace smp {

// One line: what was recorded in an interval.
struct HistogramLogEntry {
  std::string tag{};                  // empty: none
  std::chrono::nanoseconds start{};   // since the epoch; see HistogramLogHeader::since_epoch
  std::chrono::nanoseconds length{};  // of the interval, not below 0
  // The third field as it is written. Its unit is not stated: Java divides the maximum by a
  // million, C does not. Empty, when written: the histogram's maximum divided by a million.
  std::string interval_max{};
  Histogram histogram;
  Position position{};     // of the line, where it was read
  std::size_t offset = 0;  // the same in bytes from the start of the text
};

// What a log says about itself.
struct HistogramLogHeader {
  std::string version{};                                 // as "1.3"; empty where none is stated
  std::optional<std::chrono::nanoseconds> start_time{};  // since the epoch
  // What stamps count from, where it is stated. Stamps of a log that states its start only are
  // from the start on when the first one is more than 365 days before it, else since the epoch.
  std::optional<std::chrono::nanoseconds> base_time{};
  // False for a log that states no time and whose first stamp is below 365 days: what it counts
  // from is not known then.
  bool since_epoch = true;
  std::vector<std::string> comments{};  // written as "#[…]" in front; not read
};

// A line that cannot be read, and why.
struct HistogramLogError {
  Position position;
  std::size_t offset = 0;  // the same in bytes from the start of the text
  std::string message;     // what was found, in lower case, without full stop
  std::string hint;        // the cure
};

// Reads line by line. A line that cannot be read hides no other one. Stamps have nanoseconds;
// digits behind them are cut. A field "EndTimestamp" is a length, whatever its name: so every tool
// writes it. Comments may be anywhere; fields are separated by a comma or by blanks.
class HistogramLogReader {
 public:
  // `text` must outlive the reader.
  explicit HistogramLogReader(std::string_view text);

  // The next entry, or why a line is none; nothing at the end.
  [[nodiscard]] std::optional<tl::expected<HistogramLogEntry, HistogramLogError>> Next();
  // As far as it was read.
  [[nodiscard]] const HistogramLogHeader& header() const { return header_; }

 private:
  struct Line;
  using Failure = tl::unexpected<HistogramLogError>;

  [[nodiscard]] Line TakeLine();
  [[nodiscard]] std::optional<HistogramLogError> TakeComment(const Line& line);
  [[nodiscard]] tl::expected<HistogramLogEntry, HistogramLogError> EntryOf(Line line);
  [[nodiscard]] std::optional<std::chrono::nanoseconds> SinceEpoch(std::chrono::nanoseconds stamp);

  std::string_view text_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 0;
  HistogramLogHeader header_;
  std::optional<std::chrono::nanoseconds> base_;  // what stamps count from, once that is known
};

// A log as a whole.
struct HistogramLog {
  HistogramLogHeader header;
  std::vector<HistogramLogEntry> entries;
  std::vector<HistogramLogError> errors;
};

// How much of a hostile log is kept. Where a limit is reached reading ends with an error that says
// so.
struct HistogramLogLimits {
  // Buckets of all histograms together; each takes 8 bytes. A log of 3 digits up to a minute of
  // nanoseconds has 27 648 in each entry.
  std::size_t max_buckets = std::size_t{1} << 26;
  std::size_t max_errors = 1'000;
};

[[nodiscard]] HistogramLog ReadHistogramLog(std::string_view text,
                                            const HistogramLogLimits& limits = {});

// Lines of a log of version 1.3, each with its line break, which read as the same entries: the
// header and one of an entry. `version` and `since_epoch` of the header are not looked at. Fail
// with kInvalidArgument for a comment or tag that a line cannot hold, a length below 0 and an
// interval_max that is no number.
[[nodiscard]] Expected<std::string> WriteHistogramLogHeader(const HistogramLogHeader& header);
[[nodiscard]] Expected<std::string> WriteHistogramLogEntry(const HistogramLogEntry& entry,
                                                           const HistogramLogHeader& header);

}  // namespace smp
