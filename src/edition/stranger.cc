#include "edition/stranger.h"

#include "edition/keys.h"

namespace smp::edition {

using document::Node;

namespace {

constexpr Stranger kStrangers[] = {
    {"a result of fortio or in its format", "DurationHistogram/Data", true},
    {"a result of fortio or in its format", "DurationHistogram|ActualQPS", true},
    {"a result of Nighthawk", "results/statistics", true},
    {"a summary of k6", "metrics|root_group", true},
    {"a summary of k6", "metrics/http_reqs", true},
    {"a result of ghz", "latencyDistribution|histogram", true},
    {"a report of vegeta", "latencies|buckets", true},
    {"a report of vegeta", "latencies|bytes_in", true},
    {"a result of vegeta", "attack|seq|latency", true},
    {"a result of oha", "summary|responseTimeHistogram", true},
    {"a Kubernetes object", "apiVersion|kind", false},
    {"a GitHub workflow", "on|jobs", false},
    // YAML 1.1 writers turn the key "on" into a boolean.
    {"a GitHub workflow", "true|jobs", false},
    {"an npm package", "name|dependencies", false},
    {"an npm package", "name|devDependencies", false},
    {"an npm package", "name|version|scripts", false},
    {"a JSON Schema", "$schema|properties", false},
    {"a JSON Schema", "$schema|definitions", false},
    {"an OpenAPI description", "openapi|paths", false},
    {"a Compose file", "services|version", false},
    {"a Compose file", "services|networks", false},
    {"a Compose file", "services|volumes", false},
};

bool HasAll(const Node& node, std::string_view paths) {
  while (!paths.empty()) {
    if (FindPath(node, TakePart(paths, '|'), Spelling::kExact) == nullptr) return false;
  }
  return true;
}

}  // namespace

const Stranger* FindStranger(const Node& root) {
  for (const Stranger& row : kStrangers) {
    if (HasAll(root, row.keys)) return &row;
  }
  return nullptr;
}

}  // namespace smp::edition
