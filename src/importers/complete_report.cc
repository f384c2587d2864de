#include "importers/complete_report.h"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>

#include "digest/sha256.h"
#include "edition/report_id.h"
#include "importers/import_rules.h"
#include "importers/time_ns.h"
#include "importers/valid_text.h"
#include "smp/version.h"

namespace smp::importers {

namespace {

// What stands for the output as a whole: its first character.
std::string_view Beginning(const RawOutput& output) { return output.text().substr(0, 1); }

// "file:runs%201.json": relative to the report, wherever the output was read from.
std::string FileUri(std::string_view name) {
  const std::string_view base = name.substr(name.find_last_of("/\\") + 1);
  std::string uri = "file:";
  for (const char c : base) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c)
                 : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return uri;
}

// The same output, read in the same way, is the same report.
std::string ReportIdOf(const ImportedOutput& imported, std::string_view sha256) {
  const ImportOptions& options = imported.options;
  return edition::UuidOfContents(
      fmt::format("import\n{}\n{}\n{}\n{}\n{}", sha256, imported.format, options.start_time,
                  options.unit ? LatencyUnitName(*options.unit) : "", options.select.value_or(0)));
}

void SetTime(const model::Seconds& time, google::protobuf::Timestamp& timestamp) {
  timestamp.set_seconds(time.seconds);
  timestamp.set_nanos(time.nanos);
}

// The time so many seconds after another one, to the nanosecond.
model::Seconds After(const model::Seconds& time, double seconds) {
  const double whole = std::floor(seconds);
  const auto nanos = time.nanos + static_cast<std::int64_t>(std::llround((seconds - whole) * 1e9));
  return {time.seconds + static_cast<std::int64_t>(whole) + nanos / kSecondNs,
          static_cast<std::int32_t>(nanos % kSecondNs)};
}

// Which of several results is meant.
std::string OfResult(const v1::Result& result) {
  return result.id() == "run" ? std::string() : fmt::format(" of {}", result.id());
}

class Completion {
 public:
  Completion(ImportDraft draft, const ImportedOutput& imported, ImportFindings& findings)
      : draft_(std::move(draft)), imported_(imported), findings_(findings) {}

  v1::Document Run() && {
    v1::Document document;
    document.set_smp_version(std::string(kCurrentEdition));
    v1::Report& report = *document.mutable_report();
    const std::string sha256 = digest::Sha256Hex(imported_.output.text());
    report.set_id(ReportIdOf(imported_, sha256));
    report.mutable_producer()->set_name("smp");
    report.mutable_producer()->set_version(std::string(kVersion));
    v1::Reference& raw = *report.add_references();
    raw.set_role(v1::REFERENCE_ROLE_RAW_ARTIFACT);
    raw.set_uri(FileUri(imported_.output.source->name()));
    raw.set_media_type(draft_.media_type);
    raw.set_sha256(sha256);
    for (std::size_t i = 0; i < draft_.results.size(); ++i) {
      CompleteResult(i);
      *report.add_results() = std::move(draft_.results[i]);
    }
    *report.mutable_test() = std::move(draft_.test);
    MakeTextValid(report);
    return document;
  }

 private:
  void CompleteResult(std::size_t index) {
    v1::Result& result = draft_.results[index];
    const auto& clients = draft_.test.clients();
    if (result.client_id().empty() && !clients.empty()) {
      const bool each = clients.size() == static_cast<int>(draft_.results.size());
      if (each || clients.size() == 1) {
        result.set_client_id(clients.Get(each ? static_cast<int>(index) : 0).id());
      }
    }
    CompleteWindow(result, index < draft_.run_seconds.size() ? draft_.run_seconds[index]
                                                             : std::optional<double>());
    ReportAllFailed(result);
  }

  void CompleteWindow(v1::Result& result, std::optional<double> seconds) {
    if (result.has_window()) return;
    const auto& start = imported_.start_time;
    constexpr double kLongest = 1e9;
    if (seconds && !(*seconds >= 0 && *seconds <= kLongest)) seconds.reset();
    if (start && seconds) {
      SetTime(*start, *result.mutable_window()->mutable_start_time());
      SetTime(After(*start, *seconds), *result.mutable_window()->mutable_end_time());
    } else if (!start) {
      findings_.At(kOutputWithoutTime, Beginning(imported_.output),
                   fmt::format("the output does not say when the run{} began; its window is left "
                               "out",
                               OfResult(result)),
                   "give the time with --start-time 2026-02-03T04:05:06Z");
    } else {
      findings_.At(kOutputWithoutTime, Beginning(imported_.output),
                   fmt::format("the output does not say how long the run{} took; its window is "
                               "left out",
                               OfResult(result)),
                   "write the window into the report by hand");
    }
  }

  void ReportAllFailed(const v1::Result& result) {
    const v1::Requests& requests = result.requests();
    const std::int64_t failed = requests.failed();
    const bool none_succeeded = requests.has_succeeded() && requests.succeeded() == 0;
    const bool all_failed = requests.has_attempted() && failed == requests.attempted();
    if (failed <= 0 || !(none_succeeded || all_failed)) return;
    findings_.At(kAllFailed, Beginning(imported_.output),
                 fmt::format("all {} requests{} failed: latencies are those of errors", failed,
                             OfResult(result)),
                 "find out why they failed, and measure again");
  }

  ImportDraft draft_;
  const ImportedOutput& imported_;
  ImportFindings& findings_;
};

}  // namespace

v1::Document CompleteReport(ImportDraft draft, const ImportedOutput& imported,
                            ImportFindings& findings) {
  return Completion(std::move(draft), imported, findings).Run();
}

}  // namespace smp::importers
