// What ghz says of a run when it does not list every call.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "importers/bins.h"
#include "importers/importer.h"

namespace smp::importers {

// ghz keeps the latencies of so many calls, the first ones.
inline constexpr std::int64_t kMostGhzCalls = 1'000'000;

struct GhzFigures {
  struct Percentile {
    double rank_percent = 0;
    double value_ms = 0;
  };

  std::int64_t count = 0;  // calls, failed ones included
  std::optional<double> total_seconds;
  std::optional<double> average_ms;  // of all calls
  // Of the calls that succeeded, unless ghz was told to count errors.
  std::optional<double> fastest_ms;
  std::optional<double> slowest_ms;
  std::vector<Percentile> percentiles;
  std::vector<Bin> bins;
  std::optional<bool> count_errors;
  std::optional<std::int64_t> errors;
  std::map<std::string, std::int64_t> statuses;
  // How the figures were printed.
  v1::FigurePrecision precision = v1::FIGURE_PRECISION_EXACT;
  double half_unit_ms = 0;  // of the edges of bins
  Place place;              // of the number of calls
};

// Calls of which no response came, or of which gRPC does not say that one did.
[[nodiscard]] bool IsGhzResponse(std::string_view status);

// A draft with the client and one result, without figures.
[[nodiscard]] ImportDraft GhzDraft();

// Sets requests and rate; says what does not add up.
void SetGhzRequests(const GhzFigures& figures, ImportFindings& findings, v1::Result& result);
// Sets latencies of the population that the figures are of.
void SetGhzLatency(const GhzFigures& figures, ImportFindings& findings, v1::Result& result);

// The URL of a method: "grpc://host:port/package.Service/Method".
[[nodiscard]] std::string GhzUrl(std::string_view host, std::string_view call);

}  // namespace smp::importers
