// The three outputs of h2load: what it prints, its --log-file and its --output-file.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "importers/importer.h"

namespace smp::importers {

[[nodiscard]] bool IsH2loadText(std::string_view text);
[[nodiscard]] std::optional<ImportDraft> ImportH2loadText(ImportContext& context);

[[nodiscard]] bool IsH2loadLog(std::string_view text);
[[nodiscard]] std::optional<ImportDraft> ImportH2loadLog(ImportContext& context);

[[nodiscard]] bool IsH2loadJson(const RawOutput& output);
[[nodiscard]] std::optional<ImportDraft> ImportH2loadJson(ImportContext& context);

// h2load keeps so many latencies, of more responses a random sample.
inline constexpr std::int64_t kMostH2loadSamples = 1'000'000;

// The draft of any run: a closed loop, whose options are hardly printed. One result, "run".
[[nodiscard]] ImportDraft DraftOfH2load(std::string_view media_type);

// Requests as the text and the JSON count them: total = succeeded + failed. Failed ones are
// responses with a status above 399 and errored ones, which have no response; timeouts are part of
// these.
struct H2loadRequests {
  std::int64_t total = 0;
  std::int64_t succeeded = 0;
  std::int64_t failed = 0;
  std::int64_t errored = 0;
  std::int64_t timeout = 0;
  std::int64_t by_class[4] = {};  // 2xx to 5xx

  // With a complete response.
  [[nodiscard]] std::int64_t completed() const { return succeeded + failed - errored; }
};

// Sets the requests of a result; false, and SMP1034 at the place, where they do not add up: they
// are left out then.
bool SetH2loadRequests(const H2loadRequests& counts, const Place& place, ImportFindings& findings,
                       v1::Result& result);

struct H2loadTime {
  std::int64_t completed = 0;
  std::optional<double> rate;
  std::optional<double> seconds;  // as printed
  double seconds_precision = 0;   // relative
  double rate_precision = 0;
};

// How long the measured part took, in seconds: the time that is printed includes the warm-up of -D,
// the rate does not; the finer one where they agree. SMP1035 where they do not.
[[nodiscard]] std::optional<double> H2loadSeconds(const H2loadTime& time, const Place& place,
                                                  ImportFindings& findings);

}  // namespace smp::importers
