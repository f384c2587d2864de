// A v0.2 document on its way to v0.6, for tests.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "edition/detected.h"
#include "edition/upgrade_v02.h"
#include "edition/upstream_message.h"
#include "model/spelling.h"

namespace smp::edition {

// The stage of a document that was read and detected as v0.2. `tree` is moved into it.
inline Stage StageOf(const document::Tree& tree, const Detection& detection) {
  std::vector<model::TypedNode> messages = {
      {detection.body, UpstreamMessage(Edition::kV02, detection.kind)}};
  if (detection.mesh != nullptr) {
    messages.push_back({detection.mesh, &UpstreamServiceMesh(Edition::kV02)});
  }
  std::vector<Finding> ignored;
  std::optional<document::Tree> canonical = model::Canonical(tree, messages, &ignored);
  Stage stage;
  stage.edition = Edition::kV02;
  stage.shape = detection.shape;
  stage.kind = detection.kind;
  stage.tree = canonical ? std::make_shared<const document::Tree>(*std::move(canonical))
                         : std::shared_ptr<const document::Tree>(std::shared_ptr<void>(), &tree);
  const auto again = [&stage](const document::Node* node) {
    return node == nullptr ? nullptr
                           : document::Resolve(*stage.tree->root(), document::PointerOf(*node));
  };
  stage.body = again(detection.body);
  stage.mesh = again(detection.mesh);
  return stage;
}

struct UpgradedV02 {
  Detected document;
  Stage to;
};

inline UpgradedV02 UpgradeText(std::string text,
                               const DetectOptions& options = {.edition = Edition::kV02,
                                                               .kind = std::nullopt}) {
  Detected detected = DetectText(std::move(text), options);
  const Stage from = StageOf(detected.documents.front().tree, detected.detection);
  return {std::move(detected), UpgradeV02(from)};
}

// "SMP8002 /clients/0/protocol: http -> /clients/0/protocol: PROTOCOL_HTTP", one line a change;
// what was not there is "-".
inline std::string ChangeLines(const Stage& stage) {
  const auto place = [](const document::Node* node) {
    if (node == nullptr) return std::string("-");
    const std::string text(node->IsContainer() ? "{}" : node->text);
    return document::PointerOf(*node) + ": " + text;
  };
  std::string lines;
  for (const LoggedChange& change : stage.steps.back().changes) {
    lines += std::string(change.rule->id) + " " + place(change.from) + " -> " + place(change.to);
    if (change.beside != nullptr) lines += " beside " + document::PointerOf(*change.beside);
    lines += "\n";
  }
  return lines;
}

}  // namespace smp::edition
