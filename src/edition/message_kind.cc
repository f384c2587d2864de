#include "edition/message_kind.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "edition/keys.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// What a field says about the message that holds it. Weight 1: other formats have such a key too;
// 2: rare elsewhere; 3: nobody else has it. A path stands for a field of a field.
struct Clue {
  std::string_view path;
  Kind kind;
  int weight;
};

constexpr Clue kClues[] = {
    {"clients", Kind::kTestConfig, 1},
    {"clients/endpoint_urls", Kind::kTestConfig, 3},
    {"clients/endpoint_url", Kind::kTestConfig, 2},
    {"clients/load_generator", Kind::kTestConfig, 3},
    {"clients/rps", Kind::kTestConfig, 2},
    {"clients/connections", Kind::kTestConfig, 1},
    {"clients/protocol", Kind::kTestConfig, 1},
    {"duration", Kind::kTestConfig, 1},
    {"name", Kind::kTestConfig, 1},

    {"latencies_ms", Kind::kTestResult, 3},
    {"actual_qps", Kind::kTestResult, 2},
    {"mesh_config_id", Kind::kTestResult, 3},
    {"env_id", Kind::kTestResult, 1},
    {"test_id", Kind::kTestResult, 1},
    {"details_uri", Kind::kTestResult, 1},
    {"start_time", Kind::kTestResult, 1},
    {"end_time", Kind::kTestResult, 1},

    {"ingress_gateway", Kind::kMeshConfig, 2},
    {"sidecar", Kind::kMeshConfig, 1},
    {"mesh_telemetry", Kind::kMeshConfig, 3},
    {"mesh_policy", Kind::kMeshConfig, 3},
    {"mesh_control_plane", Kind::kMeshConfig, 3},
    {"mesh_policy_enabled", Kind::kMeshConfig, 3},
    {"mesh_telemetry_enabled", Kind::kMeshConfig, 3},
    {"mtls_enabled", Kind::kMeshConfig, 2},
    {"proxy_concurrency", Kind::kMeshConfig, 2},
    {"mesh_build", Kind::kMeshConfig, 3},
    {"proxy_build", Kind::kMeshConfig, 2},
    {"exp_group_uuid", Kind::kMeshConfig, 2},
    {"exp_uuid", Kind::kMeshConfig, 2},
    {"profile", Kind::kMeshConfig, 1},
    {"mesh_type", Kind::kMeshConfig, 3},
    {"application_metadata", Kind::kMeshConfig, 1},

    {"kubernetes_version", Kind::kEnvironment, 1},
    {"nodes", Kind::kEnvironment, 1},
    {"node", Kind::kEnvironment, 1},
    {"nodes/mem_mb", Kind::kEnvironment, 2},
    {"nodes/cores", Kind::kEnvironment, 1},
    {"node/mem_mb", Kind::kEnvironment, 2},
    {"individual_workloads", Kind::kEnvironment, 3},
    {"traffic_metadata", Kind::kEnvironment, 3},
};

struct Score {
  int sum = 0;
  int strongest = 0;
};

constexpr std::array kUpstreamKinds = {Kind::kTestConfig, Kind::kTestResult, Kind::kMeshConfig,
                                       Kind::kEnvironment};

Score ScoreOf(const Node& message, Kind kind) {
  Score score;
  for (const Clue& clue : kClues) {
    if (clue.kind != kind || FindPath(message, clue.path) == nullptr) continue;
    score.sum += clue.weight;
    score.strongest = std::max(score.strongest, clue.weight);
  }
  return score;
}

bool IsEnough(const Score& score, Evidence evidence) {
  return evidence == Evidence::kVersion ? score.sum >= 1 : score.sum >= 3 && score.strongest >= 2;
}

constexpr Body kBodies[] = {
    {Kind::kReport, "report", "infrastructure|results|workload|mesh|test"},
    {Kind::kInfrastructure, "infrastructure", "node_pools|orchestrator"},
    {Kind::kMesh, "mesh", "data_plane|mtls|components|control_plane|patterns"},
    {Kind::kWorkload, "workload", "application|traffic_entry|hop_count"},
    {Kind::kTest, "test",
     "stages|loop_model|coordinated_omission|success_criteria|clients/load_generator/name"},
    {Kind::kResult, "result", "achieved_requests_per_second|latency|window|resource_usage"},
};

bool HasOneOf(const Node& node, std::string_view paths) {
  while (!paths.empty()) {
    if (FindPath(node, TakePart(paths, '|')) != nullptr) return true;
  }
  return false;
}

}  // namespace

Kind UpstreamKind(const Node& message, Evidence evidence) {
  Kind best = Kind::kUnknown;
  int best_sum = 0;
  for (const Kind kind : kUpstreamKinds) {
    const Score score = ScoreOf(message, kind);
    if (!IsEnough(score, evidence) || score.sum < best_sum) continue;
    best = score.sum == best_sum ? Kind::kUnknown : kind;
    best_sum = score.sum;
  }
  return best;
}

bool IsUpstreamTestConfig(const Node& message) {
  if (HasOneOf(message, BodyOf(Kind::kTest).evidence)) return false;
  const bool has_version = FindField(message, "smp_version") != nullptr;
  return IsEnough(ScoreOf(message, Kind::kTestConfig),
                  has_version ? Evidence::kVersion : Evidence::kShape);
}

const Body* FindBody(const Node& root, bool needs_evidence) {
  for (const Body& body : kBodies) {
    const Node* member = FindField(root, body.name);
    if (member == nullptr) continue;
    if (!needs_evidence || HasOneOf(*member, body.evidence)) return &body;
  }
  return nullptr;
}

const Body& BodyOf(Kind kind) {
  return *std::find_if(std::begin(kBodies), std::end(kBodies),
                       [kind](const Body& body) { return body.kind == kind; });
}

bool IsBareReport(const Node& root) {
  int count = 0;
  for (const Body& body : kBodies) {
    const Node* member = FindField(root, body.name);
    if (member != nullptr && HasOneOf(*member, body.evidence)) ++count;
  }
  const Node* results = FindField(root, "results");
  const Node* first = results == nullptr ? nullptr : FirstMapping(*results);
  if (first != nullptr && HasOneOf(*first, BodyOf(Kind::kResult).evidence)) ++count;
  return count >= 2;
}

std::string_view KindText(Kind kind) {
  switch (kind) {
    case Kind::kUnknown:
      return "document";
    case Kind::kReport:
      return "report";
    case Kind::kInfrastructure:
      return "infrastructure profile";
    case Kind::kMesh:
      return "mesh profile";
    case Kind::kWorkload:
      return "workload profile";
    case Kind::kTest:
      return "test profile";
    case Kind::kResult:
      return "result";
    case Kind::kTestConfig:
      return "test configuration";
    case Kind::kTestResult:
      return "test result";
    case Kind::kMeshConfig:
      return "mesh configuration";
    case Kind::kEnvironment:
      return "environment";
  }
  return "document";
}

}  // namespace smp::edition
