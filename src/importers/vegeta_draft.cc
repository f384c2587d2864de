#include "importers/vegeta_draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "importers/count_sum.h"
#include "importers/import_rules.h"
#include "importers/number_text.h"
#include "importers/samples.h"

namespace smp::importers {

ImportDraft VegetaDraft() {
  ImportDraft draft;
  // A latency counts from the moment at which a worker sends. Whether the attack had a rate (open
  // loop) or was as fast as its workers (closed loop) no output says.
  draft.test.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  v1::Client& client = *draft.test.add_clients();
  client.set_id("vegeta");
  client.mutable_load_generator()->set_name("vegeta");
  client.set_protocol(v1::PROTOCOL_HTTP);
  v1::Result& result = draft.results.emplace_back();
  result.set_id("run");
  result.set_client_id("vegeta");
  return draft;
}

std::int64_t VegetaCodes::CountFrom(int first, int last) const {
  std::int64_t sum = 0;
  for (const auto& [code, count] : counts) {
    const std::int64_t number = ParseCount(code).value_or(-1);
    if (number >= first && number <= last) sum = CountSum(sum, count);
  }
  return sum;
}

void SetVegetaRequests(const VegetaCodes& codes, std::int64_t requests, const Place& place,
                       ImportFindings& findings, v1::Requests& out) {
  constexpr int kLastCode = 65535;
  out.set_attempted(requests);
  const std::int64_t responses = codes.CountFrom(1, kLastCode);
  const std::int64_t unanswered = codes.CountFrom(0, 0);
  const std::int64_t succeeded = codes.CountFrom(200, 399);
  out.set_completed(responses);
  out.set_succeeded(succeeded);
  if (requests >= succeeded) out.set_failed(requests - succeeded);
  for (const auto& [code, count] : codes.counts) {
    if (code != "0") (*out.mutable_by_status_code())[code] = count;
  }
  if (CountSum(responses, unanswered) != requests) {
    findings.At(kOutputContradiction, place,
                fmt::format("status codes count {} requests, the report says {}",
                            CountSum(responses, unanswered), requests),
                "the report was edited or is of two runs; import what vegeta wrote");
  } else if (unanswered > 0) {
    findings.At(kOutputAmbiguity, place,
                fmt::format("latencies are of {} requests, of which {} got no response", requests,
                            unanswered),
                "import what `vegeta encode` makes of the results: there they can be told apart");
  }
}

std::optional<CdfDistribution> VegetaDistribution(const std::vector<VegetaBucket>& buckets,
                                                  std::optional<std::int64_t> min_ns,
                                                  std::optional<std::int64_t> max_ns) {
  std::vector<CdfBucket> found;
  for (const VegetaBucket& bucket : buckets) {
    if (bucket.count == 0) continue;
    if (!bucket.upper_ns && !max_ns) return std::nullopt;
    std::int64_t lower_ns = bucket.lower_ns;
    std::int64_t upper_ns = bucket.upper_ns ? *bucket.upper_ns - 1 : *max_ns;
    if (max_ns) upper_ns = std::min(upper_ns, *max_ns);
    // The first bucket with samples has the smallest one.
    if (found.empty() && min_ns && *min_ns > lower_ns) lower_ns = *min_ns;
    if (lower_ns > upper_ns) return std::nullopt;
    found.push_back({UnitsToMs(lower_ns, 1), true, UnitsToMs(upper_ns, 1), bucket.count});
  }
  if (found.empty()) return std::nullopt;
  if (min_ns && found.front().lower_ms > UnitsToMs(*min_ns, 1)) return std::nullopt;
  if (max_ns && found.back().upper_ms < UnitsToMs(*max_ns, 1)) return std::nullopt;
  Expected<CdfDistribution> distribution = CdfDistribution::FromBuckets(std::move(found));
  if (!distribution) return std::nullopt;
  if (min_ns) distribution->min_ms = Figure{UnitsToMs(*min_ns, 1), Precision::kExact};
  if (max_ns) distribution->max_ms = Figure{UnitsToMs(*max_ns, 1), Precision::kExact};
  return std::move(*distribution);
}

}  // namespace smp::importers
