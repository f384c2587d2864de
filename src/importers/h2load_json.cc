// h2load --output-file: JSON, version "v1", in seconds. All latencies are listed (samples[]), of
// runs with more than a million responses a random sample of them.
#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "importers/fixed_point.h"
#include "importers/h2load_forms.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/samples.h"

namespace smp::importers {

namespace {

constexpr std::string_view kGeneratorPrefix = "h2load ";
constexpr int kNanoseconds = 9;  // decimals of a second

const document::Node* Member(const document::Node* object, std::string_view key) {
  return object == nullptr ? nullptr : document::Find(*object, key);
}

const document::Node* GeneratorOf(const RawOutput& output) {
  return Member(Member(output.root(), "metadata"), "generator");
}

// Counts are those of the program: neither absent nor below 0.
bool ReadRequests(const JsonFields& measurements, ImportFindings& findings,
                  H2loadRequests& counts) {
  const JsonFields requests = measurements.Object("requests");
  const JsonFields codes = measurements.Object("status_codes");
  struct Row {
    const JsonFields& fields;
    std::string_view key;
    std::int64_t& count;
  };
  const Row rows[] = {
      {requests, "total", counts.total},     {requests, "succeeded", counts.succeeded},
      {requests, "failed", counts.failed},   {requests, "errored", counts.errored},
      {requests, "timeout", counts.timeout}, {codes, "2xx", counts.by_class[0]},
      {codes, "3xx", counts.by_class[1]},    {codes, "4xx", counts.by_class[2]},
      {codes, "5xx", counts.by_class[3]},
  };
  constexpr std::int64_t kMost = std::int64_t{1} << 53;
  for (const Row& row : rows) {
    const auto count = row.fields.Count(row.key);
    if (!count || *count < 0 || *count > kMost) {
      const document::Node* place = row.fields.node();
      findings.At(kOutputSyntax, place == nullptr ? *measurements.node() : *place,
                  fmt::format("there is no count `{}`", row.key),
                  "import the file as h2load wrote it");
      return false;
    }
    row.count = *count;
  }
  return true;
}

// The latencies; false with a finding for one that is none.
bool ReadSamples(const document::Node* list, ImportFindings& findings, RawSamples& samples) {
  if (list == nullptr) return true;
  for (const document::Node& node : document::Children(*list)) {
    const auto value_ns = FixedPoint(node.text, kNanoseconds);
    if (node.kind != document::NodeKind::kNumber || !value_ns || !IsSample(*value_ns, 1)) {
      findings.At(kOutputSyntax, node, "this is no latency in seconds",
                  "import the file as h2load wrote it");
      return false;
    }
    samples.values.push_back(*value_ns);
  }
  return true;
}

void SetLatency(RawSamples samples, std::int64_t completed, const document::Node* list,
                ImportFindings& findings, v1::Latency& latency) {
  const auto count = static_cast<std::int64_t>(samples.values.size());
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  SetSamples(std::move(samples), latency);
  if (count == completed || list == nullptr) return;
  if (count >= kMostH2loadSamples && count < completed) {
    findings.At(kFigureLeftOut, *list,
                fmt::format("h2load drew {} latencies of {} responses; the others are in no figure",
                            count, completed),
                "send fewer requests a run when the tail matters");
  } else {
    findings.At(kOutputContradiction, *list,
                fmt::format("{} latencies are listed of {} responses", count, completed),
                "a difference of one or two is usual at the end of a run with -D");
  }
}

}  // namespace

bool IsH2loadJson(const RawOutput& output) {
  const document::Node* generator = GeneratorOf(output);
  return generator != nullptr && generator->text.starts_with(kGeneratorPrefix);
}

std::optional<ImportDraft> ImportH2loadJson(ImportContext& context) {
  ImportFindings& findings = context.findings;
  const JsonFields root(context.output.root(), findings);
  if (const auto version = root.Text("version"); version != "v1") {
    findings.At(kOutputNotImportable, *root.node(),
                fmt::format("its version is '{}', and only 'v1' is known", version.value_or("")),
                "import what h2load prints instead");
    return std::nullopt;
  }
  const JsonFields measurements = root.Object("measurements");
  H2loadRequests counts;
  if (measurements.node() == nullptr || !ReadRequests(measurements, findings, counts)) {
    return std::nullopt;
  }
  ImportDraft draft = DraftOfH2load("application/json");
  draft.test.mutable_clients(0)->mutable_load_generator()->set_version(
      std::string(GeneratorOf(context.output)->text.substr(kGeneratorPrefix.size())));
  v1::Result& result = draft.results.front();
  const bool adds_up = SetH2loadRequests(counts, measurements.Find("requests"), findings, result);
  const auto rate = measurements.Number("request_per_second");
  if (rate && *rate >= 0) result.set_achieved_requests_per_second(*rate);
  constexpr double kNineDigits = 1e-8;
  const std::int64_t completed = adds_up ? counts.completed() : 0;
  draft.run_seconds.push_back(
      H2loadSeconds({completed, rate, measurements.Number("duration"), kNineDigits, kNineDigits},
                    measurements.node(), findings));
  const auto received = measurements.Object("traffic").Count("total");
  if (received && *received >= 0) result.mutable_bytes()->set_received_bytes(*received);
  const document::Node* list = measurements.Object("performance").Object("request").List("samples");
  RawSamples samples;
  if (!ReadSamples(list, findings, samples)) return std::nullopt;
  if (list != nullptr) {
    SetLatency(std::move(samples), counts.completed(), list, findings, *result.mutable_latency());
  }
  return draft;
}

}  // namespace smp::importers
