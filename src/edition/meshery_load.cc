// How load was produced, by what a load generator wrote of it.
#include <fmt/format.h>

#include <optional>

#include "document/number.h"
#include "edition/decimal_text.h"
#include "edition/go_duration.h"
#include "edition/map_fields.h"
#include "edition/meshery_result.h"
#include "edition/v1_changes.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

struct RunTypeRow {
  std::string_view begin;
  std::string_view protocol;
};

// "HTTP", "GRPC Ping", "GRPC Health"
constexpr RunTypeRow kRunTypes[] = {
    {"HTTP", "HTTP"}, {"GRPC", "GRPC"}, {"TCP", "TCP"}, {"UDP", "UDP"}};

bool IsText(const Node* node) {
  return node != nullptr && node->kind == NodeKind::kString && !node->text.empty();
}

// A rate in a text: "max", "10", "-1.000000".
void MapRate(TreeMapper& mapper, const Node& rate, Node& client) {
  if (rate.IsContainer() || rate.text.empty()) return;
  if (rate.text == "max") {
    mapper.Change(client, "unthrottled", NodeKind::kBool, "true", rate, kRateUnthrottled);
    return;
  }
  const std::optional<double> value = NearestDouble(rate.text);
  if (!value) return;
  if (*value <= 0) {
    mapper.Change(client, "unthrottled", NodeKind::kBool, "true", rate, kRateUnthrottled);
  } else {
    mapper.Mark(client, "target_requests_per_second", NodeKind::kNumber,
                document::ToJsonNumber(rate.text), rate);
  }
}

void MapGenerator(TreeMapper& mapper, const MesheryPart& run, Node& client) {
  const Node* name = run.Find(MesheryField::kLoadGenerator);
  if (!IsText(name)) return;
  mapper.Copy(client, "load_generator/name", *name);
  // A build of the library inside Meshery calls itself "dev", whichever it is.
  const Node* version = run.Find(MesheryField::kVersion);
  if (IsText(version) && version->text != "dev") {
    mapper.Copy(client, "load_generator/version", *version);
  }
}

void MapProtocol(TreeMapper& mapper, const Node& run_type, Node& client) {
  for (const RunTypeRow& row : kRunTypes) {
    if (!run_type.text.starts_with(row.begin)) continue;
    mapper.Change(client, "protocol", NodeKind::kString, row.protocol, run_type, kEnumName);
    return;
  }
}

// Several runs of one test have one stage; a stage of another length stays under extensions.
void MapStage(TreeMapper& mapper, const Node& duration, Node& test) {
  const std::optional<GoDuration> parsed = ParseGoDuration(duration.text);
  if (!parsed) return;
  const std::string seconds = SecondsText(parsed->value);
  if (const Node* stages = document::Find(test, "stages")) {
    const Node* first = document::Find(*stages->first_child, "duration");
    if (first != nullptr && first->text == seconds) mapper.Claim(duration);
    return;
  }
  mapper.Change(mapper.Append(test, "stages", duration), "duration", NodeKind::kString, seconds,
                duration, kDurationInSeconds);
}

}  // namespace

void MapMesheryLoad(TreeMapper& mapper, const MesheryPart& run) {
  Node& test = mapper.Mapping(mapper.root(), "test", run.node);
  const Node* duration = run.Find(MesheryField::kRequestedDuration);
  if (IsText(duration)) MapStage(mapper, *duration, test);
  Node& client = mapper.Append(test, "clients", run.node);
  mapper.FillIn(client, "id", NodeKind::kString, fmt::format("client-{}", client.index), run.node,
                kNameFilledIn);
  MapGenerator(mapper, run, client);
  const Node* threads = run.Find(MesheryField::kThreads);
  if (threads != nullptr) {
    const std::string connections = IntegerText(*threads);
    const bool is_stated = connections.find_first_not_of("-0") != std::string::npos;
    if (is_stated) mapper.Copy(client, "connections", *threads);
  }
  if (const Node* rate = run.Find(MesheryField::kRequestedRate)) MapRate(mapper, *rate, client);
  const Node* run_type = run.Find(MesheryField::kRunType);
  if (IsText(run_type)) MapProtocol(mapper, *run_type, client);
  const Node* url = run.Find(MesheryField::kUrl);
  if (IsText(url)) {
    mapper.AppendScalar(client, "endpoint_urls", NodeKind::kString, url->text, *url);
  }
}

}  // namespace smp::edition
