#include "corpus_defects.h"

#include <cstdlib>
#include <iterator>
#include <string_view>

namespace smp::bench {
namespace {

// The first place that has `from` gets `to`: both are texts that JSON and YAML share.
struct Edit {
  std::string_view from;
  std::string_view to;
};

constexpr Edit kEdits[] = {
    {"achieved_requests_per_second", "achievedRequestsPerSecond"},  // another spelling
    {"memory_bytes", "memory_byte"},                                // a field that there is not
    {"ISTIO", "ISTOI"},                                             // a value that there is not
    {"T10:10:00Z", "T25:10:00Z"},                                   // no time of day
    {"-6f0a-4c1e", "-6f0a_4c1e"},                                   // no UUID
    {"120s", "2m"},                                                 // another unit
    {"cumulative_count", "cumulative_counts"},                      // a required field is missing
    {"2026-03-01T10:12:00Z", "2026-03-01T09:12:00Z"},               // ends before it begins
    {"wrk2-a", "wrk2-b"},                                           // a client that there is not
};

}  // namespace

void AddDefect(unsigned number, std::string& text) {
  // Where a report has no such text, the next kind of defect takes its place.
  for (std::size_t i = 0; i < std::size(kEdits); ++i) {
    const Edit& edit = kEdits[(number + i) % std::size(kEdits)];
    const std::size_t at = text.find(edit.from);
    if (at == std::string::npos) continue;
    text.replace(at, edit.from.size(), edit.to);
    return;
  }
  std::abort();
}

}  // namespace smp::bench
