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

TEST_CASE("k6: a summary has what it was asked for and counts passes of http_req_failed as failed",
          "[importers][k6]") {
  CheckImport("k6/summary-export.json", kStarted);
  CheckImport("k6/handle-summary.json", kStarted);
  CheckImport("k6/machine-readable.json", kStarted);
}

TEST_CASE("k6: a threshold of --summary-export is true when it was crossed", "[importers][k6]") {
  CheckImport("k6/threshold-crossed-though-met.json", kStarted);
}

TEST_CASE("k6: a run without http_req_duration is refused", "[importers][k6]") {
  CheckImport("k6/no-http.json");
}

TEST_CASE("k6: samples have a window, and requests without response no latency",
          "[importers][k6]") {
  CheckImport("k6/points.json");
  CheckImport("k6/points.csv");
}

TEST_CASE("k6: samples that are cut off are refused at their place", "[importers][k6]") {
  CheckImport("k6/points-cut.csv");
  const std::string points = OutputText("k6/points.json");
  CHECK(FindingsOf(points.substr(0, points.size() - 20)) ==
        "SMP1032 error 21:77 /data the string that begins here is not closed on its line (close it "
        "with a double quote; write a line break as \\n)\n");
}

}  // namespace
}  // namespace smp::importers
