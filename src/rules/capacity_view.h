// What the machines of a report have to give to whoever uses them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "smp/v1/report.pb.h"

namespace smp::rules {

inline constexpr double kMillicoresPerCore = 1000;

struct Capacity {
  double millicores = 0;
  double memory_bytes = 0;
  std::string of;  // "pool workers", "all nodes"
};

// Indexes the nodes once, so that looking up each of many subjects stays cheap. A pool that leaves
// a figure out makes every capacity that it is part of unknown.
class CapacityView {
 public:
  // Requires: the report outlives the view.
  explicit CapacityView(const v1::Report& report);

  // The most that a subject can use; null when the report does not tell. A load generator without
  // a placement may have run on a machine that is not listed.
  [[nodiscard]] const Capacity* For(const v1::UsageSubject& subject) const;

 private:
  using Names = std::unordered_map<std::string_view, std::string_view>;

  [[nodiscard]] const Capacity* OfPool(std::string_view name) const;

  std::unordered_map<std::string_view, Capacity> by_pool_;
  std::optional<Capacity> all_;
  std::optional<Capacity> largest_;
  Names pool_of_service_;
  Names pool_of_client_;
};

}  // namespace smp::rules
