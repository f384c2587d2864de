// The ways to walk through a histogram: those of HdrHistogram, so that their tables can be
// compared.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "smp/histogram.h"

namespace smp {

namespace {

double PercentOf(std::int64_t part, std::int64_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void Histogram::ForEachRecorded(const std::function<void(const HistogramStep&)>& visit) const {
  std::int64_t cumulative = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i] == 0) continue;
    cumulative += counts_[i];
    const std::int64_t low = layout_.ValueAt(i);
    visit({.from = low,
           .to = layout_.HighestEquivalent(low),
           .count = counts_[i],
           .cumulative_count = cumulative,
           .rank_percent = count_ == 0 ? 0 : PercentOf(cumulative, count_)});
  }
}

// Steps that end at `first`, then wherever `next` says; a bucket belongs to the step in which its
// lowest value lies.
void Histogram::ForEachStep(std::int64_t first,
                            const std::function<std::int64_t(std::int64_t)>& next,
                            const std::function<void(const HistogramStep&)>& visit) const {
  if (count_ == 0) return;
  const std::size_t end = layout_.SizeFor(max_);
  HistogramStep step{.from = 0, .to = first};
  std::size_t i = 0;
  while (true) {
    for (; i < end && layout_.ValueAt(i) <= step.to; ++i) step.count += counts_[i];
    step.cumulative_count += step.count;
    step.rank_percent = PercentOf(step.cumulative_count, count_);
    visit(step);
    if (i >= end) return;
    step.from = step.to + 1;
    step.to = next(step.to);
    step.count = 0;
  }
}

void Histogram::ForEachLinear(std::int64_t width,
                              const std::function<void(const HistogramStep&)>& visit) const {
  assert(width > 0);
  ForEachStep(
      width - 1,
      [width](std::int64_t to) {
        return to > std::numeric_limits<std::int64_t>::max() - width
                   ? std::numeric_limits<std::int64_t>::max()
                   : to + width;
      },
      visit);
}

void Histogram::ForEachLogarithmic(std::int64_t first, double base,
                                   const std::function<void(const HistogramStep&)>& visit) const {
  assert(first > 0 && base > 1);
  constexpr double kLimit = 9.2e18;  // just below 2^63
  double edge = static_cast<double>(first);
  ForEachStep(
      first - 1,
      [&edge, base](std::int64_t to) {
        edge *= base;
        if (edge >= kLimit) return std::numeric_limits<std::int64_t>::max();
        return std::max(to + 1, static_cast<std::int64_t>(edge) - 1);
      },
      visit);
}

void Histogram::ForEachPercentile(int ticks_per_half_distance,
                                  const std::function<void(const HistogramStep&)>& visit) const {
  assert(ticks_per_half_distance > 0);
  if (count_ == 0) return;
  const std::size_t end = layout_.SizeFor(max_);
  HistogramStep step;
  std::int64_t told = 0;
  double tick = 0;
  for (std::size_t i = layout_.IndexOf(min_); i < end; ++i) {
    if (counts_[i] == 0) continue;
    step.cumulative_count += counts_[i];
    const std::int64_t low = layout_.ValueAt(i);
    step.to = layout_.HighestEquivalent(low);
    const double reached = PercentOf(step.cumulative_count, count_);
    while (tick <= reached && step.cumulative_count < count_) {
      step.rank_percent = tick;
      step.count = step.cumulative_count - told;
      visit(step);
      told = step.cumulative_count;
      step.from = step.to + 1;
      // Half of what remains holds this many ticks: twice as dense each time it is halved.
      const double halves = std::floor(std::log2(100.0 / (100.0 - tick))) + 1;
      tick += 100.0 / (ticks_per_half_distance * std::exp2(halves));
    }
  }
  step.rank_percent = 100;
  step.count = step.cumulative_count - told;
  visit(step);
}

}  // namespace smp
