#include "merge/raw_results.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "model/wire.h"
#include "smp/latency.h"
#include "smp/merge.h"

namespace smp::merge {

namespace {

// Windows coincide when this share of them together is common to all (reference rule R57).
constexpr double kCoincideShare = 0.9;

v1::Latency WithoutDistribution(const v1::Latency& latency) {
  v1::Latency figures = latency;
  figures.clear_distribution();
  if (!figures.has_count()) {
    if (const auto cdf = CdfOf(latency); cdf && *cdf) figures.set_count((*cdf)->count());
  }
  return figures;
}

// A time as a report states it; nanoseconds of all times do not fit into 64 bits.
using Instant = std::pair<std::int64_t, std::int32_t>;  // seconds, nanoseconds

Instant InstantOf(const google::protobuf::Timestamp& time) {
  return {time.seconds(), time.nanos()};
}

google::protobuf::Timestamp TimestampOf(const Instant& instant) {
  google::protobuf::Timestamp time;
  time.set_seconds(instant.first);
  time.set_nanos(instant.second);
  return time;
}

double SecondsBetween(const Instant& begin, const Instant& end) {
  return static_cast<double>(end.first) - static_cast<double>(begin.first) +
         static_cast<double>(end.second - begin.second) / 1e9;
}

struct Instants {
  Instant first_begin;
  Instant last_begin;
  Instant first_end;
  Instant last_end;
};

std::optional<Instants> InstantsOf(const std::multimap<std::string, v1::MergedFrom>& raws) {
  std::optional<Instants> found;
  for (const auto& [digest, raw] : raws) {
    if (!raw.window().has_start_time() || !raw.window().has_end_time()) return std::nullopt;
    const Instant begin = InstantOf(raw.window().start_time());
    const Instant end = InstantOf(raw.window().end_time());
    if (!found) {
      found = Instants{begin, begin, end, end};
      continue;
    }
    found->first_begin = std::min(found->first_begin, begin);
    found->last_begin = std::max(found->last_begin, begin);
    found->first_end = std::min(found->first_end, end);
    found->last_end = std::max(found->last_end, end);
  }
  return found;
}

bool Coincide(const Instants& instants) {
  return SecondsBetween(instants.last_begin, instants.first_end) >=
         kCoincideShare * SecondsBetween(instants.first_begin, instants.last_end);
}

}  // namespace

std::vector<v1::MergedFrom> RawResultsOf(const v1::Result& result, std::string_view uri) {
  if (result.merged_from_size() > 0) {
    return {result.merged_from().begin(), result.merged_from().end()};
  }
  v1::MergedFrom raw;
  raw.set_result_id(result.id());
  raw.set_uri(std::string(uri));
  raw.set_sha256(DigestOf(result));
  if (result.has_window()) *raw.mutable_window() = result.window();
  if (result.has_achieved_requests_per_second()) {
    raw.set_achieved_requests_per_second(result.achieved_requests_per_second());
  }
  if (result.has_latency()) *raw.add_latencies() = WithoutDistribution(result.latency());
  for (const v1::Latency& latency : result.further_latencies()) {
    *raw.add_latencies() = WithoutDistribution(latency);
  }
  return {raw};
}

bool RawResults::Add(v1::MergedFrom raw) {
  // Of the same digest, the order is that of what is kept: it must not depend on who came first.
  const std::string bytes = model::WriteBinary(raw);
  const auto [begin, end] = by_digest_.equal_range(raw.sha256());
  const bool is_new = begin == end;
  auto place = begin;
  while (place != end && model::WriteBinary(place->second) < bytes) ++place;
  std::string digest = raw.sha256();
  by_digest_.emplace_hint(place, std::move(digest), std::move(raw));
  return is_new;
}

bool RawResults::SetWindow(v1::Window& window) const {
  const auto instants = InstantsOf(by_digest_);
  if (!instants) return false;
  *window.mutable_start_time() = TimestampOf(instants->first_begin);
  *window.mutable_end_time() = TimestampOf(instants->last_end);
  return true;
}

bool RawResults::WindowsOverlap() const {
  const auto instants = InstantsOf(by_digest_);
  return !instants || instants->last_begin < instants->first_end;
}

void RawResults::SetRate(std::int64_t completed, v1::Result& merged) const {
  double sum = 0;
  for (const auto& [digest, raw] : by_digest_) {
    if (!raw.has_achieved_requests_per_second()) return;
    sum += raw.achieved_requests_per_second();
  }
  const auto instants = InstantsOf(by_digest_);
  if (!instants || Coincide(*instants) || completed < 0) {
    merged.set_achieved_requests_per_second(sum);
    merged.set_achieved_rate_basis(v1::RATE_BASIS_SUM_OF_RATES);
    return;
  }
  merged.set_achieved_requests_per_second(
      static_cast<double>(completed) / SecondsBetween(instants->first_begin, instants->last_end));
  merged.set_achieved_rate_basis(v1::RATE_BASIS_TOTAL_OVER_WINDOW);
}

std::vector<const v1::Latency*> RawResults::LatenciesOf(const Population& population) const {
  std::vector<const v1::Latency*> found;
  for (const auto& [digest, raw] : by_digest_) {
    for (const v1::Latency& latency : raw.latencies()) {
      // One without samples has no figures, and none to add.
      if (PopulationOf(latency) != population) continue;
      if (!latency.has_count() || latency.count() > 0) found.push_back(&latency);
      break;
    }
  }
  return found;
}

}  // namespace smp::merge
