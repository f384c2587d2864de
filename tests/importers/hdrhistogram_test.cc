#include <catch2/catch.hpp>
#include <string>

#include "importers/golden_import.h"

namespace smp::importers {
namespace {

ImportOptions WithUnit(LatencyUnit unit) {
  ImportOptions options;
  options.unit = unit;
  return options;
}

const ImportOptions kMicroseconds = WithUnit(LatencyUnit::kMicroseconds);
const ImportOptions kNanoseconds = WithUnit(LatencyUnit::kNanoseconds);

TEST_CASE("hdrhistogram: without --unit a log is refused", "[importers][hdrhistogram]") {
  CHECK(FindingsOf(OutputText("hdrhistogram/tagged.hlog")) ==
        "SMP1033 error 1:1 a histogram does not say the unit of its values (say it with --unit: "
        "`--unit ns`, us, ms or s, as the program recorded it)\n");
  CHECK(FindingsOf(OutputText("hdrhistogram/jhiccup.hlog")) ==
        "SMP1033 error 1:1 a histogram does not say the unit of its values (say it with --unit: "
        "jHiccup records nanoseconds, `--unit ns`)\n");
  CHECK(FindingsOf(OutputText("hdrhistogram/blob.txt")) ==
        "SMP1033 error 1:1 a histogram does not say the unit of its values (say it with --unit: "
        "`--unit ns`, us, ms or s, as the program recorded it)\n");
}

TEST_CASE("hdrhistogram: intervals of a tag are one result with their window",
          "[importers][hdrhistogram]") {
  CheckImport("hdrhistogram/tagged.hlog", kMicroseconds);
}

TEST_CASE("hdrhistogram: a maximum may be divided by a million, as Java does",
          "[importers][hdrhistogram]") {
  CheckImport("hdrhistogram/java.hlog", kMicroseconds);
}

TEST_CASE("hdrhistogram: a maximum that the histogram does not have is told",
          "[importers][hdrhistogram]") {
  CheckImport("hdrhistogram/maximum.hlog", kMicroseconds);
}

TEST_CASE("hdrhistogram: intervals of another range merge bucket by bucket",
          "[importers][hdrhistogram]") {
  CheckImport("hdrhistogram/two-ranges.hlog", kMicroseconds);
}

TEST_CASE("hdrhistogram: intervals of another resolution lie side by side",
          "[importers][hdrhistogram]") {
  CheckImport("hdrhistogram/two-resolutions.hlog", kMicroseconds);
}

TEST_CASE("hdrhistogram: a log of relative times has a length and no window",
          "[importers][hdrhistogram]") {
  CheckImport("hdrhistogram/relative.hlog", kMicroseconds);
}

TEST_CASE("hdrhistogram: hiccups are no requests", "[importers][hdrhistogram]") {
  CheckImport("hdrhistogram/jhiccup.hlog", kNanoseconds);
}

TEST_CASE("hdrhistogram: a single histogram is a result without time",
          "[importers][hdrhistogram]") {
  CheckImport("hdrhistogram/blob.txt", kMicroseconds);
}

TEST_CASE("hdrhistogram: each broken line is told", "[importers][hdrhistogram]") {
  CheckImport("hdrhistogram/broken.hlog", kMicroseconds);
  CheckImport("hdrhistogram/empty.hlog", kMicroseconds);
}

}  // namespace
}  // namespace smp::importers
