// Performance profiles of Meshery (shapes PP1 and PP3): a test to run, without any result. A
// profile alone, a list of them, or a page of the API.
#include <algorithm>

#include "edition/keys.h"
#include "edition/listed.h"
#include "edition/lookalike_changes.h"
#include "edition/lookalike_steps.h"
#include "edition/pairs_text.h"
#include "edition/unmapped.h"
#include "edition/wrapped_stage.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// The member of the wrapper, and of the extension, that holds what v0.6 has no place for.
constexpr std::string_view kProfileRemainder = "meshery_profile";

struct ClientField {
  std::string_view from;
  std::string_view to;
};

constexpr ClientField kClientTexts[] = {{"request_body", "body"}, {"content_type", "content_type"}};

constexpr ClientField kClientPairs[] = {{"request_headers", "headers"},
                                        {"request_cookies", "cookies"}};

// A member that is stated: Go writes null or an empty text where nothing was set.
const Node* StatedField(const Node& profile, std::string_view name) {
  const Node* field = FindField(profile, name);
  if (field == nullptr || field->kind == NodeKind::kNull) return nullptr;
  return field->kind == NodeKind::kString && field->text.empty() ? nullptr : field;
}

void MapPairs(TreeMapper& mapper, const Node& text, std::string_view name, Node& client) {
  if (text.kind != NodeKind::kString) return;
  const auto pairs = PairsOfText(text.text);
  if (!pairs) return;
  mapper.Claim(text);
  if (pairs->empty()) return;
  Node& map = mapper.Mapping(client, name, text);
  for (const auto& [key, value] : *pairs) {
    Node* entry = mapper.CopyMember(map, mapper.tree().Keep(key), text);
    entry->text = mapper.tree().Keep(value);
  }
  mapper.Log(text, &map, kPairsFromText);
}

void MapClient(TreeMapper& mapper, const Node& profile, const Node* generator, Node& test) {
  Node& client = mapper.Append(test, "clients", generator != nullptr ? *generator : profile);
  if (generator != nullptr) mapper.CopyMember(client, "load_generator", *generator);
  if (const Node* connections = StatedField(profile, "concurrent_request")) {
    mapper.CopyMember(client, "connections", *connections);
  }
  if (const Node* rate = StatedField(profile, "qps")) {
    mapper.CopyMember(client, "rps", *rate);
  } else {
    mapper.FillIn(client, "rps", NodeKind::kNumber, "0", profile, kRateNotStated);
  }
  for (const ClientField& row : kClientPairs) {
    if (const Node* text = StatedField(profile, row.from)) MapPairs(mapper, *text, row.to, client);
  }
  for (const ClientField& row : kClientTexts) {
    if (const Node* text = StatedField(profile, row.from)) mapper.CopyMember(client, row.to, *text);
  }
  if (const Node* endpoints = StatedField(profile, "endpoints")) {
    mapper.CopyMember(client, "endpoint_urls", *endpoints);
  }
}

// Each client has its own copy of endpoints, headers and texts, of which a hostile document could
// ask for any number. Further load generators stay under extensions.
std::uint32_t MostClients(const Node& profile) {
  constexpr std::size_t kMostBytes = 10'000'000;
  constexpr std::size_t kNode = 100;  // what a value takes beside its text
  std::size_t size = kNode;
  if (const Node* endpoints = StatedField(profile, "endpoints")) {
    for (const Node& endpoint : document::Children(*endpoints)) {
      size += kNode + endpoint.text.size();
    }
  }
  for (const ClientField& row : kClientPairs) {
    if (const Node* text = StatedField(profile, row.from)) size += kNode * text->text.size();
  }
  for (const ClientField& row : kClientTexts) {
    if (const Node* text = StatedField(profile, row.from)) size += text->text.size();
  }
  return static_cast<std::uint32_t>(std::max<std::size_t>(1, kMostBytes / size));
}

void MapLoadGenerators(TreeMapper& mapper, const Node& profile, Node& test) {
  const Node* generators = StatedField(profile, "load_generators");
  if (generators == nullptr || generators->child_count == 0) {
    MapClient(mapper, profile, nullptr, test);
    return;
  }
  const std::uint32_t most = MostClients(profile);
  for (const Node& generator : document::Children(*generators)) {
    if (generator.index == most) break;
    MapClient(mapper, profile, &generator, test);
    const Node* client = document::Find(test, "clients")->last_child;
    if (client->index == 0) continue;
    mapper.Log(generator, document::Find(*client, "load_generator"), kClientForEachGenerator);
  }
}

// What is beside a list of profiles: which page of how many it is.
void CopyPage(TreeMapper& mapper, const Node& root) {
  for (const Node& member : document::Children(root)) {
    if (member.key != "profiles") mapper.CopyMember(mapper.root(), member.key, member);
  }
}

Stage UpgradeProfile(const Stage& source, const Node& profile, bool takes_page) {
  TreeMapper mapper(*source.tree, profile);
  Node& test = mapper.Mapping(mapper.root(), "test", profile);
  for (const std::string_view name : {"id", "name", "duration"}) {
    if (const Node* field = StatedField(profile, name)) mapper.CopyMember(test, name, *field);
  }
  MapLoadGenerators(mapper, profile, test);
  if (const Node* mesh = StatedField(profile, "service_mesh")) MapMeshText(mapper, *mesh);
  const UsedNodes used(mapper, mapper.root());
  Node* remainder = Unmapped(profile, used, mapper.tree(), Absence::kJson);
  if (remainder != nullptr) {
    remainder->key = kProfileRemainder;
    document::Tree::Append(&mapper.root(), remainder);
  }
  if (takes_page) CopyPage(mapper, *source.tree->root());
  return WrappedStage(mapper, source, remainder);
}

}  // namespace

std::vector<Stage> UpgradeProfiles(const Stage& stage, const StepOptions& /*options*/) {
  const Node& root = *stage.tree->root();
  const Listed listed = ItemsOf(root, "profiles");
  std::vector<Stage> stages;
  for (const Node* profile : listed.items) {
    stages.push_back(UpgradeProfile(stage, *profile, TakesPage(root, listed, *profile)));
  }
  TellLeftOut(listed, stage, &stages);
  return stages;
}

}  // namespace smp::edition
