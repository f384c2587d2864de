// Statistics are in microseconds, percentiles in milliseconds. There is no count of samples, so the
// percentiles stay what they are: upper edges of buckets of wrk2's histogram.
#include "importers/wrk2_json.h"

#include <fmt/format.h>

#include <string>

#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/redact.h"

namespace smp::importers {

namespace {

void SetWrk2Client(const JsonFields& fields, ImportFindings& findings, v1::Client& client) {
  client.set_id("wrk2");
  client.mutable_load_generator()->set_name("wrk2");
  client.set_protocol(v1::PROTOCOL_HTTP_1_1);
  for (int i = 0;; ++i) {
    const document::Node* node = fields.Find(fmt::format("Url_{}", i));
    const auto url = TextOf(node, findings);
    if (!url) break;
    client.add_endpoint_urls(RedactedUrl(*url, fmt::format("`Url_{}`", i), node, findings));
  }
}

void SetRequests(const JsonFields& fields, ImportFindings& findings, v1::Requests& requests) {
  const auto completed = fields.Count("TotalRequests");
  const auto failed = fields.Count("Errors");
  if (!completed || *completed < 0) return;
  requests.set_completed(*completed);
  if (!failed || *failed < 0) return;
  if (*failed > *completed) {
    findings.At(kOutputContradiction, *fields.Find("Errors"),
                fmt::format("{} of {} responses have a status above 399", *failed, *completed),
                "failed requests are left out; import the output as it was printed");
    return;
  }
  requests.set_failed(*failed);
  requests.set_succeeded(*completed - *failed);
}

void SetQuantiles(const document::Node& list, ImportFindings& findings, v1::Latency& latency) {
  double before = -1;
  for (const document::Node& entry : document::Children(list)) {
    const JsonFields fields(&entry, findings);
    const auto rank = fields.Number("Percent");
    const auto value_ms = fields.Ms("Value", LatencyUnit::kMilliseconds);
    if (!rank || !value_ms || !(*rank > before && *rank <= 100) || *value_ms < 0) continue;
    before = *rank;
    v1::Quantile& quantile = *latency.add_quantiles();
    quantile.set_rank_percent(*rank);
    quantile.set_value_ms(*value_ms);
    quantile.set_precision(v1::FIGURE_PRECISION_BUCKET_EDGE);
  }
}

void SetLatency(const JsonFields& fields, ImportFindings& findings, v1::Latency& latency) {
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_coordinated_omission(v1::COORDINATED_OMISSION_INTENDED_START);
  constexpr LatencyUnit kUnit = LatencyUnit::kMicroseconds;
  if (const auto min_ms = fields.Ms("MinLatency", kUnit)) {
    latency.set_min_ms(*min_ms);
    latency.set_min_precision(v1::FIGURE_PRECISION_BUCKET_EDGE);
  }
  if (const auto max_ms = fields.Ms("MaxLatency", kUnit)) {
    latency.set_max_ms(*max_ms);
    latency.set_max_precision(v1::FIGURE_PRECISION_BUCKET_EDGE);
  }
  if (const auto mean_ms = fields.Ms("AvgLatency", kUnit)) {
    latency.set_mean_ms(*mean_ms);
    latency.set_mean_precision(v1::FIGURE_PRECISION_ESTIMATED);
  }
  if (const auto deviation_ms = fields.Ms("StdDev", kUnit)) {
    latency.set_standard_deviation_ms(*deviation_ms);
    latency.set_standard_deviation_precision(v1::FIGURE_PRECISION_ESTIMATED);
  }
  if (const document::Node* list = fields.List("Percentiles")) {
    SetQuantiles(*list, findings, latency);
  }
}

}  // namespace

bool IsWrk2Json(const RawOutput& output) {
  const document::Node* root = output.root();
  if (root == nullptr) return false;
  for (const std::string_view key : {"TotalRequests", "DurationInMicroseconds", "Percentiles"}) {
    if (document::Find(*root, key) == nullptr) return false;
  }
  return true;
}

std::optional<ImportDraft> ImportWrk2Json(ImportContext& context) {
  if (!IsWrk2Json(context.output)) return std::nullopt;
  ImportFindings& findings = context.findings;
  const JsonFields fields(context.output.root(), findings);
  ImportDraft draft;
  draft.test.set_loop_model(v1::LOOP_MODEL_OPEN);
  draft.test.set_coordinated_omission(v1::COORDINATED_OMISSION_INTENDED_START);
  draft.test.add_stages();
  SetWrk2Client(fields, findings, *draft.test.add_clients());
  v1::Result& result = draft.results.emplace_back();
  result.set_id("run");
  SetRequests(fields, findings, *result.mutable_requests());
  const auto rate = fields.Number("RequestsPerSec");
  if (rate && *rate >= 0) result.set_achieved_requests_per_second(*rate);
  const auto bytes = fields.Count("Bytes");
  if (bytes && *bytes >= 0) result.mutable_bytes()->set_received_bytes(*bytes);
  if (result.requests().completed() > 0) SetLatency(fields, findings, *result.mutable_latency());
  const auto duration_us = fields.Number("DurationInMicroseconds");
  draft.run_seconds.push_back(duration_us ? std::optional<double>(*duration_us / 1e6)
                                          : std::nullopt);
  return draft;
}

}  // namespace smp::importers
