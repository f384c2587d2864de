// Reports of the instances of one distributed test.
#pragma once

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "smp/smp.h"

namespace smp::merge {

// What an instance knows of its latencies.
enum class Knows { kHistogram, kOtherHistogram, kPoints, kQuantiles };

inline void SetWindow(double begin_s, double end_s, v1::Window& window) {
  window.mutable_start_time()->set_seconds(1'772'000'000 + static_cast<std::int64_t>(begin_s));
  window.mutable_end_time()->set_seconds(1'772'000'000 + static_cast<std::int64_t>(end_s));
}

inline void SetLatency(const std::vector<std::int64_t>& values_us, Knows knows,
                       v1::Latency& latency) {
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  auto histogram = Histogram::Make({.highest = 60'000'000, .significant_digits = 3});
  auto coarse = Histogram::Make({.highest = 60'000'000, .significant_digits = 1});
  for (const std::int64_t value : values_us) {
    histogram->Record(value);
    coarse->Record(value);
  }
  SetDistribution(*histogram, 1000, latency);
  switch (knows) {
    case Knows::kHistogram:
      break;
    case Knows::kOtherHistogram:
      SetDistribution(*coarse, 1000, latency);
      break;
    case Knows::kPoints:
      SetDistribution(CdfDistribution::FromHistogram(*coarse, 1000), latency);
      break;
    case Knows::kQuantiles:
      latency.clear_distribution();
      break;
  }
}

inline std::vector<std::int64_t> RandomLatencies(std::mt19937& random, int count) {
  std::lognormal_distribution<double> latency_us(8, 1);
  std::vector<std::int64_t> values;
  for (int i = 0; i < count; ++i) {
    values.push_back(static_cast<std::int64_t>(latency_us(random)));
  }
  return values;
}

inline v1::Document Instance(int number, const std::vector<std::int64_t>& values_us, Knows knows) {
  v1::Document document;
  document.set_smp_version("v1.0.0");
  v1::Report& report = *document.mutable_report();
  report.set_id("0b0f1c0e-6f0a-4c1e-9c39-0a4f0d7c9a11");
  report.set_name("distributed");
  report.mutable_infrastructure()->add_node_pools()->set_name("workers");
  report.mutable_mesh()->set_type(v1::MESH_TYPE_ISTIO);
  report.mutable_workload()->mutable_application()->set_name("bookinfo");
  report.mutable_test()->add_stages()->mutable_duration()->set_seconds(120);
  v1::Client& client = *report.mutable_test()->add_clients();
  client.set_id("nighthawk");
  client.mutable_load_generator()->set_name("nighthawk");
  v1::Result& result = *report.add_results();
  result.set_id("node-" + std::to_string(number));
  result.set_client_id("nighthawk");
  SetWindow(number % 3, 120 + number % 3, *result.mutable_window());
  const auto count = static_cast<std::int64_t>(values_us.size());
  result.mutable_requests()->set_completed(count);
  result.mutable_requests()->set_failed(number % 2);
  (*result.mutable_requests()->mutable_by_status_code())["200"] = count - number % 2;
  if (number % 2 != 0) (*result.mutable_requests()->mutable_by_status_code())["503"] = 1;
  result.mutable_bytes()->set_received_bytes(1000 * count);
  result.set_achieved_requests_per_second(static_cast<double>(count) / 120);
  SetLatency(values_us, knows, *result.mutable_latency());
  return document;
}

inline SourceDocument Read(const v1::Document& document, const std::string& name) {
  auto read = ReadBytes(Write(document, Format::kBinary), name);
  REQUIRE(read);
  return read->front();
}

inline std::string TextOf(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += finding.file + ":" + finding.pointer + ": " +
            std::string(SeverityName(finding.severity)) + ": " + finding.message + " [" +
            std::string(finding.rule->id) + "] " + finding.hint + "\n";
  }
  return text;
}

inline v1::Document Merged(const std::vector<v1::Document>& documents,
                           const MergeOptions& options = {}) {
  auto merger = Merger::Make(options);
  REQUIRE(merger);
  // All are in one file, so that a tree of merges and a flat one name the same one.
  for (const v1::Document& document : documents) merger->Add(Read(document, "results.binpb"));
  MergeOutcome outcome = std::move(*merger).Finish();
  INFO(TextOf(outcome.findings));
  REQUIRE(outcome.document);
  return *outcome.document;
}

}  // namespace smp::merge
