#include <catch2/catch.hpp>
#include <string>

#include "importers/golden_import.h"

namespace smp::importers {
namespace {

const ImportOptions kStarted = [] {
  ImportOptions options;
  options.start_time = "2026-01-05T10:00:00Z";
  return options;
}();

TEST_CASE("ghz: details are samples, and their times the window", "[importers][ghz]") {
  CheckImport("ghz/report.json");
  CheckImport("ghz/report-errors.json");
}

TEST_CASE("ghz: without details the bins are the distribution", "[importers][ghz]") {
  CheckImport("ghz/report-without-details.json");
  CheckImport("ghz/report-2018.json");
}

TEST_CASE("ghz: with errors the average is of other calls than the bins", "[importers][ghz]") {
  CheckImport("ghz/report-errors-without-details.json");
}

TEST_CASE("ghz: details that lack calls give latencies, not counts", "[importers][ghz]") {
  CheckImport("ghz/report-details-left-out.json");
}

TEST_CASE("ghz: a histogram of another number of calls is told", "[importers][ghz]") {
  CheckImport("ghz/report-histogram-edited.json");
}

TEST_CASE("ghz: a load that changes has no target", "[importers][ghz]") {
  CheckImport("ghz/report-step-schedule.json");
}

TEST_CASE("ghz: calls in csv are rounded, and their messages stand there as they are",
          "[importers][ghz]") {
  CheckImport("ghz/calls.csv", kStarted);
}

TEST_CASE("ghz: buckets for Prometheus are counts of their own", "[importers][ghz]") {
  CheckImport("ghz/prometheus.txt", kStarted);
  CheckImport("ghz/prometheus-cumulative.txt", kStarted);
  CheckImport("ghz/prometheus-edited.txt", kStarted);
}

TEST_CASE("ghz: lines for Influx are a summary or calls", "[importers][ghz]") {
  CheckImport("ghz/influx-summary.txt");
  CheckImport("ghz/influx-details.txt");
}

TEST_CASE("ghz: the summary in text is rounded", "[importers][ghz]") {
  CheckImport("ghz/summary.txt", kStarted);
  const std::string summary = OutputText("ghz/summary.txt");
  CHECK(FindingsOf(summary.substr(0, 200)) ==
        "SMP1032 error 13:1 this is no line of a summary of ghz (import all of what ghz printed, "
        "as it was)\n");
  CHECK(FindingsOf(summary.substr(0, 450)) ==
        "SMP1032 error 18:1 this is no line of a summary of ghz (import all of what ghz printed, "
        "as it was)\n");
}

TEST_CASE("ghz: the page for people is refused", "[importers][ghz]") {
  CHECK(FindingsOf("<html>\n<head><title>ghz - x</title></head></html>\n") ==
        "SMP1033 error 1:1 this is the page that ghz makes for people (import what `ghz -O json` "
        "writes)\n");
}

}  // namespace
}  // namespace smp::importers
