// A step between adjacent editions: what goes in, what comes out, what it did.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "document/tree.h"
#include "smp/edition.h"
#include "smp/finding.h"
#include "smp/upgrade.h"

namespace smp::edition {

// A change as it is logged, before its places are turned into pointers. `from` is a node of the
// tree before the step, `to` of the tree after it; one of them is null when nothing was there. What
// was filled in has as `beside` the node before the step that it stands next to.
struct LoggedChange {
  const ChangeRule* rule = nullptr;
  const document::Node* from = nullptr;
  const document::Node* to = nullptr;
  const document::Node* beside = nullptr;

  // The node of the document before the step that it is about.
  [[nodiscard]] const document::Node& place() const { return from != nullptr ? *from : *beside; }
};

// Sorts changes by their places in the document before the step; at one place, what was filled in
// comes last.
void SortByPlace(std::vector<LoggedChange>* changes);

// What one step did.
struct StepRecord {
  std::string from_edition;
  std::string to_edition;
  std::string document;  // see UpgradeStep
  std::vector<LoggedChange> changes;
};

// A document on its way: one message of v0.2 or v0.6, a look-alike, or a document of v1.
struct Stage {
  Edition edition = Edition::kNone;
  Shape shape = Shape::kUnknown;
  Kind kind = Kind::kUnknown;
  // True when smp_version names a release or the user named the edition, so that enum numbers are
  // those of that release.
  bool release_known = false;
  // In canonical spelling for v0.2 and later. Nodes lead back to the document as it was read, by
  // way of trees that `behind` keeps alive.
  std::shared_ptr<const document::Tree> tree;
  std::vector<std::shared_ptr<const void>> behind;
  // The message, the root of a look-alike, or the v1 document; a node of `tree`.
  const document::Node* body = nullptr;
  // The ServiceMesh beside a wrapped test configuration, or null.
  const document::Node* mesh = nullptr;
  // What a look-alike says that the message has no place for: a mapping beside it in `tree`, which
  // goes under extensions by its key. Null when there is none.
  const document::Node* remainder = nullptr;
  // Unknown fields of a binary message, as text that extensions can hold: the pointer of the
  // message that has them, and their bytes in base64. Null or a mapping in `tree`.
  const document::Node* unknown_fields = nullptr;
  std::vector<StepRecord> steps;
  std::vector<Finding> findings;
};

// Says that nodes of what was made lead back into what `source` holds, and hands on its findings.
void Inherit(const Stage& source, Stage* made);

struct StepOptions {
  std::optional<LatencyUnit> latency_unit;
};

}  // namespace smp::edition
