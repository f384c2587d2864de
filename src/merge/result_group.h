// The results of one stage and repetition, merged so far.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "merge/latency_sum.h"
#include "merge/population.h"
#include "merge/raw_results.h"
#include "smp/rule.h"
#include "smp/v1/result.pb.h"

namespace smp::merge {

// Why a result cannot be merged, or should not be.
struct Obstacle {
  const Rule* rule;
  std::string message;
  std::string hint;
  std::string place{};  // below what was added, as a JSON Pointer
};

class ResultGroup {
 public:
  // Adds a result that can be read at `uri`. Gives what stands against it; it is added all the
  // same, but for what cannot be computed.
  [[nodiscard]] std::vector<Obstacle> Add(v1::Result result, std::string_view uri);

  // What can be said only when all results are there.
  [[nodiscard]] std::vector<Obstacle> AtTheEnd(std::optional<std::int64_t> expect) const;

  [[nodiscard]] const RawResults& raws() const { return raws_; }

  // The merged result, or the only one as it is. `allowed` are rules that were overridden.
  [[nodiscard]] v1::Result Finish(const std::vector<std::string>& allowed) &&;

 private:
  [[nodiscard]] std::vector<Obstacle> AddLatencies(const v1::Result& result, bool is_first);
  void FinishLatency(const Population& population, v1::Latency& merged) const;

  std::optional<v1::Result> only_;  // while there is one
  v1::Result merged_;               // fields by policy
  RawResults raws_;
  std::map<Population, LatencySum> sums_;  // of the populations that every result has
  std::optional<Population> main_;
  bool has_main_ = true;  // whether the first population of all is the same
};

// The id of the merged result of a stage and repetition: "merged/steady/repetition-2".
[[nodiscard]] std::string MergedId(const v1::Result& result);

}  // namespace smp::merge
