#include "edition/upgrade_v06.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "edition/edition_rules.h"
#include "edition/enum_number.h"
#include "edition/envelope.h"
#include "edition/field_rows.h"
#include "edition/join_choices.h"
#include "edition/keys.h"
#include "edition/map_messages.h"
#include "edition/report_id.h"
#include "edition/v1_changes.h"
#include "edition/version_check.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Tree;

namespace {

// The member of the extension that holds what is left of a message.
std::string_view ExtensionName(Kind kind) {
  switch (kind) {
    case Kind::kTestConfig:
      return "test_config";
    case Kind::kTestResult:
      return "test_results";
    case Kind::kMeshConfig:
      return "mesh_config";
    default:
      return "environment";
  }
}

struct Profile {
  Kind kind;
  std::string_view name;
};

// The profile that a message is.
Profile ProfileOf(Kind kind) {
  switch (kind) {
    case Kind::kTestConfig:
      return {Kind::kTest, "test"};
    case Kind::kTestResult:
      return {Kind::kResult, "result"};
    case Kind::kMeshConfig:
      return {Kind::kMesh, "mesh"};
    default:
      return {Kind::kInfrastructure, "infrastructure"};
  }
}

// Numbers that name one thing or another name nothing here.
void RefuseAmbiguousNumbers(TreeMapper& mapper, const Stage& stage, const Node* mesh,
                            std::vector<Finding>* findings) {
  if (stage.release_known) return;
  const Kind kind = mesh == nullptr ? stage.kind : Kind::kUnknown;
  for (const AmbiguousNumber& number : AmbiguousNumbers(kind, *stage.body, mesh)) {
    mapper.Refuse(*number.node, kAmbiguousNumberRefused);
    findings->push_back(document::FindingAt(
        kAmbiguousEnumNumber, stage.tree->source(), *number.node,
        fmt::format("{} {} is {}; no release is named, so none of them was taken", number.node->key,
                    number.node->text, number.readings),
        "name the edition (--from v0.6), or write the name instead of the number"));
  }
}

void MapMessage(TreeMapper& mapper, const Stage& stage, std::vector<Finding>* findings) {
  RefuseAmbiguousNumbers(mapper, stage, nullptr, findings);
  switch (stage.kind) {
    case Kind::kTestConfig:
      return MapTestConfig(mapper, *stage.tree, *stage.body, findings);
    case Kind::kTestResult:
      return MapResult(mapper, *stage.body, mapper.Append(mapper.root(), "results", *stage.body));
    case Kind::kMeshConfig:
      return MapMeshConfig(mapper, *stage.body);
    default:
      return MapEnvironment(mapper, *stage.body);
  }
}

void FillInResultIds(TreeMapper& mapper) {
  Node* results = document::Find(mapper.root(), "results");
  if (results == nullptr) return;
  for (Node* result = results->first_child; result != nullptr; result = result->next) {
    Node* id = document::Find(*result, "id");
    if (id != nullptr && !id->IsContainer() && id->text.empty()) {
      // The empty text is proto3's absent, and no id.
      id->kind = NodeKind::kString;
      id->text = mapper.tree().Keep(fmt::format("result-{}", result->index));
      mapper.changes().push_back({&kNameFilledIn, nullptr, id, result->origin});
    }
    mapper.FillIn(*result, "id", NodeKind::kString, fmt::format("result-{}", result->index),
                  *result->origin, kNameFilledIn);
  }
}

StepRecord Record(std::vector<LoggedChange> changes, std::string document) {
  return {"v0.6", "v1.0.0", std::move(document), std::move(changes)};
}

// What is left of the messages of a document: kept under extensions.
struct Remainder {
  std::string_view name;  // of the member of the extension
  const Node* message;
  const Node* unknown_fields = nullptr;
};

// What stands beside a wrapped test and its mesh.
void KeepWrapper(Envelope& envelope, const Stage& source) {
  if (source.shape != Shape::kWrappedConfig) return;
  const Node& root = *source.tree->root();
  envelope.KeepMembers(
      "wrapper", root,
      {source.body, source.mesh, source.remainder, UpstreamVersionField(root, *source.body)});
  if (source.remainder != nullptr) {
    envelope.KeepMembers(source.remainder->key, *source.remainder, {});
  }
}

// A lone document whose body is the one profile that was mapped of a message.
Stage MakeProfile(TreeMapper& mapper, const Stage& source, Profile profile,
                  const Remainder& remainder, std::vector<Finding> findings) {
  FillInResultIds(mapper);
  Node* body = profile.kind == Kind::kResult ? &ResultOf(mapper)
                                             : document::Find(mapper.root(), profile.name);
  if (body == nullptr) body = &mapper.Mapping(mapper.root(), profile.name, *remainder.message);
  // The version in a wrapper is that of the test configuration; the mesh beside it states none.
  const bool is_message = remainder.message == source.body;
  Envelope envelope(
      mapper, profile.kind, profile.name, *body,
      is_message ? UpstreamVersionField(*source.tree->root(), *source.body) : nullptr);
  const UsedNodes used(mapper, *body);
  if (profile.kind == Kind::kResult) {
    envelope.KeepUnmappedItem(remainder.name, 0, *remainder.message, used);
  } else {
    envelope.KeepUnmapped(remainder.name, *remainder.message, used);
  }
  if (remainder.unknown_fields != nullptr) {
    const std::string prefix(remainder.name);
    envelope.KeepUnknownFields(profile.kind == Kind::kResult ? prefix + "/0" : prefix,
                               *remainder.unknown_fields);
  }
  if (profile.kind == Kind::kTest) KeepWrapper(envelope, source);
  std::vector<StepRecord> steps = source.steps;
  steps.push_back(Record(envelope.ChangesOf(*remainder.message), ""));
  Stage stage = std::move(envelope).Finish(std::move(steps));
  Inherit(source, &stage);
  stage.findings.insert(stage.findings.end(), findings.begin(), findings.end());
  return stage;
}

Stage UpgradeWrappedMesh(const Stage& stage) {
  TreeMapper mapper(*stage.tree, *stage.mesh);
  std::vector<Finding> findings;
  RefuseAmbiguousNumbers(mapper, stage, stage.mesh, &findings);
  MapServiceMesh(mapper, *stage.mesh);
  Stage source = stage;
  source.findings.clear();  // told with the test configuration
  return MakeProfile(mapper, source, {Kind::kMesh, "mesh"}, {"service_mesh", stage.mesh},
                     std::move(findings));
}

// The name of a message in the trail of a report that several were joined to.
std::string DocumentName(const Stage& message, int number) {
  std::string name(KindName(message.kind));
  return number > 1 ? fmt::format("{}/{}", name, number) : name;
}

// Ids that name messages of the same report are stated by its being one. A result that names none
// was joined because that was asked for.
void ClaimLink(TreeMapper& mapper, const Node& result, std::string_view field, const Node& id) {
  const Node* link = Stated(result, field);
  if (link == nullptr || (!link->IsContainer() && link->text.empty())) {
    mapper.changes().push_back({&kJoinedAsAsked, nullptr, &id, &result});
  } else if (!link->IsContainer() && link->text == id.text) {
    mapper.Claim(*link);
  }
}

void ClaimLinks(TreeMapper& mapper, std::span<const Stage* const> messages) {
  for (const FieldRow& row : kLinkFields) {
    const Node* id = FindPath(mapper.root(), row.to, Spelling::kExact);
    if (id == nullptr || id->IsContainer() || id->text.empty()) continue;
    for (const Stage* message : messages) {
      if (message->kind == Kind::kTestResult) ClaimLink(mapper, *message->body, row.from, *id);
    }
  }
}

void PutReportId(TreeMapper& mapper, std::span<const Stage* const> messages,
                 const std::string& uuid) {
  const Node& first = *messages.front()->body;
  if (uuid.empty()) {
    mapper.FillIn(mapper.root(), "id", NodeKind::kString, ReportIdOf(messages), first,
                  kNameFilledIn);
    return;
  }
  const Node* id = mapper.Mark(mapper.root(), "id", NodeKind::kString, uuid, first);
  for (const Stage* message : messages) {
    for (const Node* urn : ReportUrns(*message, uuid)) {
      mapper.changes().push_back({&kReportIdRestored, urn, id, nullptr});
    }
  }
}

void KeepRemainder(Envelope& envelope, const Stage& message, std::size_t result,
                   const UsedNodes& used) {
  std::string name(ExtensionName(message.kind));
  if (message.kind == Kind::kTestResult) {
    envelope.KeepUnmappedItem(ExtensionName(message.kind), result, *message.body, used);
    name += fmt::format("/{}", result);
  } else {
    envelope.KeepUnmapped(ExtensionName(message.kind), *message.body, used);
  }
  if (message.mesh != nullptr) envelope.KeepUnmapped("service_mesh", *message.mesh, used);
  KeepWrapper(envelope, message);
  if (message.unknown_fields != nullptr) {
    envelope.KeepUnknownFields(name, *message.unknown_fields);
  }
}

}  // namespace

std::vector<Stage> UpgradeV06(const Stage& message) {
  TreeMapper mapper(*message.tree, *message.body);
  std::vector<Finding> findings;
  MapMessage(mapper, message, &findings);
  std::vector<Stage> stages;
  stages.push_back(MakeProfile(mapper, message, ProfileOf(message.kind),
                               {ExtensionName(message.kind), message.body, message.unknown_fields},
                               std::move(findings)));
  if (message.mesh != nullptr) stages.push_back(UpgradeWrappedMesh(message));
  return stages;
}

Stage JoinV06(std::span<const Stage* const> messages) {
  const Stage& first = *messages.front();
  TreeMapper mapper(*first.tree, *first.body);
  std::vector<Finding> findings;
  const std::string uuid = SharedReportId(messages);
  for (const Stage* message : messages) {
    for (const Node* urn : ReportUrns(*message, uuid)) mapper.Omit(*urn);
    MapMessage(mapper, *message, &findings);
  }
  // Of the mesh beside a wrapped test, what the mesh configuration does not say.
  for (const Stage* message : messages) {
    if (message->mesh == nullptr) continue;
    RefuseAmbiguousNumbers(mapper, *message, message->mesh, &findings);
    if (IsOtherMesh(messages, *message)) {
      mapper.Refuse(*message->mesh, kOtherMeshRefused);
    } else {
      MapServiceMesh(mapper, *message->mesh);
    }
  }
  TellUseOfFirstResult(mapper);
  FillInResultIds(mapper);
  PutReportId(mapper, messages, uuid);
  ClaimLinks(mapper, messages);
  Envelope envelope(mapper, Kind::kReport, "report", mapper.root(),
                    UpstreamVersionField(*first.tree->root(), *first.body));
  std::vector<StepRecord> steps;
  std::size_t results = 0;
  for (const Stage* message : messages) {
    const Node* version = UpstreamVersionField(*message->tree->root(), *message->body);
    if (message != &first && version != nullptr) envelope.TakeVersion(*version);
  }
  const UsedNodes used(mapper, *document::Find(*mapper.tree().root(), "report"));
  for (const Stage* message : messages) {
    const bool is_result = message->kind == Kind::kTestResult;
    KeepRemainder(envelope, *message, results, used);
    if (is_result) ++results;
    const std::string name = DocumentName(*message, is_result ? static_cast<int>(results) : 1);
    for (StepRecord step : message->steps) {
      step.document = name;
      steps.push_back(std::move(step));
    }
    steps.push_back(Record(envelope.ChangesOf(*message->body), name));
  }
  Stage report = std::move(envelope).Finish(std::move(steps));
  for (const Stage* message : messages) Inherit(*message, &report);
  report.findings.insert(report.findings.end(), findings.begin(), findings.end());
  return report;
}

}  // namespace smp::edition
