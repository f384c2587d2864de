#include "rules/report_path.h"

#include <catch2/catch.hpp>

namespace smp::rules {
namespace {

TEST_CASE("ReportPath: tokens are escaped and numbers are indices", "[rules]") {
  CHECK(At().pointer().empty());
  CHECK(At("results", 2, "labels", "a/b~c").pointer() == "/results/2/labels/a~1b~0c");
  CHECK(At("mesh").At("components", 0).pointer() == "/mesh/components/0");
}

TEST_CASE("IsPlaceInReport: what a report can have", "[rules]") {
  for (const ReportPath& path : {
           At(),
           At("id"),
           At("results"),
           At("results", 0),
           At("results", 7, "latency", "quantiles", 3, "value_ms"),
           At("results", 0, "window", "end_time"),
           At("results", 0, "resource_usage", 0, "subject", "component"),
           At("results", 0, "latency", "distribution", "hdr", "runs", 4),
           At("results", 0, "requests", "by_status_code", "503"),
           At("test", "clients", 0, "headers", "x-a"),
           At("extensions", "org.example"),
       }) {
    INFO(path.pointer());
    CHECK(IsPlaceInReport(path.pointer()));
  }
}

TEST_CASE("IsPlaceInReport: what a report cannot have", "[rules]") {
  for (const ReportPath& path : {
           At("result"),
           At("results", "latency"),
           At("results", 0, "latencies"),
           At("results", 0, "latency", "min_ms", "x"),
           At("results", 0, "window", "end_time", "seconds"),
           At("test", "clients", 0, "headers", "x-a", "b"),
           At("mesh", 0),
       }) {
    INFO(path.pointer());
    CHECK_FALSE(IsPlaceInReport(path.pointer()));
  }
}

}  // namespace
}  // namespace smp::rules
