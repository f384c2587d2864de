// h2load, of nghttp2: its text, its log and its JSON.
#include <fmt/format.h>

#include <cmath>
#include <string>

#include "importers/h2load_forms.h"
#include "importers/import_rules.h"
#include "importers/importer.h"

namespace smp::importers {

bool IsH2load(const RawOutput& output);
std::optional<ImportDraft> ImportH2load(ImportContext& context);

bool IsH2load(const RawOutput& output) {
  if (output.tree != nullptr && IsH2loadJson(output)) return true;
  return IsH2loadLog(output.text()) || IsH2loadText(output.text());
}

std::optional<ImportDraft> ImportH2load(ImportContext& context) {
  if (context.output.tree != nullptr && IsH2loadJson(context.output)) {
    return ImportH2loadJson(context);
  }
  if (IsH2loadLog(context.output.text())) return ImportH2loadLog(context);
  return ImportH2loadText(context);
}

ImportDraft DraftOfH2load(std::string_view media_type) {
  ImportDraft draft;
  draft.media_type = std::string(media_type);
  draft.test.set_loop_model(v1::LOOP_MODEL_CLOSED);
  draft.test.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  draft.test.add_stages();
  v1::Client& client = *draft.test.add_clients();
  client.set_id("h2load");
  client.mutable_load_generator()->set_name("h2load");
  draft.results.emplace_back().set_id("run");
  return draft;
}

bool SetH2loadRequests(const H2loadRequests& counts, const Place& place, ImportFindings& findings,
                       v1::Result& result) {
  if (counts.total != counts.succeeded + counts.failed || counts.errored > counts.failed ||
      counts.timeout > counts.errored) {
    findings.At(
        kOutputContradiction, place,
        fmt::format("{} requests are not {} succeeded and {} failed ones, of which {} "
                    "errored and {} timed out",
                    counts.total, counts.succeeded, counts.failed, counts.errored, counts.timeout),
        "requests are left out; import the output as h2load wrote it");
    return false;
  }
  v1::Requests& requests = *result.mutable_requests();
  requests.set_attempted(counts.total);
  requests.set_completed(counts.completed());
  requests.set_succeeded(counts.succeeded);
  requests.set_failed(counts.failed);
  requests.set_timed_out(counts.timeout);
  std::int64_t of_codes = 0;
  for (int i = 0; i < 4; ++i) {
    of_codes += counts.by_class[i];
    if (counts.by_class[i] == 0) continue;
    (*requests.mutable_by_status_code())[fmt::format("{}xx", i + 2)] = counts.by_class[i];
  }
  if (of_codes == counts.completed()) return true;
  findings.At(kOutputContradiction, place,
              fmt::format("{} requests have a response, but {} a status code", counts.completed(),
                          of_codes),
              "a difference of one or two is usual at the end of a run with -D");
  return true;
}

std::optional<double> H2loadSeconds(const H2loadTime& time, const Place& place,
                                    ImportFindings& findings) {
  if (!time.rate || !(*time.rate > 0) || time.completed <= 0) return time.seconds;
  const double by_rate = static_cast<double>(time.completed) / *time.rate;
  if (!time.seconds) return by_rate;
  const double slack = (time.seconds_precision + time.rate_precision) * 1.01 * *time.seconds;
  if (std::fabs(by_rate - *time.seconds) <= slack) {
    return time.rate_precision < time.seconds_precision ? by_rate : *time.seconds;
  }
  const std::string found =
      fmt::format("{} requests at {} a second take {:.6g} s, but the run took {:.6g} s",
                  time.completed, *time.rate, by_rate, *time.seconds);
  if (by_rate < *time.seconds) {
    findings.At(kOutputAmbiguity, place, found + ": the rest is taken for the warm-up of -D",
                "the measured window is without it");
    return by_rate;
  }
  findings.At(kOutputContradiction, place, found,
              "the time of the run is left out; import the output as h2load wrote it");
  return std::nullopt;
}

}  // namespace smp::importers
