// The latency blocks of a report and their figures, in an order that rules can walk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "histogram/buckets.h"
#include "rules/report_path.h"
#include "smp/v1/report.pb.h"

namespace smp::rules {

// A latency figure with a rank: the minimum has rank 0, the maximum 100.
struct RankedFigure {
  enum class Kind : std::uint8_t { kMinimum, kQuantile, kMaximum };
  Kind kind = Kind::kQuantile;
  double rank_percent = 0;
  double value_ms = 0;
  v1::FigurePrecision precision = v1::FIGURE_PRECISION_UNSPECIFIED;
  ReportPath path;

  [[nodiscard]] std::string name() const;  // "min", "p99", "max"
};

// One latency block and where it is.
struct LatencyBlock {
  const v1::Result* result;
  const v1::Latency* latency;
  ReportPath path;
  std::vector<histogram::Bucket> buckets;  // as BucketsOf gives them
  // The quantiles that state a rank from 0 to 100 and a value that latency can have, by rank; equal
  // ranks keep the order of the document.
  std::vector<RankedFigure> quantiles;
};

// Every latency block: of each result, the main one first. The report outlives them.
[[nodiscard]] std::vector<LatencyBlock> LatencyBlocks(const v1::Report& report);

// A value that latency can have: finite and not negative. Others are for rule latency-finite.
[[nodiscard]] bool IsLatency(double value_ms);

// The quantiles of a block between the minimum and the maximum, as far as they are stated.
[[nodiscard]] std::vector<RankedFigure> FiguresByRank(const LatencyBlock& block);

// False when a figure lies below one of a lower rank.
[[nodiscard]] bool IsAscending(const std::vector<RankedFigure>& figures);

// Whether a block claims anything of latency: it has a figure besides its count.
[[nodiscard]] bool HasFigures(const v1::Latency& latency);

// How blocked sends were accounted for in a block: as it says, else as the test says.
[[nodiscard]] v1::CoordinatedOmission CoordinatedOmissionOf(const v1::Report& report,
                                                            const v1::Latency& latency);

// Samples of a block: its count, else the requests of the result, else its rate over its window.
// Null when none of them is stated.
[[nodiscard]] std::optional<double> SampleCount(const LatencyBlock& block);

// How far apart a figure and another one from the same samples may be because of how it is stated:
// up to a bucket for an edge, half a digit when it was rounded, nothing for an exact one.
[[nodiscard]] double StatedSlackMs(const LatencyBlock& block, double value_ms,
                                   v1::FigurePrecision precision);
[[nodiscard]] inline double StatedSlackMs(const LatencyBlock& block, const RankedFigure& figure) {
  return StatedSlackMs(block, figure.value_ms, figure.precision);
}

}  // namespace smp::rules
