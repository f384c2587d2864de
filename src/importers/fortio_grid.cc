#include "importers/fortio_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace smp::importers {

namespace {

constexpr std::int64_t kEdges[] = {
    0,   1,    2,    3,    4,    5,    6,    7,     8,     9,     10,    11,    12,    14,
    16,  18,   20,   25,   30,   35,   40,   45,    50,    60,    70,    80,    90,    100,
    120, 140,  160,  180,  200,  250,  300,  350,   400,   450,   500,   600,   700,   800,
    900, 1000, 2000, 3000, 4000, 5000, 7500, 10000, 20000, 30000, 40000, 50000, 75000, 100000};

// What -r is set to, the default first. In nanoseconds.
constexpr std::int64_t kUsualResolutions[] = {
    1'000'000, 100'000, 10'000,  1'000,     10'000'000, 100'000'000, 1'000'000'000,
    500'000,   200'000, 250'000, 2'000'000, 5'000'000,  50'000,      20'000};

// Edges are sums and products of doubles: 0.35000000000000003.
double Slack(double ns) { return std::abs(ns) * 1e-9 + 1e-3; }
bool IsSame(double a, double b) { return std::abs(a - b) <= Slack(a); }

double EdgeNs(const FortioGrid& grid, std::size_t index) {
  return static_cast<double>(grid.offset_ns) +
         static_cast<double>(kEdges[index]) * static_cast<double>(grid.resolution_ns);
}

// The first edge that is not below a value; FortioEdgeCount() when all are.
std::size_t EdgeAtOrAbove(const FortioGrid& grid, double ns) {
  std::size_t index = 0;
  while (index < std::size(kEdges) && EdgeNs(grid, index) < ns - Slack(ns)) ++index;
  return index;
}

// The index of the upper edge of the cell that a listed bucket is; nothing when it is none.
std::optional<std::size_t> CellOf(const FortioGrid& grid, const FortioSpan& bucket,
                                  bool start_is_edge, bool end_is_edge) {
  const std::size_t upper = EdgeAtOrAbove(grid, bucket.end_ns);
  const bool overflow = upper == std::size(kEdges);
  if (end_is_edge && (overflow || !IsSame(EdgeNs(grid, upper), bucket.end_ns))) return std::nullopt;
  if (upper == 0) {
    // Below the first edge lies one more cell, which only the smallest sample begins.
    return start_is_edge ? std::nullopt : std::optional<std::size_t>(0);
  }
  const double lower_ns = EdgeNs(grid, upper - 1);
  const bool fits = start_is_edge ? IsSame(lower_ns, bucket.start_ns)
                                  : bucket.start_ns >= lower_ns - Slack(lower_ns);
  return fits ? std::optional<std::size_t>(upper) : std::nullopt;
}

std::optional<FortioFit> Fit(const FortioGrid& grid, std::span<const FortioSpan> buckets) {
  FortioFit fit{grid, {}};
  for (std::size_t i = 0; i < buckets.size(); ++i) {
    const auto cell = CellOf(grid, buckets[i], i > 0, i + 1 < buckets.size());
    if (!cell || (i > 0 && *cell <= fit.upper_edges.back())) return std::nullopt;
    fit.upper_edges.push_back(*cell);
  }
  return fit;
}

// A whole number of nanoseconds, as resolutions are.
std::optional<std::int64_t> WholeNs(double ns) {
  constexpr double kMost = 1e15;
  const double whole = std::round(ns);
  if (!(whole >= 0 && whole <= kMost) || std::abs(whole - ns) > 1e-6 * whole + 1e-6) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(whole);
}

// Grids in which the end of the first bucket is an edge, without offset.
std::vector<FortioGrid> GridsThrough(double edge_ns) {
  std::vector<FortioGrid> grids;
  for (const std::int64_t edge : kEdges) {
    if (edge == 0) continue;
    const auto resolution = WholeNs(edge_ns / static_cast<double>(edge));
    if (resolution && *resolution > 0) grids.push_back({*resolution, 0});
  }
  return grids;
}

// Grids in which a bucket is a cell.
std::vector<FortioGrid> GridsOver(const FortioSpan& bucket) {
  std::vector<FortioGrid> grids;
  for (std::size_t i = 0; i + 1 < std::size(kEdges); ++i) {
    const auto resolution =
        WholeNs((bucket.end_ns - bucket.start_ns) / static_cast<double>(kEdges[i + 1] - kEdges[i]));
    if (!resolution || *resolution == 0) continue;
    const auto offset = WholeNs(bucket.start_ns -
                                static_cast<double>(kEdges[i]) * static_cast<double>(*resolution));
    if (offset) grids.push_back({*resolution, *offset});
  }
  return grids;
}

std::vector<FortioGrid> Candidates(std::span<const FortioSpan> buckets,
                                   std::optional<FortioGrid> hint) {
  std::vector<FortioGrid> grids;
  if (hint && hint->resolution_ns > 0) grids.push_back(*hint);
  for (const std::int64_t resolution_ns : kUsualResolutions) grids.push_back({resolution_ns, 0});
  const auto add = [&grids](const std::vector<FortioGrid>& more) {
    std::copy(more.begin(), more.end(), std::back_inserter(grids));
  };
  if (buckets.size() > 1) add(GridsThrough(buckets[0].end_ns));
  if (buckets.size() > 2) add(GridsOver(buckets[1]));
  return grids;
}

}  // namespace

std::size_t FortioEdgeCount() { return std::size(kEdges); }

double FortioEdgeMs(const FortioGrid& grid, std::size_t index) {
  return static_cast<double>(grid.offset_ns + kEdges[index] * grid.resolution_ns) / 1e6;
}

std::optional<FortioFit> FitFortioGrid(std::span<const FortioSpan> buckets,
                                       std::optional<FortioGrid> hint) {
  for (const FortioGrid& grid : Candidates(buckets, hint)) {
    if (auto fit = Fit(grid, buckets)) return fit;
  }
  return std::nullopt;
}

}  // namespace smp::importers
