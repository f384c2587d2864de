#include "edition/meshery_fields.h"

#include <array>

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr std::size_t kApi = 0;
constexpr std::size_t kCamel = 1;
constexpr std::size_t kLower = 2;

struct FieldSpelling {
  MesheryField field;
  // M1 and M2, as the API has it; M3, the API since 2026, which leaves the load generator's output
  // as it is; M4, a command that printed its own structures without names for YAML.
  std::array<std::string_view, 3> names;
};

constexpr FieldSpelling kSpellings[] = {
    {MesheryField::kId, {"meshery_id", "mesheryId", "mesheryid"}},
    {MesheryField::kName, {"name", "name", "name"}},
    {MesheryField::kMesh, {"mesh", "mesh", "mesh"}},
    {MesheryField::kRunnerResults, {"runner_results", "runnerResults", "runnerresults"}},
    {MesheryField::kTestStartTime, {"test_start_time", "testStartTime", "teststarttime"}},
    {MesheryField::kUrl, {"URL", "URL", "url"}},
    {MesheryField::kLoadGenerator, {"load-generator", "load-generator", "loadgenerator"}},
    {MesheryField::kVersion, {"Version", "Version", "version"}},
    {MesheryField::kRunType, {"RunType", "RunType", "runtype"}},
    {MesheryField::kThreads, {"NumThreads", "NumThreads", "numthreads"}},
    {MesheryField::kRequestedRate, {"RequestedQPS", "RequestedQPS", "requestedqps"}},
    {MesheryField::kRequestedDuration,
     {"RequestedDuration", "RequestedDuration", "requestedduration"}},
    {MesheryField::kActualDuration, {"ActualDuration", "ActualDuration", "actualduration"}},
    {MesheryField::kAchievedRate, {"ActualQPS", "ActualQPS", "qps"}},
    {MesheryField::kStartTime, {"StartTime", "StartTime", "starttime"}},
    {MesheryField::kStatusCodes, {"RetCodes", "RetCodes", "retcodes"}},
    {MesheryField::kHistogram, {"DurationHistogram", "DurationHistogram", "durationhistogram"}},
    {MesheryField::kKubernetes, {"kubernetes", "kubernetes", "kubernetes"}},
    {MesheryField::kDetectedMeshes, {"detected-meshes", "detected-meshes", "detectedmeshes"}},
    {MesheryField::kCount, {"Count", "Count", "count"}},
    {MesheryField::kMin, {"Min", "Min", "min"}},
    {MesheryField::kMax, {"Max", "Max", "max"}},
    {MesheryField::kMean, {"Avg", "Avg", "average"}},
    {MesheryField::kStandardDeviation, {"StdDev", "StdDev", "stddev"}},
    {MesheryField::kPercentiles, {"Percentiles", "Percentiles", "percentiles"}},
    {MesheryField::kRank, {"Percentile", "Percentile", "percentile"}},
    {MesheryField::kValue, {"Value", "Value", "value"}},
    {MesheryField::kBuckets, {"Data", "Data", "data"}},
    {MesheryField::kBucketStart, {"Start", "Start", "start"}},
    {MesheryField::kBucketEnd, {"End", "End", "end"}},
    {MesheryField::kBucketPercent, {"Percent", "Percent", "percent"}},
};

std::size_t ColumnOf(Shape shape) {
  if (shape == Shape::kMesheryCamelResult) return kCamel;
  return shape == Shape::kMesheryLowerResult ? kLower : kApi;
}

}  // namespace

MesheryFields::MesheryFields(Shape shape) : column_(ColumnOf(shape)) {}

std::string_view MesheryFields::NameOf(MesheryField field) const {
  for (const FieldSpelling& row : kSpellings) {
    if (row.field == field) return row.names.at(column_);
  }
  return {};
}

const Node* MesheryFields::Find(const Node& mapping, MesheryField field) const {
  const Node* node = document::Find(mapping, NameOf(field));
  return node == nullptr || node->kind == NodeKind::kNull ? nullptr : node;
}

}  // namespace smp::edition
