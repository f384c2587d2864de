#include "importers/nighthawk_refused.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "importers/import_rules.h"
#include "importers/lines.h"

namespace smp::importers {

namespace {

using document::Node;
using document::NodeKind;

// Where the formats begin. Log lines may stand before it when standard error was captured, too.
constexpr std::size_t kLookedAt = 64 * 1024;
constexpr std::string_view kTitle = "Nighthawk - A layer 7 protocol benchmarking tool.";
constexpr std::string_view kCsvRow = "Min,Mean,Max,Pstdev";
constexpr std::string_view kMetric = "# TYPE nighthawk_";

struct TextFormat {
  std::string_view name;
  std::string_view why;
};

constexpr TextFormat kHuman = {
    "human", "it prints at most nine percentiles, cut to microseconds, of seconds modulo 1000"};
constexpr TextFormat kCsv = {
    "csv", "it prints at most nine percentiles, cut to microseconds, of seconds modulo 1000"};
constexpr TextFormat kDotted = {
    "dotted",
    "it prints some percentiles, rounded to a thousandth of the samples and cut to "
    "microseconds, and neither begin nor duration of the run"};
constexpr TextFormat kPrometheus = {
    "prometheus",
    "it prints some percentiles, cut to microseconds, and neither begin nor duration "
    "nor options of the run"};

// "global.benchmark_http_client.request_to_response.samples: 48".
bool IsDotted(std::string_view line) {
  if (!line.starts_with("worker_") && !line.starts_with("global.")) return false;
  const std::size_t colon = line.find(':');
  const std::string_view name = line.substr(0, std::min(colon, line.size()));
  return colon != std::string_view::npos &&
         (name.ends_with(".samples") || name.ends_with(".mean") ||
          name.find(".permilles-") != std::string_view::npos);
}

// The line that shows which format a text is of; empty when it is of none.
struct Recognized {
  const TextFormat* format = nullptr;
  std::string_view line;
};

Recognized Recognize(std::string_view text) {
  Recognized found;
  for (const std::string_view line : Lines(text.substr(0, kLookedAt))) {
    if (found.format == &kHuman) {
      if (line == kCsvRow) return {&kCsv, found.line};
      continue;
    }
    if (line == kTitle) found = {&kHuman, line};
    if (line.starts_with(kMetric)) return {&kPrometheus, line};
    if (IsDotted(line)) return {&kDotted, line};
  }
  return found;
}

}  // namespace

bool IsNighthawkText(std::string_view text) { return Recognize(text).format != nullptr; }

bool IsNighthawkStatistic(const Node& root) {
  const Node* list = document::Find(root, "percentiles");
  if (list == nullptr || list->kind != NodeKind::kSequence || list->first_child == nullptr) {
    return false;
  }
  return document::Find(root, "count") != nullptr && document::Find(root, "id") != nullptr &&
         document::Find(*list->first_child, "percentile") != nullptr;
}

void RefuseNighthawkText(ImportContext& context) {
  const Recognized found = Recognize(context.output.text());
  if (found.format == nullptr) return;
  context.findings.At(
      kOutputNotImportable, found.line,
      fmt::format("Nighthawk's {} format cannot be imported: {}", found.format->name,
                  found.format->why),
      "run Nighthawk with --output-format json and import that; other formats can be made of it "
      "with nighthawk_output_transform");
}

void RefuseNighthawkStatistic(ImportContext& context) {
  context.findings.At(
      kOutputNotImportable, *context.output.root(),
      "a single statistic of Nighthawk cannot be imported: it says neither what it measured nor "
      "when, how long and with which requests",
      "import the whole Output, which Nighthawk writes with --output-format json");
}

}  // namespace smp::importers
