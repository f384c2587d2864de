#include "edition/enum_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "edition/edition_rules.h"
#include "edition/keys.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// The names of a number in each numbering; the index is the number, "" is a number not in use.
struct Numbering {
  std::span<const std::string_view> since_v03;
  std::span<const std::string_view> until_v02;
  std::span<const std::string_view> meshery;
};

constexpr std::string_view kMeshSinceV03[] = {"INVALID_MESH",
                                              "APP_MESH",
                                              "CONSUL",
                                              "ISTIO",
                                              "KUMA",
                                              "LINKERD",
                                              "TRAEFIK_MESH",
                                              "OCTARINE",
                                              "NETWORK_SERVICE_MESH",
                                              "TANZU",
                                              "OPEN_SERVICE_MESH",
                                              "NGINX_SERVICE_MESH",
                                              "CILIUM_SERVICE_MESH"};
constexpr std::string_view kMeshUntilV02[] = {
    "APP_MESH", "CONSUL",       "ISTIO",    "KUMA",
    "LINKERD",  "TRAEFIK_MESH", "OCTARINE", "NETWORK_SERVICE_MESH",
    "TANZU"};
constexpr std::string_view kMeshInMeshery[] = {
    "",         "ISTIO", "LINKERD",      "CONSUL",  "OPEN_SERVICE_MESH",
    "APP_MESH", "KUMA",  "TRAEFIK_MESH", "OCTARINE"};
constexpr std::string_view kProtocolSinceV03[] = {"PROTOCOL_INVALID", "PROTOCOL_HTTP",
                                                  "PROTOCOL_TCP", "PROTOCOL_UDP", "PROTOCOL_GRPC"};
constexpr std::string_view kProtocolUntilV02[] = {"PROTOCOL_HTTP", "PROTOCOL_TCP", "PROTOCOL_UDP",
                                                  "PROTOCOL_GRPC"};
constexpr std::string_view kProtocolInMeshery[] = {"", "PROTOCOL_HTTP", "PROTOCOL_GRPC",
                                                   "PROTOCOL_TCP"};

constexpr std::string_view kApplicationProtocols[] = {"PROTOCOL_INVALID", "PROTOCOL_HTTP",
                                                      "PROTOCOL_HTTPS"};

constexpr Numbering kMesh{kMeshSinceV03, kMeshUntilV02, kMeshInMeshery};
constexpr Numbering kProtocol{kProtocolSinceV03, kProtocolUntilV02, kProtocolInMeshery};
// A client that spells endpoint_urls was written since v0.3.0.
constexpr Numbering kProtocolSpelled{kProtocolSinceV03, {}, kProtocolInMeshery};

struct NumberPlace {
  const Node* node;
  const Numbering* numbering;
  std::size_t number;
};

std::string_view NameOf(std::span<const std::string_view> names, std::size_t number) {
  return number < names.size() ? names[number] : std::string_view();
}

// A number that v0.6 does not have is for the schema check.
bool IsAmbiguous(const NumberPlace& place) {
  const std::string_view now = NameOf(place.numbering->since_v03, place.number);
  if (now.empty()) return false;
  const std::string_view before = NameOf(place.numbering->until_v02, place.number);
  const std::string_view meshery = NameOf(place.numbering->meshery, place.number);
  return (!before.empty() && before != now) || (!meshery.empty() && meshery != now);
}

// The number that a node holds, written in digits alone.
std::optional<std::size_t> NumberOf(const Node& node) {
  if (node.kind != NodeKind::kNumber) return std::nullopt;
  std::size_t number = 0;
  const char* const end = node.text.data() + node.text.size();
  const auto [stop, error] = std::from_chars(node.text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

// The first name states nothing.
std::string_view StatedName(const Node& value, std::span<const std::string_view> names) {
  if (const std::optional<std::size_t> number = NumberOf(value)) {
    return *number == 0 ? std::string_view() : NameOf(names, *number);
  }
  if (value.kind != NodeKind::kString) return {};
  const auto name = std::find(names.begin() + 1, names.end(), value.text);
  return name == names.end() ? std::string_view() : *name;
}

void AddPlace(const Node* node, const Numbering& numbering, std::vector<NumberPlace>* places) {
  if (node == nullptr) return;
  const std::optional<std::size_t> number = NumberOf(*node);
  if (!number) return;
  const NumberPlace place{node, &numbering, *number};
  if (IsAmbiguous(place)) places->push_back(place);
}

void AddClients(const Node& config, std::vector<NumberPlace>* places) {
  const Node* clients = FindField(config, "clients");
  if (clients == nullptr || clients->kind != NodeKind::kSequence) return;
  for (const Node& client : document::Children(*clients)) {
    const bool spelled = FindField(client, "endpoint_urls") != nullptr;
    AddPlace(FindField(client, "protocol"), spelled ? kProtocolSpelled : kProtocol, places);
  }
}

std::vector<NumberPlace> PlacesIn(Kind kind, const Node& message, const Node* mesh) {
  std::vector<NumberPlace> places;
  if (mesh != nullptr) AddPlace(FindField(*mesh, "type"), kMesh, &places);
  if (kind == Kind::kTestConfig) AddClients(message, &places);
  if (kind == Kind::kMeshConfig) AddPlace(FindPath(message, "mesh_type/type"), kMesh, &places);
  return places;
}

// "ISTIO since v0.3.0, KUMA up to v0.2.1 and CONSUL in Meshery's own numbering"
std::string Readings(const NumberPlace& place) {
  std::vector<std::string> readings;
  const auto add = [&](std::span<const std::string_view> names, std::string_view where) {
    const std::string_view name = NameOf(names, place.number);
    if (!name.empty()) readings.push_back(fmt::format("{} {}", name, where));
  };
  add(place.numbering->since_v03, "since v0.3.0");
  add(place.numbering->until_v02, "up to v0.2.1");
  add(place.numbering->meshery, "in Meshery's own numbering");
  std::string last = std::move(readings.back());
  readings.pop_back();
  if (readings.empty()) return last;
  return fmt::format("{} and {}", fmt::join(readings, ", "), last);
}

std::string Message(const std::vector<NumberPlace>& places) {
  const NumberPlace& first = places.front();
  const std::string_view name = NameOf(first.numbering->since_v03, first.number);
  std::string text = fmt::format("{} {} is {}; no release is named, so it was read as {}",
                                 first.node->key, first.number, Readings(first), name);
  if (places.size() > 1) {
    text += fmt::format(", and {} more {} of this document alike", places.size() - 1,
                        places.size() == 2 ? "number" : "numbers");
  }
  return text;
}

}  // namespace

std::string_view MeshTypeName(const Node& value) { return StatedName(value, kMeshSinceV03); }

std::string_view ProtocolName(const Node& value) { return StatedName(value, kProtocolSinceV03); }

std::string_view ApplicationProtocolName(const Node& value) {
  return StatedName(value, kApplicationProtocols);
}

std::vector<AmbiguousNumber> AmbiguousNumbers(Kind kind, const Node& message, const Node* mesh) {
  std::vector<AmbiguousNumber> numbers;
  for (const NumberPlace& place : PlacesIn(kind, message, mesh)) {
    numbers.push_back({place.node, Readings(place)});
  }
  return numbers;
}

void CheckEnumNumbers(const document::Tree& tree, Kind kind, const Node& message, const Node* mesh,
                      std::vector<Finding>* findings) {
  const std::vector<NumberPlace> places = PlacesIn(kind, message, mesh);
  if (places.empty()) return;
  findings->push_back(document::FindingAt(
      kAmbiguousEnumNumber, tree.source(), *places.front().node, Message(places),
      "write the name instead of the number, or state the release that the numbers are of, such as "
      "`smp_version: v0.6.1`"));
}

}  // namespace smp::edition
