// A histogram of fortio's JSON: DurationHistogram, ErrorsDurationHistogram, Sizes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "document/tree.h"
#include "importers/findings.h"
#include "importers/fortio_grid.h"
#include "smp/cdf_distribution.h"
#include "smp/v1/result.pb.h"

namespace smp::importers {

// As it is written; figures in milliseconds.
struct FortioHistogram {
  const document::Node* node = nullptr;
  std::int64_t stated_count = 0;
  std::optional<double> min_ms;
  std::optional<double> max_ms;
  std::optional<double> sum_ms;
  std::optional<double> mean_ms;
  std::optional<double> standard_deviation_ms;
  // Buckets with samples, outer edges restored where the grid is known; the same as they are
  // listed, and where.
  std::vector<CdfBucket> buckets;
  std::vector<FortioSpan> listed;
  std::vector<const document::Node*> rows;

  [[nodiscard]] std::int64_t counted() const;
};

// The histogram, with its contradictions reported (SMP1034). Nothing when it has no samples or is
// not there.
[[nodiscard]] std::optional<FortioHistogram> ReadFortioHistogram(const document::Node* node,
                                                                 std::optional<FortioGrid> hint,
                                                                 ImportFindings& findings);

// Sets the latency figures of a histogram; those that contradict its buckets are left out.
void SetFortioLatency(const FortioHistogram& histogram, ImportFindings& findings,
                      v1::Latency& latency);

// What is left of `all` without `errors`, which are among its samples: bucket by bucket, with
// minimum, maximum and sum where they are known. Nothing, with SMP1034, when errors are not among
// them, and nothing when all are errors.
[[nodiscard]] std::optional<FortioHistogram> WithoutErrors(const FortioHistogram& all,
                                                           const FortioHistogram& errors,
                                                           ImportFindings& findings);

}  // namespace smp::importers
