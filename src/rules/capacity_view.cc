#include "rules/capacity_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace smp::rules {

namespace {

bool IsComplete(const v1::NodePool& pool) {
  return pool.count() > 0 && pool.cores() > 0 && pool.memory_bytes() > 0;
}

const Capacity* Known(const std::optional<Capacity>& capacity) {
  return capacity ? &*capacity : nullptr;
}

}  // namespace

CapacityView::CapacityView(const v1::Report& report) {
  bool complete = !report.infrastructure().node_pools().empty();
  Capacity all{.of = "all nodes together"};
  Capacity largest{.of = "the largest node"};
  for (const v1::NodePool& pool : report.infrastructure().node_pools()) {
    complete = complete && IsComplete(pool);
    if (!IsComplete(pool)) continue;
    const auto nodes = static_cast<double>(pool.count());
    const double millicores = static_cast<double>(pool.cores()) * kMillicoresPerCore;
    const auto memory_bytes = static_cast<double>(pool.memory_bytes());
    by_pool_.emplace(pool.name(), Capacity{nodes * millicores, nodes * memory_bytes,
                                           fmt::format("pool {}", pool.name())});
    all.millicores += nodes * millicores;
    all.memory_bytes += nodes * memory_bytes;
    largest.millicores = std::max(largest.millicores, millicores);
    largest.memory_bytes = std::max(largest.memory_bytes, memory_bytes);
  }
  if (complete) {
    all_ = all;
    largest_ = largest;
  }
  for (const v1::Service& service : report.workload().services()) {
    pool_of_service_.emplace(service.name(), service.node_pool());
  }
  for (const v1::Client& client : report.test().clients()) {
    pool_of_client_.emplace(client.id(), client.placement().node_pool());
  }
}

const Capacity* CapacityView::For(const v1::UsageSubject& subject) const {
  switch (subject.subject_case()) {
    case v1::UsageSubject::kComponent:
      return Known(all_);
    case v1::UsageSubject::kService: {
      const auto found = pool_of_service_.find(subject.service());
      const bool placed = found != pool_of_service_.end() && !found->second.empty();
      return placed ? OfPool(found->second) : Known(all_);
    }
    case v1::UsageSubject::kLoadGenerator: {
      const auto found = pool_of_client_.find(subject.load_generator());
      return found == pool_of_client_.end() ? nullptr : OfPool(found->second);
    }
    case v1::UsageSubject::kNodePool:
      return OfPool(subject.node_pool());
    case v1::UsageSubject::kNode:
      return Known(largest_);
    case v1::UsageSubject::SUBJECT_NOT_SET:
      return nullptr;
  }
  return nullptr;
}

const Capacity* CapacityView::OfPool(std::string_view name) const {
  const auto found = by_pool_.find(name);
  return found == by_pool_.end() ? nullptr : &found->second;
}

}  // namespace smp::rules
