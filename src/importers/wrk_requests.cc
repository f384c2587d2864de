#include "importers/wrk_requests.h"

#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"

namespace smp::importers {

namespace {

struct SocketErrors {
  std::int64_t connections = 0;
  std::int64_t timeouts = 0;
  std::string_view timeouts_place;
};

// "connect 0, read 0, write 0, timeout 28". Counters of wrk are 32 bits wide and may have wrapped.
std::optional<SocketErrors> ErrorsOf(std::string_view text) {
  SocketErrors errors;
  while (!text.empty()) {
    const std::string_view field = Trim(TakeField(text, ','));
    std::string_view rest = field;
    const std::string_view name = TakeWord(rest);
    const std::optional<std::int64_t> count = ParseCount(Trim(rest));
    if (!count || *count < 0 || *count > std::numeric_limits<std::int32_t>::max()) {
      return std::nullopt;
    }
    if (name == "timeout") {
      errors.timeouts = *count;
      errors.timeouts_place = field;
    } else {
      errors.connections += *count;
    }
  }
  return errors;
}

void ReportTimeouts(WrkTool tool, const SocketErrors& errors, ImportFindings& findings) {
  if (tool == WrkTool::kWrk2) {
    findings.At(kFigureLeftOut, errors.timeouts_place,
                fmt::format("'{}' counts looks at connections, not requests; it is left out",
                            errors.timeouts_place),
                "compare the completed requests with the target rate to see what is missing");
    return;
  }
  findings.At(kFigureLeftOut, errors.timeouts_place,
              fmt::format("{} responses came after the timeout; their latencies are in no figure",
                          errors.timeouts),
              "raise wrk's --timeout above the longest latency");
}

void ReportNoResponse(const WrkRun& run, ImportFindings& findings) {
  findings.At(kAllFailed, run.summary, fmt::format("no response came in {}", run.run_time),
              "find out why the requests failed, and measure again");
}

}  // namespace

void SetWrkRequests(WrkTool tool, const WrkRun& run, ImportFindings& findings,
                    v1::Requests& requests) {
  const std::int64_t completed = ParseCount(run.requests).value_or(0);
  requests.set_completed(completed);
  if (completed == 0) ReportNoResponse(run, findings);
  const std::optional<SocketErrors> errors = ErrorsOf(run.socket_errors);
  const std::optional<std::int64_t> bad =
      run.bad_responses.empty() ? 0 : ParseCount(run.bad_responses);
  if (errors && errors->timeouts > 0) ReportTimeouts(tool, *errors, findings);
  if (!errors || !bad || *bad < 0) {
    const std::string_view place = errors ? run.bad_responses : run.socket_errors;
    findings.At(kFigureLeftOut, place,
                fmt::format("'{}' is no number of errors; failed requests are left out", place),
                "wrk's counters end at 2147483647: measure a shorter time");
    return;
  }
  if (*bad > completed) {
    findings.At(kOutputContradiction, run.bad_responses,
                fmt::format("{} of {} responses have a status above 399", *bad, completed),
                "failed requests are left out; import the output as it was printed");
    return;
  }
  const std::int64_t late = tool == WrkTool::kWrk ? errors->timeouts : 0;
  if (errors->connections > 0) requests.set_connection_errors(errors->connections);
  if (late > 0) requests.set_timed_out(late);
  // A late response may have a bad status, too: how many failed is not known then.
  if (late > 0 && *bad > 0) return;
  if (late > completed) return;
  requests.set_succeeded(completed - *bad - late);
  // Nor is it where requests hang.
  if (tool == WrkTool::kWrk2 && errors->timeouts > 0) return;
  const std::int64_t failed = *bad + late + errors->connections;
  if (completed > 0 || failed > 0) requests.set_failed(failed);
}

}  // namespace smp::importers
