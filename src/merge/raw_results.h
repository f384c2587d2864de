// The raw results that a merged one is made of: what is kept of each, and the figures that are
// computed from all of them. Figures are sums over the raw results in the order of their digests,
// so they come out the same to the bit however the merging was grouped.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "merge/population.h"
#include "smp/v1/result.pb.h"

namespace smp::merge {

// What is kept of the raw results in a result: of a merged one its merged_from, of a raw one what
// merged_from will say of it. `uri` is where it can be read.
[[nodiscard]] std::vector<v1::MergedFrom> RawResultsOf(const v1::Result& result,
                                                       std::string_view uri);

// Raw results by digest and, of the same digest, by what is kept.
class RawResults {
 public:
  // False when a result of this digest is there already; it is added all the same.
  bool Add(v1::MergedFrom raw);

  [[nodiscard]] std::size_t size() const { return by_digest_.size(); }
  [[nodiscard]] const std::multimap<std::string, v1::MergedFrom>& all() const { return by_digest_; }
  [[nodiscard]] std::multimap<std::string, v1::MergedFrom>& all() { return by_digest_; }

  // From the first begin to the last end; false when one of them has no window.
  [[nodiscard]] bool SetWindow(v1::Window& window) const;
  // Whether there is an instant that lies in all windows; true when one has none.
  [[nodiscard]] bool WindowsOverlap() const;
  // Rate and its basis. `completed` is the number of completed requests of all, or -1.
  void SetRate(std::int64_t completed, v1::Result& merged) const;
  // Count, extremes, mean and deviation of a population, as far as every raw result states them.
  void SetFigures(const Population& population, v1::Latency& merged) const;
  // Where quantiles lie when nothing but quantiles is known: between the least and the greatest of
  // those that all state.
  void SetBounds(const Population& population, v1::Latency& merged) const;

 private:
  [[nodiscard]] std::vector<const v1::Latency*> LatenciesOf(const Population& population) const;

  std::multimap<std::string, v1::MergedFrom> by_digest_;
};

}  // namespace smp::merge
