// Real outputs of Nighthawk, which are kept beside the project: skipped where they are absent. One
// line each: what was imported, or why not.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "smp/import.h"

namespace smp {
namespace {

struct Sample {
  const char* file;
  // The number of results; of the last one, "global": count, p50, p99, max in ms; completed,
  // succeeded, failed requests; then the rules of the findings.
  const char* expected;
};

constexpr Sample kSamples[] = {
    {"circllhist_proto_json.gold", "refused: SMP1033@1"},
    {"fortio.actualduration2s.json",
     "1 global: count 3996 p50 0.106147 p99 0.233751 max 3.282559, requests 3998 3998 -, version "
     "0.3.0; SMP1035@3 SMP1035@5 SMP1034@385"},
    {"getnighthawk_sample_data.json",
     "1 global: count 25 p50 26.267647 p99 - max 148.004863, requests 25 0 -, version 0.3.0; "
     "SMP1037@196"},
    {"hdr_proto_json.gold", "refused: SMP1033@1"},
    {"large-sample.single_worker_overflow.json",
     "1 global: count 1317 p50 92.962815 p99 109.101055 max 112.316415, requests 1317 0 0, version "
     "0.3.0; SMP1037@53 SMP1035@1083"},
    {"oschaaf_outlier-fortio.json",
     "1 global: count 149779 p50 0.036287 p99 0.057919 max 2.340991, requests 149780 149780 -, "
     "version ; SMP1034@542 SMP1035@549"},
    {"oschaaf_sample.8workers.json",
     "9 global: count 359782 p50 0.227367 p99 0.288623 max 28.057599, requests 359862 359862 0, "
     "version ; SMP1034@10844 SMP1035@11885"},
    {"output_formatter.csv.gold", "refused: SMP1033@1"},
    {"output_formatter.dotted.gold", "refused: SMP1033@1"},
    {"output_formatter.json.gold",
     "3 global: count - p50 - p99 - max -, requests - - -, version 0.3.0; SMP1036@11 SMP1035@577"},
    {"output_formatter.medium.fortio.gold",
     "1 global: count 53 p50 65.077247 p99 - max 310.886399, requests 56 56 -, version 0.0.0; "
     "SMP1034@226"},
    {"output_formatter.medium.proto.gold",
     "4 global: count 53 p50 65.077247 p99 - max 310.886399, requests 56 56 0, version ; "
     "SMP1003@34 SMP1003@50 SMP1001@51 SMP1034@2105 SMP1035@2731"},
    {"output_formatter.prometheus.gold", "refused: SMP1033@1"},
    {"output_formatter.txt.gold", "refused: SMP1033@1"},
    {"output_formatter.yaml.gold",
     "3 global: count - p50 - p99 - max -, requests - - -, version ; SMP1036@15 SMP1036@373 "
     "SMP1035@376"},
    {"percentile-column-overflow.json", "refused: SMP1033@1"},
    {"percentile-column-overflow.txt.gold", "refused: SMP1033@1"},
    {"samples_fortio_data_large.json",
     "1 global: count 17988 p50 0.182039 p99 0.510767 max 19.186687, requests 18000 18000 -, "
     "version ; SMP1034@446 SMP1035@450 SMP1034@452 SMP1035@453"},
    {"samples_fortio_data_small.json",
     "1 global: count 48 p50 60.903423 p99 - max 84.357119, requests 60 60 -, version ; SMP1034@4 "
     "SMP1034@188 SMP1035@192 SMP1034@194 SMP1035@195"},
    {"small_sample.json",
     "13 global: count 48 p50 60.903423 p99 - max 84.357119, requests 60 60 0, version ; "
     "SMP1035@26 SMP1034@3121 SMP1035@3521"},
};

std::string QuantileText(const v1::Latency& latency, double rank_percent) {
  for (const v1::Quantile& quantile : latency.quantiles()) {
    if (quantile.rank_percent() == rank_percent) return fmt::format("{}", quantile.value_ms());
  }
  return "-";
}

std::string RulesText(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += fmt::format(" {}@{}", finding.rule->id, finding.span.begin.line);
  }
  return text;
}

std::string Summary(const Imported& imported) {
  const std::string rules = RulesText(imported.findings);
  if (!imported.document) return "refused:" + rules;
  const auto& report = imported.document->report();
  const v1::Result& result = report.results(report.results_size() - 1);
  const v1::Latency& latency = result.latency();
  const v1::Requests& requests = result.requests();
  const auto known = [](bool has, std::int64_t count) {
    return has ? fmt::format("{}", count) : std::string("-");
  };
  return fmt::format("{} {}: count {} p50 {} p99 {} max {}, requests {} {} {}, version {};{}",
                     report.results_size(), result.id(),
                     known(latency.has_count(), latency.count()), QuantileText(latency, 50),
                     QuantileText(latency, 99),
                     latency.has_max_ms() ? fmt::format("{}", latency.max_ms()) : "-",
                     known(requests.has_completed(), requests.completed()),
                     known(requests.has_succeeded(), requests.succeeded()),
                     known(requests.has_failed(), requests.failed()),
                     report.test().clients(0).load_generator().version(), rules);
}

TEST_CASE("Nighthawk: every real output imports or is refused", "[importers][nighthawk][samples]") {
  const auto folder = std::filesystem::path(SMP_SOURCE_DIR) / "../shared/samples/loadgen/nighthawk";
  if (!std::filesystem::is_directory(folder)) {
    WARN("skipped " << std::size(kSamples) << " samples: no folder " << folder.filename());
    return;
  }
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.file);
    std::ifstream file(folder / sample.file, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    const auto imported = Import(text.str(), sample.file);
    REQUIRE(imported);
    CHECK(imported->format == "nighthawk");
    CHECK(Summary(*imported) == sample.expected);
  }
  const auto count = std::distance(std::filesystem::directory_iterator(folder), {});
  CHECK(static_cast<std::size_t>(count) == std::size(kSamples));
}

}  // namespace
}  // namespace smp
