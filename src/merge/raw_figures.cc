// Figures of a population, from those of its raw results.
#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "merge/raw_results.h"

namespace smp::merge {

namespace {

using Latencies = std::vector<const v1::Latency*>;

template <typename Has>
bool All(const Latencies& latencies, Has has) {
  return !latencies.empty() && std::all_of(latencies.begin(), latencies.end(),
                                           [&](const v1::Latency* each) { return has(*each); });
}

// The least exact of all.
template <typename Get>
v1::FigurePrecision Worst(const Latencies& latencies, Get precision_of) {
  v1::FigurePrecision worst = v1::FIGURE_PRECISION_EXACT;
  for (const v1::Latency* each : latencies) {
    const v1::FigurePrecision precision = precision_of(*each);
    if (precision == v1::FIGURE_PRECISION_UNSPECIFIED) return precision;
    worst = std::max(worst, precision);
  }
  return worst;
}

void SetExtremes(const Latencies& latencies, v1::Latency& merged) {
  merged.clear_min_ms();
  merged.clear_min_precision();
  merged.clear_max_ms();
  merged.clear_max_precision();
  if (All(latencies, [](const v1::Latency& each) { return each.has_min_ms(); })) {
    double min_ms = latencies.front()->min_ms();
    for (const v1::Latency* each : latencies) min_ms = std::min(min_ms, each->min_ms());
    merged.set_min_ms(min_ms);
    merged.set_min_precision(
        Worst(latencies, [](const v1::Latency& each) { return each.min_precision(); }));
  }
  if (All(latencies, [](const v1::Latency& each) { return each.has_max_ms(); })) {
    double max_ms = latencies.front()->max_ms();
    for (const v1::Latency* each : latencies) max_ms = std::max(max_ms, each->max_ms());
    merged.set_max_ms(max_ms);
    merged.set_max_precision(
        Worst(latencies, [](const v1::Latency& each) { return each.max_precision(); }));
  }
}

// Weighted by the counts; the deviation is that of all samples together: within the raw results and
// between their means.
void SetMeanAndDeviation(const Latencies& latencies, double count, v1::Latency& merged) {
  double sum_ms = 0;
  for (const v1::Latency* each : latencies) {
    sum_ms += static_cast<double>(each->count()) * each->mean_ms();
  }
  const double mean_ms = sum_ms / count;
  merged.set_mean_ms(mean_ms);
  merged.set_mean_precision(
      Worst(latencies, [](const v1::Latency& each) { return each.mean_precision(); }));
  if (!All(latencies, [](const v1::Latency& each) { return each.has_standard_deviation_ms(); })) {
    return;
  }
  double squares = 0;
  for (const v1::Latency* each : latencies) {
    const double deviation_ms = each->standard_deviation_ms();
    const double apart_ms = each->mean_ms() - mean_ms;
    squares +=
        static_cast<double>(each->count()) * (deviation_ms * deviation_ms + apart_ms * apart_ms);
  }
  merged.set_standard_deviation_ms(std::sqrt(squares / count));
  merged.set_standard_deviation_precision(Worst(
      latencies, [](const v1::Latency& each) { return each.standard_deviation_precision(); }));
}

}  // namespace

void RawResults::SetFigures(const Population& population, v1::Latency& merged) const {
  const Latencies latencies = LatenciesOf(population);
  SetExtremes(latencies, merged);
  merged.clear_mean_ms();
  merged.clear_mean_precision();
  merged.clear_standard_deviation_ms();
  merged.clear_standard_deviation_precision();
  if (!All(latencies, [](const v1::Latency& each) { return each.has_count(); })) {
    // Without samples there is a count; without counts there is none.
    if (latencies.empty()) merged.set_count(0);
    return;
  }
  std::int64_t count = 0;
  for (const v1::Latency* each : latencies) count += each->count();
  merged.set_count(count);
  if (All(latencies, [](const v1::Latency& each) { return each.has_mean_ms(); })) {
    SetMeanAndDeviation(latencies, static_cast<double>(count), merged);
  }
}

void RawResults::SetBounds(const Population& population, v1::Latency& merged) const {
  const Latencies latencies = LatenciesOf(population);
  struct Bounds {
    double lower_ms;
    double upper_ms;
    std::size_t stated = 0;
  };
  std::map<double, Bounds> by_rank;
  for (const v1::Latency* each : latencies) {
    for (const v1::Quantile& quantile : each->quantiles()) {
      const double lower_ms =
          quantile.has_lower_value_ms() ? quantile.lower_value_ms() : quantile.value_ms();
      Bounds& bounds =
          by_rank.try_emplace(quantile.rank_percent(), Bounds{lower_ms, quantile.value_ms()})
              .first->second;
      bounds.lower_ms = std::min(bounds.lower_ms, lower_ms);
      bounds.upper_ms = std::max(bounds.upper_ms, quantile.value_ms());
      ++bounds.stated;
    }
  }
  merged.clear_quantiles();
  for (const auto& [rank_percent, bounds] : by_rank) {
    if (bounds.stated < latencies.size()) continue;
    v1::Quantile& quantile = *merged.add_quantiles();
    quantile.set_rank_percent(rank_percent);
    quantile.set_value_ms(bounds.upper_ms);
    quantile.set_lower_value_ms(bounds.lower_ms);
    quantile.set_precision(v1::FIGURE_PRECISION_BOUNDS);
  }
}

}  // namespace smp::merge
