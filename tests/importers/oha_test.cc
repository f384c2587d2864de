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

TEST_CASE("oha: bins are ordered by their edges, not by their keys", "[importers][oha]") {
  CheckImport("oha/report.json", kStarted);
}

TEST_CASE("oha: the breakdown gives successes a distribution of their own", "[importers][oha]") {
  CheckImport("oha/report-breakdown.json", kStarted);
}

TEST_CASE("oha: equal latencies leave one empty bin, which holds them all", "[importers][oha]") {
  CheckImport("oha/report-all-equal.json", kStarted);
}

TEST_CASE("oha: a run without responses has no latency", "[importers][oha]") {
  CheckImport("oha/report-no-response.json", kStarted);
  CheckImport("oha/report-only-aborted.json", kStarted);
}

TEST_CASE("oha: bins of another number of responses are left out", "[importers][oha]") {
  CheckImport("oha/report-bins-edited.json", kStarted);
}

TEST_CASE("oha: rows are responses; how many requests had none is not known", "[importers][oha]") {
  CheckImport("oha/responses.csv", kStarted);
  CheckImport("oha/responses-cut.csv", kStarted);
}

TEST_CASE("oha: text and database are refused with what to import instead", "[importers][oha]") {
  CheckImport("oha/summary.txt");
  CheckImport("oha/database.sqlite");
}

}  // namespace
}  // namespace smp::importers
