// Documents of v0.6 as messages, for tests of what an upgrade and a downgrade keep.
#pragma once

#include <google/protobuf/message.h>

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "edition/step.h"
#include "model/decode.h"
#include "model/wire.h"
#include "smp/smp.h"
#include "validate/report_view.h"
#include "validate/upgraded_document.h"

namespace smp {

inline SourceDocument ReadOne(std::string text, const ReadOptions& options = {},
                              std::string name = "in") {
  auto documents = ReadBytes(std::move(text), std::move(name), options);
  REQUIRE(documents.has_value());
  REQUIRE(documents->size() == 1);
  REQUIRE(documents->front().complete());
  return documents->front();
}

// The message that a document of v0.6 is.
inline std::unique_ptr<google::protobuf::Message> ReadMessage(const SourceDocument& document) {
  const edition::Stage stage = validate::StageOf(document);
  auto message = model::NewMessage(*validate::MessageOf(stage.edition, stage.kind));
  std::ignore = model::Decode(*stage.tree, *stage.body, message.get());
  return message;
}

// The documents that an outcome holds. Requires: there is one at least.
inline std::vector<SourceDocument> DocumentsOf(const Expected<UpgradeOutcome>& outcome) {
  REQUIRE(outcome.has_value());
  CHECK(outcome->refused.empty());
  std::vector<SourceDocument> documents;
  for (const UpgradedDocument& document : outcome->documents) {
    documents.push_back(document.document);
  }
  REQUIRE(!documents.empty());
  return documents;
}

// The steps of all documents that an outcome holds.
inline std::vector<UpgradeStep> StepsOf(const UpgradeOutcome& outcome) {
  std::vector<UpgradeStep> steps;
  for (const UpgradedDocument& document : outcome.documents) {
    steps.insert(steps.end(), document.steps.begin(), document.steps.end());
  }
  return steps;
}

}  // namespace smp
