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

TEST_CASE("vegeta: buckets of a report are a distribution that ends at the maximum",
          "[importers][vegeta]") {
  CheckImport("vegeta/report-buckets.json");
}

TEST_CASE("vegeta: a report of before 2019 has neither minimum nor 90th", "[importers][vegeta]") {
  CheckImport("vegeta/report-2018.json");
}

TEST_CASE("vegeta: latencies of a report include requests without response",
          "[importers][vegeta]") {
  CheckImport("vegeta/report-no-response.json");
}

TEST_CASE("vegeta: buckets that contradict the report are left out", "[importers][vegeta]") {
  CheckImport("vegeta/report-buckets-of-another-run.json");
  CheckImport("vegeta/report-buckets-above-maximum.json");
}

TEST_CASE("vegeta: success and status codes that do not agree are told", "[importers][vegeta]") {
  CheckImport("vegeta/report-success-edited.json");
}

TEST_CASE("vegeta: the table in text is rounded", "[importers][vegeta]") {
  CheckImport("vegeta/report.txt", kStarted);
}

TEST_CASE("vegeta: a hist is a distribution unless samples are in its last bucket",
          "[importers][vegeta]") {
  CheckImport("vegeta/hist.txt");
  CheckImport("vegeta/hist-open.txt");
}

TEST_CASE("vegeta: results are samples, and those without response have no latency",
          "[importers][vegeta]") {
  CheckImport("vegeta/results.json");
  CheckImport("vegeta/results.csv");
  CheckImport("vegeta/results-9-columns.csv");
}

TEST_CASE("vegeta: results that vegeta does not write are refused at their place",
          "[importers][vegeta]") {
  CheckImport("vegeta/results-negative.json");
  CheckImport("vegeta/results-cut.json");
  CheckImport("vegeta/results-8-columns.csv");
}

TEST_CASE("vegeta: what holds no counts is refused with what to import instead",
          "[importers][vegeta]") {
  CheckImport("vegeta/hdrplot.txt");
  CheckImport("vegeta/results.bin");
}

}  // namespace
}  // namespace smp::importers
