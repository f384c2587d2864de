// The fixed buckets of fortio: a table of edges times a resolution (-r), plus an offset. An output
// lists the buckets that hold samples and says neither, and in place of the outermost two edges it
// has the smallest and the largest sample.
//
//   edges of the table    0 1 2 … 12 14 16 18 20 25 … 100000, times 1 ms
//   an output says        (12.3, 14] (14, 16] (20, 24.8]
//   so the buckets are    (12, 14]   (14, 16] (20, 25]
//
// With the edges restored, histograms of different runs merge bucket by bucket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace smp::importers {

struct FortioGrid {
  std::int64_t resolution_ns = 1'000'000;
  std::int64_t offset_ns = 0;

  friend bool operator==(const FortioGrid&, const FortioGrid&) = default;
};

// A bucket as it is listed.
struct FortioSpan {
  double start_ns = 0;
  double end_ns = 0;
};

// A grid, and where the buckets lie in it.
struct FortioFit {
  FortioGrid grid;
  // For each bucket the index of its upper edge; EdgeCount() for samples above the last edge.
  std::vector<std::size_t> upper_edges;
};

// Edges of the table.
[[nodiscard]] std::size_t FortioEdgeCount();
// An edge in milliseconds. Requires: index < FortioEdgeCount().
[[nodiscard]] double FortioEdgeMs(const FortioGrid& grid, std::size_t index);

// The grid whose cells the listed buckets are, the first start and the last end being samples: the
// hinted one, else the usual resolutions, else whichever fits. Buckets that fit several grids get
// edges that are right all the same, only wider than need be. Nothing when none fits. Requires: not
// empty.
[[nodiscard]] std::optional<FortioFit> FitFortioGrid(std::span<const FortioSpan> buckets,
                                                     std::optional<FortioGrid> hint);

}  // namespace smp::importers
