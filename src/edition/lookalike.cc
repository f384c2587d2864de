#include "edition/lookalike.h"

#include <algorithm>
#include <array>

#include "edition/keys.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr std::string_view kUpgrade = "smp upgrade FILE";

constexpr LookAlike kLookAlikes[] = {
    {Shape::kTemplate, "an SMP template of 2019 or 2020 (shape S0)",
     "it is older than v0.1.0, the first edition, which gave environment, client and metrics "
     "messages of their own",
     "", "describe the run in a report of v1"},
    {Shape::kResult2020, "an SMP result of 2020 (shape R1)",
     "it is older than v0.1.0, the first edition, and results of its time hold seconds in "
     "latencies_ms",
     kUpgrade},
    {Shape::kMesheryExport, "an SMP export of Meshery (shape R2)",
     "such exports hold test_ texts in place of ids and version, and seconds in latencies_ms",
     kUpgrade},
    {Shape::kMesheryApiResult, "a result of Meshery's API (shape M1)",
     "not SMP but Meshery's own model around the output of the load generator, with latencies in "
     "seconds",
     kUpgrade},
    {Shape::kMesheryCliResult, "a result printed by mesheryctl (shape M2)",
     "not SMP but Meshery's own model, without histogram and status codes, with latencies in "
     "seconds",
     kUpgrade},
    {Shape::kMesheryCamelResult, "a result of Meshery in camelCase (shape M3)",
     "not SMP but Meshery's own model around the output of the load generator, with latencies in "
     "seconds",
     kUpgrade},
    {Shape::kMesheryLowerResult, "a result printed by mesheryctl in lower case (shape M4)",
     "not SMP but Meshery's own model, without histogram and status codes, with latencies in "
     "seconds",
     kUpgrade},
    {Shape::kMesheryResultView, "a text view of results by mesheryctl (shape MV)",
     "not SMP but text for people, whose latencies are in seconds although it says ms", "",
     "take the result as JSON instead: mesheryctl perf result -o json"},
    {Shape::kProfilePage, "a performance profile of Meshery (shape PP1)",
     "not SMP but Meshery's own model of a test to run, without any result", kUpgrade},
    {Shape::kProfile, "a performance profile of Meshery in camelCase (shape PP3)",
     "not SMP but Meshery's own model of a test to run, without any result", kUpgrade},
    {Shape::kCamelConfig, "a test configuration of Meshery (shape T3)",
     "not SMP but the model that Meshery writes since 2026, in which mesh and protocol are free "
     "text",
     kUpgrade},
};

// A row matches when `all` are there, and at least so many of `any` and of `further`. Paths are
// separated by bars and spelled exactly: the shapes differ in nothing else.
struct Signature {
  Shape shape;
  std::string_view all;
  std::string_view any;
  int any_count;
  std::string_view further;
  int further_count;
};

// The first row that matches counts.
constexpr Signature kSignatures[] = {
    {Shape::kMesheryResultView, "UserID",
     "Endpoint|QPS|Test run duration|Latencies _ms|Start Time|Meshery ID|Load Generator", 3, "", 0},
    {Shape::kMesheryLowerResult, "mesheryid|runnerresults", "", 0, "", 0},
    {Shape::kMesheryCamelResult, "mesheryId|runnerResults", "", 0, "", 0},
    // The command leaves out buckets and status codes.
    {Shape::kMesheryApiResult, "meshery_id|runner_results",
     "runner_results/DurationHistogram/Data|runner_results/RetCodes|runner_results/RunType", 1, "",
     0},
    {Shape::kMesheryCliResult, "meshery_id|runner_results/DurationHistogram", "", 0, "", 0},
    {Shape::kMesheryApiResult, "meshery_id|runner_results", "", 0, "", 0},
    {Shape::kProfilePage, "load_generators|endpoints",
     "service_mesh|duration|qps|concurrent_request|user_id", 1, "", 0},
    {Shape::kProfile, "loadGenerators|endpoints",
     "serviceMesh|duration|qps|concurrentRequest|userId", 1, "", 0},
    // Two keys of the mesh beside one of what v0.1.0 moved into other messages.
    {Shape::kTemplate, "", "mesh_build|proxy_build|exp_group_uuid|profile", 2,
     "env|config|client|metrics|start_time|end_time", 1},
    {Shape::kResult2020, "client/latencies_ms", "exp_uuid|endpoint_url|env|metrics", 1, "", 0},
};

int CountPaths(const Node& node, std::string_view paths) {
  int count = 0;
  while (!paths.empty()) {
    if (FindPath(node, TakePart(paths, '|'), Spelling::kExact) != nullptr) ++count;
  }
  return count;
}

bool Matches(const Signature& row, const Node& node) {
  const auto parts = std::count(row.all.begin(), row.all.end(), '|') + (row.all.empty() ? 0 : 1);
  return CountPaths(node, row.all) == parts && CountPaths(node, row.any) >= row.any_count &&
         CountPaths(node, row.further) >= row.further_count;
}

Shape MatchSignature(const Node& node) {
  for (const Signature& row : kSignatures) {
    if (Matches(row, node)) return row.shape;
  }
  return Shape::kUnknown;
}

// An export is an upstream result but for its texts.
bool IsMesheryExport(const Node& node) {
  if (FindField(node, "latencies_ms") == nullptr) return false;
  constexpr std::array kFields = {"smp_version", "details_uri", "test_id", "mesh_config_id",
                                  "env_id"};
  return std::any_of(kFields.begin(), kFields.end(), [&](std::string_view name) {
    const Node* field = FindField(node, name);
    return field != nullptr && IsMesheryPlaceholder(field->text);
  });
}

// A page of the API that holds nothing.
Shape EmptyPage(const Node& root) {
  constexpr std::string_view kPage = "page|page_size|total_count";
  if (CountPaths(root, kPage) != 3) return Shape::kUnknown;
  const Node* results = document::Find(root, "results");
  const Node* profiles = document::Find(root, "profiles");
  if (results != nullptr && results->child_count == 0) return Shape::kMesheryApiResult;
  if (profiles != nullptr && profiles->child_count == 0) return Shape::kProfilePage;
  return Shape::kUnknown;
}

// What a list, a page or an event is about.
const Node* Unwrap(const Node& root) {
  if (root.kind == NodeKind::kSequence) return FirstMapping(root);
  for (const std::string_view name : {"results", "profiles"}) {
    const Node* list = document::Find(root, name);
    if (list != nullptr && list->kind == NodeKind::kSequence) return FirstMapping(*list);
  }
  const Node* result = document::Find(root, "result");
  return result != nullptr && result->kind == NodeKind::kMapping ? result : nullptr;
}

}  // namespace

const LookAlike* FindLookAlike(Shape shape) {
  for (const LookAlike& row : kLookAlikes) {
    if (row.shape == shape) return &row;
  }
  return nullptr;
}

bool IsMesheryPlaceholder(std::string_view text) {
  constexpr std::array<std::string_view, 5> kLiterals = {
      "test_smp_version", "test_details", "test_test_id", "test_meshconfigID", "test_envID"};
  return std::find(kLiterals.begin(), kLiterals.end(), text) != kLiterals.end();
}

Shape LookAlikeShape(const Node& root) {
  if (IsMesheryExport(root)) return Shape::kMesheryExport;
  Shape shape = MatchSignature(root);
  if (shape != Shape::kUnknown) return shape;
  const Node* inner = Unwrap(root);
  if (inner != nullptr) shape = MatchSignature(*inner);
  return shape != Shape::kUnknown ? shape : EmptyPage(root);
}

}  // namespace smp::edition
