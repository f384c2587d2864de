#include "importers/fortio_grid.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace smp::importers {
namespace {

// The buckets that a histogram of this grid lists for samples, in nanoseconds.
std::vector<FortioSpan> Listed(const FortioGrid& grid, std::vector<double> samples) {
  std::sort(samples.begin(), samples.end());
  std::vector<FortioSpan> spans;
  std::size_t before = FortioEdgeCount() + 1;
  for (const double sample : samples) {
    std::size_t upper = 0;
    while (upper < FortioEdgeCount() && FortioEdgeMs(grid, upper) * 1e6 < sample) ++upper;
    if (upper == before) continue;
    before = upper;
    const double end = upper < FortioEdgeCount() ? FortioEdgeMs(grid, upper) * 1e6 : samples.back();
    spans.push_back({upper == 0 ? samples.front() : FortioEdgeMs(grid, upper - 1) * 1e6, end});
  }
  spans.front().start_ns = samples.front();
  spans.back().end_ns = samples.back();
  return spans;
}

TEST_CASE("Grid: outer edges are restored", "[importers][fortio]") {
  const FortioGrid usual;
  const auto fit = FitFortioGrid(Listed(usual, {12.3e6, 14e6, 15.5e6, 24.8e6}), std::nullopt);
  REQUIRE(fit.has_value());
  CHECK(fit->grid == usual);
  REQUIRE(fit->upper_edges.size() == 3);
  CHECK(FortioEdgeMs(fit->grid, fit->upper_edges[0]) == 14);
  CHECK(FortioEdgeMs(fit->grid, fit->upper_edges[2]) == 25);
  CHECK(FortioEdgeMs(fit->grid, fit->upper_edges[2] - 1) == 20);
}

TEST_CASE("Grid: any resolution and offset is found where buckets tell it", "[importers][fortio]") {
  for (const FortioGrid grid :
       {FortioGrid{1'000'000, 0}, FortioGrid{100'000, 0}, FortioGrid{10'000, 0},
        FortioGrid{330'000, 0}, FortioGrid{3'000'000, 10'000'000}, FortioGrid{7'000, 123'000}}) {
    INFO(grid.resolution_ns << " " << grid.offset_ns);
    std::vector<double> samples;
    for (int i = 1; i < 60; ++i) {
      samples.push_back(static_cast<double>(grid.offset_ns) +
                        static_cast<double>(grid.resolution_ns) * (0.7 + 1.37 * i));
    }
    const auto fit = FitFortioGrid(Listed(grid, samples), std::nullopt);
    REQUIRE(fit.has_value());
    CHECK(fit->grid == grid);
  }
}

TEST_CASE("Grid: the noise of doubles does not matter", "[importers][fortio]") {
  const std::vector<FortioSpan> spans = {{0.334e9, 0.35000000000000003e9},
                                         {0.35000000000000003e9, 0.4e9},
                                         {0.4e9, 0.45e9},
                                         {0.45e9, 0.4612e9}};
  const auto fit = FitFortioGrid(spans, std::nullopt);
  REQUIRE(fit.has_value());
  CHECK(FortioEdgeMs(fit->grid, fit->upper_edges[0]) == 350);
  CHECK(FortioEdgeMs(fit->grid, fit->upper_edges[3]) == 500);
}

TEST_CASE("Grid: restored edges hold all samples, whichever grid was meant",
          "[importers][fortio]") {
  // A single bucket fits many grids; 0.1 ms has no cell that holds it.
  const auto fit = FitFortioGrid(std::vector<FortioSpan>{{12.05e6, 13.9e6}}, std::nullopt);
  REQUIRE(fit.has_value());
  CHECK(FortioEdgeMs(fit->grid, fit->upper_edges[0] - 1) <= 12.05);
  CHECK(FortioEdgeMs(fit->grid, fit->upper_edges[0]) >= 13.9);
}

TEST_CASE("Grid: a hint is taken where it fits, and only there", "[importers][fortio]") {
  const std::vector<FortioSpan> spans = {{12.2e6, 13.9e6}};
  CHECK(FitFortioGrid(spans, FortioGrid{2'000'000, 0})->grid == FortioGrid{2'000'000, 0});
  CHECK(FitFortioGrid(spans, FortioGrid{13'000'000, 0})->grid == FortioGrid{1'000'000, 0});
}

TEST_CASE("Grid: buckets of something else fit none", "[importers][fortio]") {
  CHECK_FALSE(
      FitFortioGrid(std::vector<FortioSpan>{{1e6, 1.234e6}, {1.234e6, 1.3579e6}, {1.3579e6, 1.9e6}},
                    std::nullopt)
          .has_value());
  CHECK_FALSE(
      FitFortioGrid(std::vector<FortioSpan>{{5e6, 6e6}, {4e6, 5e6}}, std::nullopt).has_value());
}

TEST_CASE("Grid: samples above the last edge have the cell without end", "[importers][fortio]") {
  const FortioGrid usual;
  const auto fit = FitFortioGrid(Listed(usual, {2.5e6, 150e9, 160e9}), std::nullopt);
  REQUIRE(fit.has_value());
  CHECK(fit->upper_edges.back() == FortioEdgeCount());
}

}  // namespace
}  // namespace smp::importers
