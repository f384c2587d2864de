// Interval logs. Places lie in the text, and what is read can be written and reads as the same.
#include "smp/histogram_log.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

constexpr smp::HistogramLogLimits kLimits{.max_buckets = 1 << 20, .max_errors = 100};

bool AreSame(const smp::HistogramLogEntry& a, const smp::HistogramLogEntry& b) {
  return a.tag == b.tag && a.start == b.start && a.length == b.length &&
         a.interval_max == b.interval_max && a.histogram == b.histogram;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const smp::HistogramLog log = smp::ReadHistogramLog(text, kLimits);
  for (const smp::HistogramLogError& error : log.errors) {
    if (error.offset > size || error.position.line == 0 || error.message.empty()) std::abort();
  }
  const auto header = smp::WriteHistogramLogHeader(log.header);
  if (!header) std::abort();
  std::string written = *header;
  for (const smp::HistogramLogEntry& entry : log.entries) {
    const auto line = smp::WriteHistogramLogEntry(entry, log.header);
    if (!line) return 0;  // a start that is too far from a later base time
    written += *line;
  }
  const smp::HistogramLog again = smp::ReadHistogramLog(written, kLimits);
  if (again.entries.size() != log.entries.size()) std::abort();
  for (std::size_t i = 0; i < log.entries.size(); ++i) {
    if (!AreSame(log.entries[i], again.entries[i])) std::abort();
  }
  return 0;
}
