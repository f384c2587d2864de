// Intervals of a HdrHistogram log that have the same tag, merged bucket by bucket.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/findings.h"
#include "smp/histogram.h"
#include "smp/histogram_log.h"
#include "smp/v1/result.pb.h"

namespace smp::importers {

class HdrIntervals {
 public:
  // Adds an interval, which stands in this line. False when there would be more than 2^63 - 1
  // samples. Requires: the interval's begin and end are IsTimeNs().
  [[nodiscard]] bool Add(const HistogramLogEntry& entry, std::string_view line);

  [[nodiscard]] std::int64_t count() const { return count_; }
  // Buckets that are kept.
  [[nodiscard]] std::size_t size() const;
  // From the first interval's begin to the last one's end; nothing when that has no length.
  [[nodiscard]] std::optional<double> Seconds() const;
  // Requires: times count from 1970.
  void SetWindow(v1::Result& result) const;
  // Requires: count() > 0.
  void SetLatency(std::int64_t unit_ns, v1::Latency& latency) const;
  // Says how many intervals state a maximum that their histogram does not have.
  void ReportMaxima(std::string_view tag, ImportFindings& findings) const;

 private:
  // Counts of one layout; bucket i is the same in every histogram of it, whatever its range.
  struct Group {
    std::vector<std::int64_t> counts;
    std::int64_t lowest = 0;
    std::int64_t highest = 0;
    int significant_digits = 0;
  };

  void CheckMaximum(const HistogramLogEntry& entry, std::string_view line);
  void AddHistogram(const Histogram& histogram);
  [[nodiscard]] static Histogram HistogramOf(const Group& group);

  std::int64_t count_ = 0;
  std::map<std::pair<int, int>, Group> groups_;  // by width of the finest bucket and digits
  std::optional<std::chrono::nanoseconds> begin_;
  std::chrono::nanoseconds end_{};
  std::int64_t wrong_maxima_ = 0;
  std::string_view wrong_line_;  // the first one
  std::string wrong_maximum_;
};

}  // namespace smp::importers
