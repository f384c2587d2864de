// Rules over resource usage: what the machines could not have done.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/capacity_view.h"
#include "rules/figures.h"
#include "rules/report_rule.h"
#include "rules/timestamps.h"

namespace smp::rules {

namespace {

constexpr double kMebibyte = 1024.0 * 1024;

// One usage entry and where it is.
struct UsageEntry {
  const v1::Result* result;
  const v1::ResourceUsage* usage;
  ReportPath path;
};

std::vector<UsageEntry> UsageEntries(const v1::Report& report) {
  std::vector<UsageEntry> entries;
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    for (int j = 0; j < result.resource_usage_size(); ++j) {
      entries.push_back(
          {&result, &result.resource_usage(j), At("results", i, "resource_usage", j)});
    }
  }
  return entries;
}

// --- SMP2052 ------------------------------------------------------------------------------------

constexpr Rule kUsageWithinCapacity{
    .id = "SMP2052",
    .name = "usage-within-capacity",
    .severity = Severity::kError,
    .summary =
        "usage was observed within the measured window, aggregated in one way, and is not "
        "more than the nodes have",
    .why =
        "four cores cannot spend 9000 millicores: a figure beyond the capacity is in another "
        "unit, a sum over time, or of other machines. Usage of another window includes warm-up "
        "or idle time, and a maximum beside a mean compares peaks with averages",
    .source = "physics; upstream, which mixes configuration and usage without a window",
    .spec = "result.md#usage-within-capacity",
};

// Usage is a rate over sampled counters; sampling stretches it a little.
constexpr double kSampling = 0.02;
// Times are often written in whole seconds.
constexpr double kWholeSeconds = 1;

void CheckCapacity(const CapacityView& nodes, const UsageEntry& entry, Reporter& reporter) {
  const v1::ResourceUsage& usage = *entry.usage;
  const Capacity* capacity = nodes.For(usage.subject());
  if (capacity == nullptr) return;
  if (usage.cpu_millicores() > capacity->millicores * (1 + kSampling)) {
    reporter.Report(
        entry.path.At("cpu_millicores"),
        fmt::format("{} millicores were used, but {} have {}", Stated(usage.cpu_millicores()),
                    capacity->of, Rounded(capacity->millicores)),
        "state processor time in thousandths of a core, as a mean over the window and "
        "not as a sum over time");
  }
  const auto memory_bytes = static_cast<double>(usage.memory_bytes());
  if (memory_bytes > capacity->memory_bytes * (1 + kSampling)) {
    reporter.Report(entry.path.At("memory_bytes"),
                    fmt::format("{} MiB of memory were used, but {} have {} MiB",
                                Rounded(memory_bytes / kMebibyte), capacity->of,
                                Rounded(capacity->memory_bytes / kMebibyte)),
                    "state the working set in bytes");
  }
}

void CheckUsageWindow(const UsageEntry& entry, Reporter& reporter) {
  const v1::ResourceUsage& usage = *entry.usage;
  const v1::Window& window = entry.result->window();
  if (usage.has_start_time() && usage.has_end_time() &&
      SecondsBetween(usage.start_time(), usage.end_time()) <= 0) {
    reporter.Report(entry.path.At("end_time"),
                    fmt::format("end_time {} is not after start_time {}", Utc(usage.end_time()),
                                Utc(usage.start_time())),
                    "write begin and end of the observation, both in UTC");
    return;
  }
  constexpr const char* kCure = "observe usage while latency is measured, without warm-up";
  if (usage.has_start_time() && window.has_start_time() &&
      SecondsBetween(usage.start_time(), window.start_time()) > kWholeSeconds) {
    reporter.Report(entry.path.At("start_time"),
                    fmt::format("usage was observed from {}, {} before the measured window begins",
                                Utc(usage.start_time()),
                                Seconds(SecondsBetween(usage.start_time(), window.start_time()))),
                    kCure);
  }
  if (usage.has_end_time() && window.has_end_time() &&
      SecondsBetween(window.end_time(), usage.end_time()) > kWholeSeconds) {
    reporter.Report(entry.path.At("end_time"),
                    fmt::format("usage was observed until {}, {} after the measured window ends",
                                Utc(usage.end_time()),
                                Seconds(SecondsBetween(window.end_time(), usage.end_time()))),
                    kCure);
  }
}

std::string AggregationName(v1::Aggregation aggregation) {
  constexpr std::string_view kPrefix = "AGGREGATION_";
  const std::string name = v1::Aggregation_Name(aggregation);
  return name.starts_with(kPrefix) ? name.substr(kPrefix.size()) : std::to_string(aggregation);
}

// A subject may have several figures, such as a mean and a maximum; what must exist is one way of
// aggregating that all subjects of the result share.
void CheckAggregation(const v1::Result& result, const ReportPath& path, Reporter& reporter) {
  const auto is_stated = [](const v1::ResourceUsage& usage) {
    return usage.aggregation() != v1::AGGREGATION_UNSPECIFIED &&
           usage.aggregation() != v1::AGGREGATION_UNDECLARED;
  };
  std::unordered_map<std::string, std::set<v1::Aggregation>> by_subject;
  for (const v1::ResourceUsage& usage : result.resource_usage()) {
    if (!is_stated(usage)) continue;
    by_subject[usage.subject().SerializeAsString()].insert(usage.aggregation());
  }
  std::set<v1::Aggregation> shared;
  for (int j = 0; j < result.resource_usage_size(); ++j) {
    const v1::ResourceUsage& usage = result.resource_usage(j);
    if (!is_stated(usage)) continue;
    const std::set<v1::Aggregation>& found = by_subject[usage.subject().SerializeAsString()];
    if (shared.empty()) {
      shared = found;
      continue;
    }
    std::set<v1::Aggregation> still;
    std::set_intersection(shared.begin(), shared.end(), found.begin(), found.end(),
                          std::inserter(still, still.end()));
    if (!still.empty()) {
      shared = still;
      continue;
    }
    reporter.Report(
        path.At("resource_usage", j, "aggregation"),
        fmt::format("aggregation is {}, but the figures before it are {}",
                    AggregationName(usage.aggregation()), AggregationName(*shared.begin())),
        "aggregate the figures of all subjects in the same way");
    return;
  }
}

void UsageWithinCapacity(const v1::Report& report, Reporter& reporter) {
  const CapacityView& nodes = reporter.views().capacity();
  for (const UsageEntry& entry : UsageEntries(report)) {
    CheckUsageWindow(entry, reporter);
    CheckCapacity(nodes, entry, reporter);
  }
  for (int i = 0; i < report.results_size(); ++i) {
    CheckAggregation(report.results(i), At("results", i), reporter);
  }
}

// --- SMP2054 ------------------------------------------------------------------------------------

constexpr Rule kBytesPlausible{
    .id = "SMP2054",
    .name = "bytes-plausible",
    .severity = Severity::kError,
    .summary =
        "traffic did not overflow its field and amounts to between 1 byte and 100 MB a "
        "request",
    .why =
        "upstream keeps traffic in 32 bits and does not say of what. At 2.1 Gbit/s the number "
        "stops or turns negative. A payload of less than a byte or more than 100 MB a request "
        "tells that the unit is another one, or that bytes and requests are of different "
        "traffic",
    .source = "upstream's int32 bps with the comment \"Total bytes\"",
    .spec = "result.md#bytes-plausible",
};

constexpr std::int64_t kLargestInt32 = std::numeric_limits<std::int32_t>::max();
// A request without any header still has a byte; benchmarks do not download more than this.
constexpr double kLeastBytes = 1;
constexpr double kMostBytes = 100e6;

// Traffic over requests, in words; empty when it is plausible.
std::string ImplausibleBytes(double bytes, double requests) {
  const double each = bytes / requests;
  if (!std::isfinite(each) || (each >= kLeastBytes && each <= kMostBytes)) return {};
  return fmt::format("{} bytes a request, plausible are 1 byte to 100 MB", Rounded(each));
}

void CheckTraffic(const UsageEntry& entry, Reporter& reporter) {
  const v1::ResourceUsage& usage = *entry.usage;
  const double rate = usage.requests_per_second();
  if (usage.has_undeclared_bps()) {
    const std::int64_t bps = usage.undeclared_bps();
    const ReportPath path = entry.path.At("undeclared_bps");
    constexpr const char* kCure =
        "state received_bytes_per_second and sent_bytes_per_second, which have 64 bits and a unit";
    if (bps < 0 || bps == kLargestInt32) {
      reporter.Report(path, fmt::format("traffic is {}, a 32-bit number that overflowed", bps),
                      kCure);
    } else if (bps > 0 && rate > 0 && static_cast<double>(bps) / rate < kLeastBytes) {
      // Bytes a second is the largest that the number can mean.
      reporter.Report(path,
                      fmt::format("traffic of {} is at most {} bytes a request, plausible are 1 "
                                  "byte to 100 MB",
                                  bps, Rounded(static_cast<double>(bps) / rate)),
                      kCure);
    }
  }
  if (!(rate > 0)) return;
  if (!usage.has_received_bytes_per_second() && !usage.has_sent_bytes_per_second()) return;
  const std::string cause =
      ImplausibleBytes(usage.received_bytes_per_second() + usage.sent_bytes_per_second(), rate);
  if (cause.empty()) return;
  const char* field =
      usage.has_received_bytes_per_second() ? "received_bytes_per_second" : "sent_bytes_per_second";
  reporter.Report(entry.path.At(field),
                  fmt::format("traffic at {} requests/s is {}", Stated(rate), cause),
                  "state bytes, not kilobytes or bits, of the same requests");
}

void BytesPlausible(const v1::Report& report, Reporter& reporter) {
  for (const UsageEntry& entry : UsageEntries(report)) CheckTraffic(entry, reporter);
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const v1::Bytes& bytes = result.bytes();
    if (!bytes.has_received_bytes() || result.requests().completed() <= 0) continue;
    const std::string cause = ImplausibleBytes(static_cast<double>(bytes.received_bytes()),
                                               static_cast<double>(result.requests().completed()));
    if (cause.empty()) continue;
    reporter.Report(
        At("results", i, "bytes", "received_bytes"),
        fmt::format("{} over {} are {}", Counted(bytes.received_bytes(), "byte", "bytes"),
                    Counted(result.requests().completed(), "response", "responses"), cause),
        "state bytes, not kilobytes, of the same requests");
  }
}

// --- SMP2055 ------------------------------------------------------------------------------------

constexpr Rule kCacheHitRange{
    .id = "SMP2055",
    .name = "cache-hit-range",
    .severity = Severity::kError,
    .summary = "the share of cache hits is 0 to 100 %, and there are none while policy is off",
    .why =
        "the share says how many decisions did not cost a call. Outside 0 to 100 % it is a count "
        "or has another unit; hits while the mesh enforces no policy contradict the "
        "configuration, and that finding is a warning",
    .source = "upstream's cache_hit_rate, whose unit is not declared",
    .spec = "result.md#cache-hit-range",
};

void CacheHitRange(const v1::Report& report, Reporter& reporter) {
  const v1::Policy& policy = report.mesh().policy();
  for (const UsageEntry& entry : UsageEntries(report)) {
    const v1::ResourceUsage& usage = *entry.usage;
    if (!usage.has_cache_hit_percent()) continue;
    const double hits = usage.cache_hit_percent();
    const ReportPath path = entry.path.At("cache_hit_percent");
    if (!(hits >= 0 && hits <= 100)) {
      reporter.Report(path, fmt::format("cache hits are {} %, outside 0 to 100 %", Stated(hits)),
                      "state the share of decisions that the cache answered, in percent");
    } else if (hits > 0 && usage.requests_per_second() > 0 && policy.has_enabled() &&
               !policy.enabled()) {
      reporter.ReportAs(Severity::kWarning, path,
                        fmt::format("{} % of {} decisions/s came from the cache, but "
                                    "mesh.policy.enabled is false",
                                    Stated(hits), Stated(usage.requests_per_second())),
                        "state in mesh.policy what was enabled during the run");
    }
  }
}

constexpr ReportRule kUsageRules[] = {
    {&kUsageWithinCapacity, UsageWithinCapacity},
    {&kBytesPlausible, BytesPlausible},
    {&kCacheHitRange, CacheHitRange},
};

}  // namespace

std::span<const ReportRule> UsageRules() { return kUsageRules; }

}  // namespace smp::rules
