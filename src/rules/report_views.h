// What several rules look at in a report: each is made once, when the first of them asks.
#pragma once

#include <optional>
#include <vector>

#include "rules/capacity_view.h"
#include "rules/latency_view.h"
#include "rules/load_view.h"
#include "smp/v1/report.pb.h"

namespace smp::rules {

// Not thread-safe: one for each run of the rules. The report outlives it.
class ReportViews {
 public:
  explicit ReportViews(const v1::Report& report) : report_(report) {}
  ReportViews(const ReportViews&) = delete;  // rules hold references to what it has
  ReportViews& operator=(const ReportViews&) = delete;

  // Every latency block: of each result, the main one first.
  [[nodiscard]] const std::vector<LatencyBlock>& latency_blocks() {
    if (!latency_blocks_) latency_blocks_ = LatencyBlocks(report_);
    return *latency_blocks_;
  }
  [[nodiscard]] const LoadView& load() {
    if (!load_) load_.emplace(report_);
    return *load_;
  }
  [[nodiscard]] const CapacityView& capacity() {
    if (!capacity_) capacity_.emplace(report_);
    return *capacity_;
  }

 private:
  const v1::Report& report_;
  std::optional<std::vector<LatencyBlock>> latency_blocks_;
  std::optional<LoadView> load_;
  std::optional<CapacityView> capacity_;
};

}  // namespace smp::rules
