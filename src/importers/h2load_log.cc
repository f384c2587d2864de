// h2load --log-file: a line a stream, in the order in which they ended, of each thread by itself.
//
//   1795425619826686 <tab> 200 <tab> 4806
//
// Begin in microseconds since 1970, status (-1 without response), duration in microseconds.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "importers/h2load_forms.h"
#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"
#include "importers/samples.h"
#include "importers/time_ns.h"

namespace smp::importers {

namespace {

// 2001 to 2286 have sixteen digits.
constexpr std::int64_t kFirstStart = 1'000'000'000'000'000;
constexpr std::int64_t kLastStart = 9'999'999'999'999'999;

struct Stream {
  std::int64_t start_us = 0;
  std::int64_t status = 0;
  std::int64_t duration_us = 0;
};

std::optional<Stream> StreamOf(std::string_view line) {
  const auto start = ParseCount(TakeField(line, '\t'));
  const auto status = ParseCount(TakeField(line, '\t'));
  const auto duration = ParseCount(line);
  if (!start || !status || !duration) return std::nullopt;
  if (*start < kFirstStart || *start > kLastStart || *status < -1 || *status > 999 ||
      !IsSample(*duration, kMicrosecondNs)) {
    return std::nullopt;
  }
  return Stream{*start, *status, *duration};
}

struct Streams {
  RawSamples samples;
  std::array<std::int64_t, 1000> by_status{};
  std::int64_t count = 0;
  std::int64_t begin_us = kLastStart;
  std::int64_t end_us = 0;
};

std::optional<Streams> ReadStreams(std::string_view text, ImportFindings& findings) {
  Streams streams;
  streams.samples.unit_ns = kMicrosecondNs;
  streams.samples.values.reserve(text.size() / 24);
  for (const std::string_view line : Lines(text)) {
    if (line.empty()) continue;
    const std::optional<Stream> stream = StreamOf(line);
    const bool is_cut = line.data() + line.size() == text.data() + text.size();
    if (!stream || is_cut) {
      findings.At(kOutputSyntax, line,
                  stream ? "the last line has no end: its duration may be cut off"
                         : "this is no stream: a start in microseconds since 1970, a status and a "
                           "duration are expected, with tabs between them",
                  "import the whole log of `h2load --log-file`, and nothing else");
      return std::nullopt;
    }
    ++streams.count;
    streams.begin_us = std::min(streams.begin_us, stream->start_us);
    streams.end_us = std::max(streams.end_us, stream->start_us + stream->duration_us);
    if (stream->status < 0) continue;
    streams.samples.values.push_back(stream->duration_us);
    ++streams.by_status[static_cast<std::size_t>(stream->status)];
  }
  return streams;
}

void SetTime(std::int64_t time_us, google::protobuf::Timestamp& timestamp) {
  constexpr std::int64_t kPerSecond = 1'000'000;
  timestamp.set_seconds(time_us / kPerSecond);
  timestamp.set_nanos(static_cast<std::int32_t>(time_us % kPerSecond * kMicrosecondNs));
}

void SetRequests(const Streams& streams, v1::Requests& requests) {
  std::int64_t completed = 0;
  std::int64_t succeeded = 0;
  for (std::size_t status = 0; status < streams.by_status.size(); ++status) {
    const std::int64_t count = streams.by_status[status];
    if (count == 0) continue;
    (*requests.mutable_by_status_code())[std::to_string(status)] = count;
    completed += count;
    if (status < 400) succeeded += count;
  }
  requests.set_attempted(streams.count);
  requests.set_completed(completed);
  requests.set_succeeded(succeeded);
  requests.set_failed(streams.count - succeeded);
}

}  // namespace

bool IsH2loadLog(std::string_view text) {
  constexpr std::size_t kLongestLine = 64;
  const std::string_view beginning = text.substr(0, kLongestLine);
  const std::size_t end = beginning.find('\n');
  if (end == std::string_view::npos && text.size() > kLongestLine) return false;
  return StreamOf(*Lines(beginning).begin()).has_value();
}

std::optional<ImportDraft> ImportH2loadLog(ImportContext& context) {
  std::optional<Streams> streams = ReadStreams(context.output.text(), context.findings);
  if (!streams || streams->count == 0) return std::nullopt;
  ImportDraft draft = DraftOfH2load("text/tab-separated-values");
  v1::Result& result = draft.results.front();
  SetRequests(*streams, *result.mutable_requests());
  const double seconds = static_cast<double>(streams->end_us - streams->begin_us) / 1e6;
  if (seconds > 0) {
    SetTime(streams->begin_us, *result.mutable_window()->mutable_start_time());
    SetTime(streams->end_us, *result.mutable_window()->mutable_end_time());
    result.set_achieved_requests_per_second(static_cast<double>(result.requests().completed()) /
                                            seconds);
  }
  draft.run_seconds.push_back(seconds);
  v1::Latency& latency = *result.mutable_latency();
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  SetSamples(std::move(streams->samples), latency);
  return draft;
}

}  // namespace smp::importers
