#include "merge/result_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "merge/field_policies.h"
#include "merge/merge_rules.h"

namespace smp::merge {

namespace {

std::vector<const v1::Latency*> LatenciesOf(const v1::Result& result) {
  std::vector<const v1::Latency*> all;
  if (result.has_latency()) all.push_back(&result.latency());
  for (const v1::Latency& latency : result.further_latencies()) all.push_back(&latency);
  return all;
}

// The last part of an id: "global" of "node-3/global".
std::string_view LastPart(std::string_view id) {
  return id.substr(id.rfind('/') == std::string_view::npos ? 0 : id.rfind('/') + 1);
}

std::string ShortDigest(const std::string& digest) { return digest.substr(0, 12); }

}  // namespace

std::vector<Obstacle> ResultGroup::Add(v1::Result result, std::string_view uri) {
  std::vector<Obstacle> obstacles;
  const bool is_first = raws_.size() == 0;
  for (v1::MergedFrom& raw : RawResultsOf(result, uri)) {
    const std::string id = raw.result_id();
    const std::string digest = raw.sha256();
    if (raws_.Add(std::move(raw))) continue;
    obstacles.push_back(
        {&kOnce,
         fmt::format("result '{}' is merged already: its digest is {}…", id, ShortDigest(digest)),
         "give each result once; the same raw output may have been imported twice"});
  }
  for (Obstacle& obstacle : AddLatencies(result, is_first))
    obstacles.push_back(std::move(obstacle));
  if (is_first) {
    only_ = result;
    merged_ = std::move(result);
    Begin(ResultPolicies(), merged_);
    return obstacles;
  }
  only_.reset();
  if (!MergeInto(ResultPolicies(), result, merged_)) {
    obstacles.push_back({&kMergeable, "a count of the merged result would be more than 2^63 - 1",
                         "check the counts of requests, bytes and pattern outcomes"});
  }
  return obstacles;
}

std::vector<Obstacle> ResultGroup::AddLatencies(const v1::Result& result, bool is_first) {
  std::vector<Obstacle> obstacles;
  std::map<Population, LatencySum> kept;
  std::optional<Population> main;
  for (const v1::Latency* latency : LatenciesOf(result)) {
    const Population population = PopulationOf(*latency);
    if (!main) main = population;
    const auto known = sums_.find(population);
    if (!is_first && known == sums_.end()) continue;
    if (kept.count(population) > 0) continue;
    LatencySum sum = is_first ? LatencySum() : std::move(known->second);
    if (auto added = sum.Add(*latency); !added) {
      obstacles.push_back({&kMergeable, added.error().message, added.error().hint});
    }
    kept.emplace(population, std::move(sum));
  }
  sums_ = std::move(kept);
  if (is_first) {
    main_ = main;
  } else if (main != main_) {
    obstacles.push_back(
        {&kSamePopulations,
         fmt::format("latency is of {}, that of the results before of {}",
                     main ? TextOf(*main) : "no population",
                     main_ ? TextOf(*main_) : "no population"),
         "import all results alike, so that their first latencies are of the same population"});
    has_main_ = false;
  }
  return obstacles;
}

std::vector<Obstacle> ResultGroup::AtTheEnd(std::optional<std::int64_t> expect) const {
  std::vector<Obstacle> obstacles;
  const auto count = static_cast<std::int64_t>(raws_.size());
  if (expect && count != *expect) {
    obstacles.push_back({&kComplete,
                         fmt::format("{} raw {} given, but {} {} expected", count,
                                     count == 1 ? "result is" : "results are", *expect,
                                     *expect == 1 ? "is" : "are"),
                         count < *expect
                             ? "find the results of the instances that are missing"
                             : "give the results of one test only, or correct --expect"});
  }
  const v1::MergedFrom* worker = nullptr;
  const v1::MergedFrom* global = nullptr;
  for (const auto& [digest, raw] : raws_.all()) {
    const std::string_view name = LastPart(raw.result_id());
    if (name.substr(0, 7) == "worker_") worker = &raw;
    if (name == "global") global = &raw;
  }
  if (worker != nullptr && global != nullptr) {
    obstacles.push_back(
        {&kWorkersOrGlobal,
         fmt::format("'{}' holds what '{}' counted", global->result_id(), worker->result_id()),
         "merge one or the other: --select '*worker_*' or --select '*global'"});
  }
  if (!raws_.WindowsOverlap()) {
    obstacles.push_back({&kWindowsOverlap, "no instant lies in the windows of all results",
                         "results of repetitions are not merged; state their repetition"});
  }
  return obstacles;
}

void ResultGroup::FinishLatency(const Population& population, v1::Latency& merged) const {
  merged.set_population(population.population);
  merged.set_coordinated_omission(population.coordinated_omission);
  raws_.SetFigures(population, merged);
  const LatencySum& sum = sums_.at(population);
  if (sum.is_complete()) {
    sum.SetDistributionOf(merged);
  } else {
    raws_.SetBounds(population, merged);
  }
}

v1::Result ResultGroup::Finish(const std::vector<std::string>& allowed) && {
  if (only_) return std::move(*only_);
  v1::Result merged = std::move(merged_);
  merged.set_id(MergedId(merged));
  merged.set_kind(v1::RESULT_KIND_MERGED);
  if (!raws_.SetWindow(*merged.mutable_window())) merged.clear_window();
  raws_.SetRate(merged.requests().has_completed() ? merged.requests().completed() : -1, merged);
  if (has_main_ && main_ && sums_.count(*main_) > 0) {
    FinishLatency(*main_, *merged.mutable_latency());
  }
  for (const auto& [population, sum] : sums_) {
    if (merged.has_latency() && population == main_) continue;
    FinishLatency(population, *merged.add_further_latencies());
  }
  for (auto& [digest, raw] : raws_.all()) {
    v1::MergedFrom& from = *merged.add_merged_from() = std::move(raw);
    for (const std::string& rule : allowed) {
      const auto& listed = from.allowed_rules();
      if (std::find(listed.begin(), listed.end(), rule) == listed.end())
        from.add_allowed_rules(rule);
    }
    std::sort(from.mutable_allowed_rules()->begin(), from.mutable_allowed_rules()->end());
  }
  return merged;
}

std::string MergedId(const v1::Result& result) {
  std::string id = "merged";
  if (!result.stage_name().empty()) id += "/" + result.stage_name();
  if (result.has_repetition()) id += fmt::format("/repetition-{}", result.repetition());
  return id;
}

}  // namespace smp::merge
