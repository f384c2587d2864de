#include "corpus_report.h"

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <random>

namespace smp::bench {
namespace {

using google::protobuf::util::TimeUtil;

constexpr int kRepetitions = 3;
constexpr int kBuckets = 20;  // of each repetition
constexpr std::int64_t kRequests = 120'000;
constexpr double kSeconds = 120;

// What all reports share, but for their ids.
constexpr const char* kCommon = R"(
smp_version: "v1.0.0"
report {
  infrastructure {
    orchestrator { name: "kubernetes" version: "v1.29.4" }
    node_pools {
      name: "workers" role: NODE_ROLE_WORKER count: 3 architecture: "amd64"
      cpu_model: "Xeon Platinum 8259CL" cores: 8 memory_bytes: 34359738368
      kernel_version: "6.1.84" burstable: false
    }
    node_pools {
      name: "load" role: NODE_ROLE_LOAD_GENERATOR count: 1 architecture: "amd64" cpu_model: "Xeon Platinum 8259CL" cores: 8 memory_bytes: 34359738368
      kernel_version: "6.1.84" burstable: false
    }
    network_plugin { name: "cilium" version: "1.15.5" }
    tenancy: TENANCY_DEDICATED
  }
  mesh {
    type: MESH_TYPE_ISTIO
    version: "1.24.1"
    data_plane { mode: DATA_PLANE_MODE_SIDECAR proxy { name: "envoy" version: "1.32.2" } concurrency: 2 }
    mtls { mode: MUTUAL_TLS_MODE_STRICT }
    telemetry { enabled: false }
  }
  workload {
    application { name: "bookinfo" version: "1.20.2" }
    protocol: PROTOCOL_HTTP_1_1
    hop_count: 4
    traffic_entry { kind: TRAFFIC_ENTRY_KIND_LOAD_BALANCER }
  }
  test {
    type: TEST_TYPE_LOAD
    loop_model: LOOP_MODEL_OPEN
    coordinated_omission: COORDINATED_OMISSION_INTENDED_START
    warm_up { seconds: 30 }
    stages { name: "steady" duration { seconds: 120 } target_requests_per_second: 1000 connections: 64 }
    repetitions: 3
    run_order: RUN_ORDER_INTERLEAVED
    reinstalled_before_each_run: true
    clients {
      id: "wrk2-a"
      load_generator { name: "wrk2" version: "4.0.0" }
      internal: false
      placement { node_pool: "load" dedicated_node: true }
      connections: 64
      target_requests_per_second: 1000
      endpoint_urls: "http://ingress.test/productpage"
    }
  }
}
)";

const v1::Document& Common() {
  static const v1::Document kDocument = [] {
    v1::Document document;
    [[maybe_unused]] const bool parsed =
        google::protobuf::TextFormat::ParseFromString(kCommon, &document);
    assert(parsed);
    return document;
  }();
  return kDocument;
}

std::string Uuid(unsigned n) {
  char text[40];
  std::snprintf(text, sizeof text, "%08x-6f0a-4c1e-9c39-0a4f0d7c9a11", n);
  return text;
}

// Figures with few digits, as reports have them.
double Rounded(double value) { return std::round(value * 1000) / 1000; }

// Buckets that narrow towards the tail, and quantiles at some of their edges.
void AddLatency(v1::Result& result, std::mt19937& random) {
  v1::Latency& latency = *result.mutable_latency();
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_coordinated_omission(v1::COORDINATED_OMISSION_INTENDED_START);
  latency.set_count(kRequests);
  v1::CdfDistribution& cdf = *latency.mutable_distribution()->mutable_cdf();
  double edge_ms = 2 + static_cast<double>(random() % 1000) / 1000;
  std::int64_t below = 0;
  for (int i = 0; i < kBuckets; ++i) {
    const bool is_last = i + 1 == kBuckets;
    below += is_last ? kRequests - below : (kRequests - below) / 3;
    v1::CdfPoint& point = *cdf.add_points();
    point.set_upper_edge_ms(Rounded(edge_ms));
    point.set_cumulative_count(below);
    if (i % 5 == 2) {
      v1::Quantile& quantile = *latency.add_quantiles();
      quantile.set_rank_percent(100.0 * static_cast<double>(below) / kRequests);
      quantile.set_value_ms(point.upper_edge_ms());
      quantile.set_precision(v1::FIGURE_PRECISION_BUCKET_EDGE);
    }
    edge_ms *= 1.11;
  }
}

void AddResult(v1::Report& report, int repetition, std::mt19937& random) {
  v1::Result& result = *report.add_results();
  result.set_id("run-" + std::to_string(repetition));
  result.set_repetition(repetition);
  result.set_client_id("wrk2-a");
  result.set_stage_name("steady");
  const std::int64_t begin_seconds = 1'772'359'200 + 600 * repetition;
  result.mutable_window()->mutable_start_time()->set_seconds(begin_seconds);
  result.mutable_window()->mutable_end_time()->set_seconds(begin_seconds + 120);
  v1::Requests& requests = *result.mutable_requests();
  const auto failed = static_cast<std::int64_t>(random() % 20);
  requests.set_attempted(kRequests);
  requests.set_completed(kRequests);
  requests.set_succeeded(kRequests - failed);
  requests.set_failed(failed);
  (*requests.mutable_by_status_code())["200"] = kRequests - failed;
  if (failed > 0) (*requests.mutable_by_status_code())["503"] = failed;
  result.set_achieved_requests_per_second(kRequests / kSeconds);
  AddLatency(result, random);
}

}  // namespace

std::string ReportText(unsigned n, Format format) {
  std::mt19937 random(n);
  v1::Document document = Common();
  v1::Report& report = *document.mutable_report();
  report.set_id(Uuid(n));
  report.set_name("benchmark corpus, report " + std::to_string(n));
  report.mutable_mesh()->set_version("1.24." + std::to_string(n % 10));
  for (int repetition = 1; repetition <= kRepetitions; ++repetition) {
    AddResult(report, repetition, random);
  }
  return Write(document, format);
}

}  // namespace smp::bench
