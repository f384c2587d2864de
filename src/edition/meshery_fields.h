// The fields of Meshery's results. Over the years the same model was printed in three spellings.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/tree.h"
#include "smp/edition.h"

namespace smp::edition {

enum class MesheryField : std::uint8_t {
  // of a result
  kId,
  kName,
  kMesh,
  kRunnerResults,
  kTestStartTime,
  // of what a load generator wrote, with two additions of Meshery
  kUrl,
  kLoadGenerator,
  kVersion,
  kRunType,
  kThreads,
  kRequestedRate,
  kRequestedDuration,
  kActualDuration,
  kAchievedRate,
  kStartTime,
  kStatusCodes,
  kHistogram,
  kKubernetes,
  kDetectedMeshes,
  // of a histogram
  kCount,
  kMin,
  kMax,
  kMean,
  kStandardDeviation,
  kPercentiles,
  kRank,
  kValue,
  kBuckets,
  kBucketStart,
  kBucketEnd,
  kBucketPercent,
};

// Reads the fields of one shape.
class MesheryFields {
 public:
  // Requires: one of M1 to M4.
  explicit MesheryFields(Shape shape);

  [[nodiscard]] std::string_view NameOf(MesheryField field) const;
  // The member of a mapping; null when it is absent or null, or when there is no mapping.
  [[nodiscard]] const document::Node* Find(const document::Node& mapping, MesheryField field) const;

 private:
  std::size_t column_;
};

}  // namespace smp::edition
