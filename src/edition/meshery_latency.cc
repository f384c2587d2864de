// Latency by the histogram of a load generator, whose values are seconds.
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "edition/decimal_text.h"
#include "edition/latency_unit.h"
#include "edition/lookalike_changes.h"
#include "edition/map_fields.h"
#include "edition/meshery_result.h"
#include "edition/v1_changes.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr int kFromSeconds = 3;

struct FigureRow {
  MesheryField from;
  std::string_view to;
};

constexpr FigureRow kFigures[] = {{MesheryField::kMin, "min_ms"},
                                  {MesheryField::kMax, "max_ms"},
                                  {MesheryField::kMean, "mean_ms"},
                                  {MesheryField::kStandardDeviation, "standard_deviation_ms"}};

void PutSeconds(TreeMapper& mapper, Node& base, std::string_view path, const Node& value) {
  PutMilliseconds(mapper, base, path, value, kFromSeconds, kSecondsToMilliseconds);
}

std::optional<double> FigureOf(const Node* node) {
  if (node == nullptr || node->kind != NodeKind::kNumber) return std::nullopt;
  const std::optional<std::string> text = ShiftedDecimal(node->text, 0);
  if (!text) return std::nullopt;
  double value = 0;
  const auto [stop, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> CountOf(const Node* node) {
  if (node == nullptr) return std::nullopt;
  const std::string text = IntegerText(*node);
  std::int64_t count = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || count < 0) return std::nullopt;
  return count;
}

struct Bucket {
  const Node* node;
  const Node* start_node;
  const Node* end_node;
  const Node* count_node;
  double start;
  double end;
  std::int64_t cumulative;
};

// The buckets of a histogram; none when they overlap, are no buckets, or do not add up to the
// count.
std::vector<Bucket> BucketsOf(const MesheryFields& fields, const Node& data,
                              std::optional<std::int64_t> count) {
  std::vector<Bucket> buckets;
  std::int64_t cumulative = 0;
  double last_end = 0;
  for (const Node& node : document::Children(data)) {
    Bucket bucket{&node,
                  fields.Find(node, MesheryField::kBucketStart),
                  fields.Find(node, MesheryField::kBucketEnd),
                  fields.Find(node, MesheryField::kCount),
                  0,
                  0,
                  0};
    const std::optional<double> start = FigureOf(bucket.start_node);
    const std::optional<double> end = FigureOf(bucket.end_node);
    const std::optional<std::int64_t> samples = CountOf(bucket.count_node);
    if (!start || !end || !samples || *start < last_end || *end < *start) return {};
    if (*samples > std::numeric_limits<std::int64_t>::max() - cumulative) return {};
    cumulative += *samples;
    last_end = *end;
    bucket.start = *start;
    bucket.end = *end;
    bucket.cumulative = cumulative;
    buckets.push_back(bucket);
  }
  if (count != cumulative) return {};
  return buckets;
}

// The share of samples up to a bucket follows from the counts.
void ClaimPercent(TreeMapper& mapper, const MesheryFields& fields, const Bucket& bucket,
                  std::int64_t count) {
  constexpr double kPrecision = 1e-9;
  const Node* percent = fields.Find(*bucket.node, MesheryField::kBucketPercent);
  const std::optional<double> stated = FigureOf(percent);
  if (!stated || count == 0) return;
  const double computed = 100 * static_cast<double>(bucket.cumulative) / static_cast<double>(count);
  if (std::abs(*stated - computed) <= kPrecision * computed) mapper.Claim(*percent);
}

// A point at the end of each bucket; its start where that is not the end of the bucket before.
void PutPoints(TreeMapper& mapper, const MesheryFields& fields, const Node& data,
               const std::vector<Bucket>& buckets, Node& latency) {
  Node& cdf = mapper.Mapping(latency, "distribution/cdf", data);
  const Bucket* last = nullptr;
  for (const Bucket& bucket : buckets) {
    Node& point = mapper.Append(cdf, "points", *bucket.node);
    PutSeconds(mapper, point, "upper_edge_ms", *bucket.end_node);
    mapper.Change(point, "cumulative_count", NodeKind::kNumber,
                  fmt::format("{}", bucket.cumulative), *bucket.count_node, kCountsAdded);
    if (last == nullptr || bucket.start > last->end) {
      PutSeconds(mapper, point, "lower_edge_ms", *bucket.start_node);
    } else {
      mapper.Claim(*bucket.start_node);
    }
    if (last == nullptr) {
      // The first bucket starts at the smallest sample.
      mapper.Mark(point, "lower_edge_included", NodeKind::kBool, "true", *bucket.start_node);
    }
    ClaimPercent(mapper, fields, bucket, buckets.back().cumulative);
    last = &bucket;
  }
}

void MapQuantiles(TreeMapper& mapper, const MesheryFields& fields, const Node& percentiles,
                  bool is_fortio, Node& latency) {
  for (const Node& item : document::Children(percentiles)) {
    const Node* rank = fields.Find(item, MesheryField::kRank);
    const Node* value = fields.Find(item, MesheryField::kValue);
    if (!FigureOf(rank) || !FigureOf(value)) continue;
    Node& quantile = mapper.Append(latency, "quantiles", item);
    mapper.Copy(quantile, "rank_percent", *rank);
    PutSeconds(mapper, quantile, "value_ms", *value);
    if (!is_fortio) continue;
    mapper.FillIn(quantile, "precision", NodeKind::kString, "ESTIMATED", *value,
                  kFigureOfGenerator);
  }
}

// Whether latencies are of all responses, and of nothing else: the samples of fortio include
// requests that got no response.
bool IsOfAllResponses(const MesheryPart& run, bool is_fortio) {
  const Node* codes = run.Find(MesheryField::kStatusCodes);
  const Node* socket_errors = codes == nullptr ? nullptr : document::Find(*codes, "-1");
  return is_fortio && (socket_errors == nullptr || CountOf(socket_errors) == 0);
}

}  // namespace

void MapMesheryLatency(TreeMapper& mapper, const MesheryPart& run, Node& result) {
  const Node* histogram = run.Find(MesheryField::kHistogram);
  if (histogram == nullptr || histogram->kind != NodeKind::kMapping) return;
  const MesheryFields& fields = run.fields;
  const Node* generator = run.Find(MesheryField::kLoadGenerator);
  const bool is_fortio = generator != nullptr && generator->text == "fortio";
  Node& latency = mapper.Mapping(result, "latency", *histogram);
  const bool is_of_all = IsOfAllResponses(run, is_fortio);
  mapper.FillIn(latency, "population", NodeKind::kString,
                is_of_all ? "ALL_RESPONSES" : "UNDECLARED", *histogram,
                is_of_all ? kFigureOfGenerator : kUndeclared);
  const Node* count = fields.Find(*histogram, MesheryField::kCount);
  if (CountOf(count)) mapper.Copy(latency, "count", *count);
  for (const FigureRow& row : kFigures) {
    const Node* value = fields.Find(*histogram, row.from);
    if (value != nullptr) PutSeconds(mapper, latency, row.to, *value);
  }
  if (const Node* percentiles = fields.Find(*histogram, MesheryField::kPercentiles)) {
    MapQuantiles(mapper, fields, *percentiles, is_fortio, latency);
  }
  const Node* data = fields.Find(*histogram, MesheryField::kBuckets);
  if (data == nullptr || data->child_count == 0) return;
  const std::vector<Bucket> buckets = BucketsOf(fields, *data, CountOf(count));
  if (buckets.empty()) {
    mapper.Refuse(*data, kBucketsRefused);
  } else {
    PutPoints(mapper, fields, *data, buckets, latency);
  }
}

}  // namespace smp::edition
