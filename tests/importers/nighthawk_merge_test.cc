// Whether adding the workers of a real run gives what Nighthawk itself merged in its process: the
// result "global" is the truth, and was computed from the histograms that no output has. Samples
// are kept beside the project: skipped where they are absent.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "smp/import.h"
#include "smp/latency.h"

namespace smp {
namespace {

struct MergedRow {
  double tick = 0;
  std::int64_t count = 0;
  double value_ms = 0;
};

std::filesystem::path SamplePath(std::string_view name) {
  return std::filesystem::path(SMP_SOURCE_DIR) / "../shared/samples/loadgen/nighthawk" / name;
}

bool IsAbsent(const std::filesystem::path& path) {
  if (std::filesystem::is_regular_file(path)) return false;
  WARN("skipped 1 sample: no file " << path.filename());
  return true;
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

double NumberIn(std::string_view line) {
  line.remove_prefix(line.find(':') + 1);
  line.remove_prefix(line.find_first_of("0123456789"));
  double number = 0;
  std::from_chars(line.data(), line.data() + line.size(), number);
  return number;
}

// The rows of request_to_response of the last result, which is "global", from the text: apart from
// what is tested. A member stands on a line of its own.
std::vector<MergedRow> GlobalRows(const std::string& text) {
  std::istringstream lines(text.substr(text.find("\"name\": \"global\"")));
  std::vector<MergedRow> rows;
  bool inside = false;
  MergedRow row;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("\"id\": ") != std::string::npos) {
      inside = line.find("request_to_response") != std::string::npos;
    }
    if (!inside) continue;
    if (line.find("\"percentile\": ") != std::string::npos) row.tick = NumberIn(line);
    if (line.find("\"count\": ") != std::string::npos) {
      row.count = static_cast<std::int64_t>(NumberIn(line));
    }
    if (line.find("\"duration\": ") == std::string::npos) continue;
    row.value_ms = NumberIn(line) * 1e3;
    rows.push_back(row);
  }
  return rows;
}

// The workers' distributions, added; and what "global" imported as.
struct Merged {
  CdfDistribution workers;
  CdfDistribution global;
  int worker_count = 0;
};

Merged MergeWorkers(const std::filesystem::path& path) {
  Merged merged;
  const auto imported = Import(ReadFile(path), path.filename().string());
  REQUIRE(imported);
  REQUIRE(imported->document);
  for (const v1::Result& result : imported->document->report().results()) {
    const auto distribution = CdfOf(result.latency());
    REQUIRE(distribution);
    REQUIRE(*distribution);
    if (result.id() == "global") {
      merged.global = **distribution;
    } else {
      REQUIRE(merged.workers.Add(**distribution));
      ++merged.worker_count;
    }
  }
  return merged;
}

// Shares that ticks ask for are rounded; a row's own count is not.
void CheckContains(const Merged& merged, const std::vector<MergedRow>& rows) {
  const double slack_ms = 1e-9;
  for (const MergedRow& row : rows) {
    CAPTURE(row.tick, row.count, row.value_ms);
    const double rank =
        100.0 * static_cast<double>(row.count) / static_cast<double>(merged.workers.count());
    const Range<double> quantile = merged.workers.QuantileMs(rank);
    CHECK(quantile.lower <= row.value_ms + slack_ms);
    CHECK(quantile.upper >= row.value_ms - slack_ms);
    const Range<std::int64_t> counted = merged.workers.CountUpTo(row.value_ms * (1 + 1e-12));
    CHECK(counted.lower <= row.count);
    CHECK(counted.upper >= row.count);
  }
}

struct Expectation {
  double rank_percent;
  double lower_us;
  double upper_us;
};

TEST_CASE("Nighthawk: eight workers merged contain what the process merged itself",
          "[importers][nighthawk][samples]") {
  const auto path = SamplePath("oschaaf_sample.8workers.json");
  if (IsAbsent(path)) return;
  const Merged merged = MergeWorkers(path);
  CHECK(merged.worker_count == 8);
  CHECK(merged.workers.count() == 359'782);
  CHECK(merged.global.count() == 359'782);
  const std::vector<MergedRow> rows = GlobalRows(ReadFile(path));
  CHECK(rows.size() == 95);
  CheckContains(merged, rows);
  // What the points of the workers alone allow, rounded outwards; the layout of the histogram and
  // the ticks may only make it tighter.
  constexpr Expectation kExpected[] = {{50, 225.45, 228.75},
                                       {90, 241.05, 242.65},
                                       {99, 287.15, 288.55},
                                       {99.9, 883.65, 1000.95},
                                       {99.99, 9741.5, 9926.5}};
  for (const Expectation& expected : kExpected) {
    CAPTURE(expected.rank_percent);
    const Range<double> quantile = merged.workers.QuantileMs(expected.rank_percent);
    CHECK(quantile.lower * 1e3 >= expected.lower_us);
    CHECK(quantile.upper * 1e3 <= expected.upper_us);
    // Averages of the workers' percentiles are far outside: 193.9 us for the p50, 207.1 us for the
    // p90.
    const Range<double> truth = merged.global.QuantileMs(expected.rank_percent);
    CHECK(truth.lower <= quantile.upper);
    CHECK(truth.upper >= quantile.lower);
  }
}

TEST_CASE("Nighthawk: three workers of few samples merged contain their global result",
          "[importers][nighthawk][samples]") {
  const auto path = SamplePath("output_formatter.medium.proto.gold");
  if (IsAbsent(path)) return;
  const Merged merged = MergeWorkers(path);
  CHECK(merged.worker_count == 3);
  CHECK(merged.workers.count() == 53);
  const std::vector<MergedRow> rows = GlobalRows(ReadFile(path));
  CHECK(rows.size() == 31);
  CheckContains(merged, rows);
  CHECK(merged.workers.min_ms == merged.global.min_ms);
  CHECK(merged.workers.max_ms == merged.global.max_ms);
}

TEST_CASE("Nighthawk: twelve workers of a release without minimum contain their global result",
          "[importers][nighthawk][samples]") {
  const auto path = SamplePath("small_sample.json");
  if (IsAbsent(path)) return;
  const Merged merged = MergeWorkers(path);
  CHECK(merged.worker_count == 12);
  CHECK(merged.workers.count() == 48);
  CheckContains(merged, GlobalRows(ReadFile(path)));
}

}  // namespace
}  // namespace smp
