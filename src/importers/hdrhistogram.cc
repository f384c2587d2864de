// HdrHistogram: interval logs, and single histograms in base64. docs/imports/hdrhistogram.md says
// what is taken from where.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "importers/hdr_intervals.h"
#include "importers/import_rules.h"
#include "importers/importer.h"
#include "importers/lines.h"
#include "importers/time_ns.h"
#include "smp/histogram_codec.h"
#include "smp/histogram_log.h"
#include "smp/latency.h"

namespace smp::importers {

bool IsHdrHistogram(const RawOutput& output);
std::optional<ImportDraft> ImportHdrHistogram(ImportContext& context);

namespace {

// The forms of an encoded histogram begin so, in base64.
bool BeginsHistogram(std::string_view text) { return text.starts_with("HIST"); }

bool IsBlob(std::string_view text) {
  const std::string_view trimmed = Trim(text.substr(0, 64));
  return BeginsHistogram(trimmed) && trimmed.find_first_of(" \t\r\n,") == std::string_view::npos;
}

bool IsLog(std::string_view text) {
  const std::string_view begin = text.substr(0, 4096);
  if (begin.starts_with("\"StartTimestamp\"") || begin.starts_with("Tag=")) return true;
  if (begin.starts_with("#[") && (begin.find("Histogram log format") != std::string_view::npos ||
                                  begin.find("#[StartTime:") != std::string_view::npos)) {
    return true;
  }
  const std::string_view line = begin.substr(0, begin.find('\n'));
  const std::size_t last = line.find_last_of(", ");
  return last != std::string_view::npos && BeginsHistogram(line.substr(last + 1));
}

std::int64_t UnitNs(LatencyUnit unit) {
  switch (unit) {
    case LatencyUnit::kSeconds:
      return 1'000'000'000;
    case LatencyUnit::kMilliseconds:
      return 1'000'000;
    case LatencyUnit::kMicroseconds:
      return 1'000;
    case LatencyUnit::kNanoseconds:
      return 1;
  }
  return 1;
}

// "#[Logged with jHiccup version 2.0.7-SNAPSHOT]"
struct Logger {
  std::string_view name;
  std::string_view version;
};

Logger LoggerOf(std::string_view text) {
  constexpr std::string_view kLogged = "#[Logged with ";
  for (const std::string_view line : Lines(text.substr(0, 4096))) {
    if (!line.starts_with('#')) break;
    std::string_view rest = line;
    if (!TakePrefix(rest, kLogged)) continue;
    Logger logger;
    logger.name = TakeWord(rest);
    if (TakeWord(rest) == "version") logger.version = TakeField(rest, ']');
    logger.version = Trim(logger.version);
    return logger;
  }
  return {};
}

constexpr std::string_view kJHiccup = "jHiccup";

std::optional<ImportDraft> RefuseWithoutUnit(ImportContext& context) {
  const std::string_view text = context.output.text();
  const bool is_jhiccup = LoggerOf(text).name == kJHiccup;
  context.findings.At(kOutputNotImportable, text, "a histogram does not say the unit of its values",
                      is_jhiccup ? "say it with --unit: jHiccup records nanoseconds, `--unit ns`"
                                 : "say it with --unit: `--unit ns`, us, ms or s, as the program "
                                   "recorded it");
  return std::nullopt;
}

std::optional<ImportDraft> Refuse(ImportContext& context, std::string_view place,
                                  std::string message, std::string hint) {
  context.findings.At(kOutputSyntax, place, std::move(message), std::move(hint));
  return std::nullopt;
}

ImportDraft DraftOf(const Logger& logger) {
  ImportDraft draft;
  draft.media_type = "text/plain";
  v1::Client& client = *draft.test.add_clients();
  client.set_id("hdrhistogram");
  v1::LoadGenerator& generator = *client.mutable_load_generator();
  generator.set_name(logger.name.empty() ? "HdrHistogram" : std::string(logger.name));
  generator.set_version(std::string(logger.version));
  return draft;
}

v1::Result& AddResult(std::string id, ImportDraft& draft) {
  v1::Result& result = draft.results.emplace_back();
  result.set_id(std::move(id));
  result.set_client_id("hdrhistogram");
  draft.run_seconds.emplace_back();
  return result;
}

std::optional<ImportDraft> ImportBlob(ImportContext& context) {
  const std::string_view text = Trim(context.output.text());
  const auto histogram = DecodeHistogram(text);
  if (!histogram) return Refuse(context, text, histogram.error().message, histogram.error().hint);
  if (histogram->count() == 0) {
    return Refuse(context, text, "the histogram holds no samples", "import one that has some");
  }
  ImportDraft draft = DraftOf({});
  v1::Latency& latency = *AddResult("run", draft).mutable_latency();
  latency.set_population(v1::LATENCY_POPULATION_UNDECLARED);
  SetDistribution(*histogram, UnitNs(*context.options.unit), latency);
  return draft;
}

// The intervals of a log by their tags, in the order of the tags' names.
using Tags = std::map<std::string, HdrIntervals>;

// How much of a hostile log is gone over and kept: a short line can claim millions of buckets, and
// each can have a tag of its own.
struct LogBudget {
  static constexpr std::size_t kMostTags = 10'000;
  static constexpr std::size_t kMostKept = std::size_t{1} << 26;

  explicit LogBudget(std::size_t bytes) {
    constexpr std::size_t kAlways = std::size_t{1} << 26;
    constexpr std::size_t kEver = std::size_t{1} << 31;
    constexpr std::size_t kPerByte = 256;
    most_read = std::min(std::max(bytes * kPerByte, kAlways), kEver);
  }

  std::size_t most_read;
  std::size_t read = 0;
  std::size_t kept = 0;
};

// Adds an interval to those of its tag. What is wrong with it; empty when nothing is.
std::string AddEntry(const HistogramLogEntry& entry, std::string_view line, LogBudget& budget,
                     Tags& tags) {
  const auto first = entry.start.count();
  if (!IsTimeNs(first) || !IsTimeNs(entry.length.count()) ||
      !IsTimeNs(first + entry.length.count())) {
    return "the interval is not in the years 1970 to 2199";
  }
  budget.read += entry.histogram.counts().size() + 1;
  if (budget.read > budget.most_read) {
    return fmt::format("the histograms up to here have more than {} buckets", budget.most_read);
  }
  HdrIntervals& intervals = tags[entry.tag];
  if (tags.size() > LogBudget::kMostTags) {
    return fmt::format("the log has more than {} tags", LogBudget::kMostTags);
  }
  budget.kept -= intervals.size();
  if (!intervals.Add(entry, line)) return "the intervals hold more than 2^63 - 1 samples";
  budget.kept += intervals.size();
  if (budget.kept <= LogBudget::kMostKept) return {};
  return fmt::format("the merged histograms have more than {} buckets", LogBudget::kMostKept);
}

// False, and a finding, for a log that cannot be read.
bool ReadIntervals(ImportContext& context, HistogramLogReader& reader, Tags& tags) {
  const std::string_view text = context.output.text();
  LogBudget budget(text.size());
  std::size_t broken = 0;
  while (auto entry = reader.Next()) {
    if (!*entry) {
      const HistogramLogError& error = entry->error();
      context.findings.At(kOutputSyntax, text.substr(std::min(error.offset, text.size())),
                          error.message, error.hint);
      if (++broken == context.options.limits.max_findings) return false;
      continue;
    }
    const std::string_view line = text.substr(std::min((*entry)->offset, text.size()));
    std::string defect = AddEntry(**entry, line, budget, tags);
    if (defect.empty()) continue;
    Refuse(context, line, std::move(defect),
           "import the log as it was written; one that is too large in parts, whose reports can be "
           "merged");
    return false;
  }
  return broken == 0;
}

void WriteTag(const HdrIntervals& intervals, bool since_epoch, std::int64_t unit_ns,
              bool counts_requests, std::optional<double>& run_seconds, v1::Result& result) {
  v1::Latency& latency = *result.mutable_latency();
  latency.set_population(v1::LATENCY_POPULATION_UNDECLARED);
  intervals.SetLatency(unit_ns, latency);
  run_seconds = intervals.Seconds();
  if (since_epoch) intervals.SetWindow(result);
  if (run_seconds && counts_requests) {
    result.set_achieved_requests_per_second(static_cast<double>(intervals.count()) / *run_seconds);
  }
}

std::optional<ImportDraft> ImportLog(ImportContext& context) {
  const std::string_view text = context.output.text();
  Tags tags;
  HistogramLogReader reader(text);
  if (!ReadIntervals(context, reader, tags)) return std::nullopt;
  std::erase_if(tags, [](const auto& tag) { return tag.second.count() == 0; });
  if (tags.empty())
    return Refuse(context, text, "the log holds no samples", "import one that has some");
  const Logger logger = LoggerOf(text);
  ImportDraft draft = DraftOf(logger);
  for (const auto& [tag, intervals] : tags) {
    intervals.ReportMaxima(tag, context.findings);
    const std::string id = tags.size() == 1 ? "run" : tag.empty() ? "untagged" : "tag_" + tag;
    v1::Result& result = AddResult(id, draft);
    if (!tag.empty()) (*result.mutable_labels())["tag"] = tag;
    WriteTag(intervals, reader.header().since_epoch, UnitNs(*context.options.unit),
             logger.name != kJHiccup, draft.run_seconds.back(), result);
  }
  return draft;
}

}  // namespace

bool IsHdrHistogram(const RawOutput& output) {
  return IsBlob(output.text()) || IsLog(output.text());
}

std::optional<ImportDraft> ImportHdrHistogram(ImportContext& context) {
  const std::string_view text = context.output.text();
  if (!IsHdrHistogram(context.output)) return std::nullopt;
  if (!context.options.unit) return RefuseWithoutUnit(context);
  return IsBlob(text) ? ImportBlob(context) : ImportLog(context);
}

}  // namespace smp::importers
