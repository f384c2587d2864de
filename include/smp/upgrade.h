// Editions: what a document is, and the way to another edition with everything that changes on it.
//
// An upgrade is a chain of typed steps between adjacent editions. What it yields are documents like
// those that were read: their findings point at the original lines, and each value that a step
// changed, filled in, dropped or refused is listed with the rule that says why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "smp/document.h"
#include "smp/edition.h"
#include "smp/error.h"
#include "smp/finding.h"

namespace smp {

// What a change did to the information. Ordered: a larger class is worse.
enum class LossClass : std::uint8_t {
  kLossless,   // "lossless": nothing was lost and nothing was added
  kDefaulted,  // "defaulted": a value was filled in that the source did not state
  kLossy,      // "lossy": something the source stated could not be carried over
  kRefused,    // "refused": something could not be understood without help and was left out
};

// The name in quotes above.
[[nodiscard]] std::string_view LossClassName(LossClass loss_class);

// A row of the catalogue of changes. Every string is static. Ids are permanent: SMP80xx are changes
// from v0.2 to v0.6, SMP81xx from v0.6 to v1.0, SMP82xx from look-alikes (which share rows SMP81xx
// where they lead to v1.0), SMP83xx from v1.0 back to v0.6.
struct ChangeRule {
  std::string_view id;    // "SMP8101"
  std::string_view name;  // "megabytes-to-bytes", kebab-case
  LossClass loss_class;
  std::string_view summary;  // what is moved or changed, and why; one sentence, no full stop
  std::string_view source;   // release, document or code that it follows
};

// Every row, ordered by id. Valid for the life of the program; thread-safe.
[[nodiscard]] std::span<const ChangeRule* const> ChangeRules();

// The row with this id ("SMP8101") or name, else null. Thread-safe.
[[nodiscard]] const ChangeRule* FindChangeRule(std::string_view id_or_name);

// One value that a step changed, filled in, dropped or refused. Values are texts: of a scalar its
// own, of a mapping or list its JSON.
struct Change {
  const ChangeRule* rule = nullptr;  // never null in a change that the library returns
  std::string from_pointer;          // in the document before the step; empty: filled in
  std::string to_pointer;            // in the document after the step; empty: dropped or refused
  std::string from_value;
  std::string to_value;
  std::string file;  // name of the input that the value was read from
  Span span;         // where in it; that of the nearest value for what was filled in
};

// The changes between two adjacent editions.
struct UpgradeStep {
  std::string from_edition;  // "v0.2", "v0.6", "v1.0.0" or a shape: "M1"
  std::string to_edition;
  // Which of several documents that were joined: "test-config", "test-result/2"; empty for one.
  std::string document;
  std::vector<Change> changes;  // in document order

  // The worst class of its changes.
  [[nodiscard]] LossClass loss_class() const;
};

enum class LatencyUnit : std::uint8_t { kSeconds, kMilliseconds, kMicroseconds, kNanoseconds };

// "s", "ms", "us" or "ns".
[[nodiscard]] std::string_view LatencyUnitName(LatencyUnit unit);

// The unit of that name, else nothing.
[[nodiscard]] std::optional<LatencyUnit> LatencyUnitFromName(std::string_view name);

struct UpgradeOptions {
  // kV1, or kV06 to go no further (from v0.2 and from look-alikes that v0.6 can hold).
  Edition to = Edition::kV1;
  // The unit of latencies that do not say theirs. Absent: they are refused, not guessed.
  std::optional<LatencyUnit> latency_unit;
  // Joins all messages of v0.6 into one report although their ids do not match. At most one test
  // configuration, mesh configuration and environment may be given then.
  bool force_join = false;
};

// A document that came out of an upgrade or a downgrade.
struct UpgradedDocument {
  // Of the edition that was asked for. It is validated, decoded and written as any other; places of
  // its findings are those of the inputs that it was made from.
  SourceDocument document;
  // What was done, in order; empty when the document was of the edition already.
  std::vector<UpgradeStep> steps;
  // What somebody has to look at: refused values, links that lead nowhere, ambiguous numbers.
  std::vector<Finding> findings;
  // Which of the given documents it was made from, by their index; at least one.
  std::vector<std::size_t> sources;
};

struct UpgradeOutcome {
  std::vector<UpgradedDocument> documents;
  // Why nothing was made of a document: a template, a syntax error, no SMP at all.
  std::vector<Finding> refused;
};

// Brings documents to the edition that is asked for. Messages of v0.6 and v0.2 that name each other
// by their ids are joined into one report; every other document is upgraded on its own, and one
// that holds several (a page of Meshery) yields several. Nothing is written and nothing is lost:
// what the target has no place for stays under `extensions`, and what cannot be kept is a change of
// class lossy. Fails with kInvalidArgument when the request cannot be carried out: a target that is
// neither kV1 nor kV06, documents that cannot be joined. Deterministic and thread-safe.
[[nodiscard]] Expected<UpgradeOutcome> Upgrade(std::span<const SourceDocument> documents,
                                               const UpgradeOptions& options = {});

// Takes a document of v1.0.0 apart into messages of v0.6 that name each other by their ids: test
// configuration, mesh configuration, environment, and one result for each result. What v0.6 cannot
// hold is listed in the steps, class lossy. Fails with kInvalidArgument for a document of another
// edition. Deterministic and thread-safe.
[[nodiscard]] Expected<UpgradeOutcome> Downgrade(const SourceDocument& document);

// What one document of an input is.
struct DetectedEdition {
  Edition edition = Edition::kNone;
  Shape shape = Shape::kUnknown;
  Kind kind = Kind::kUnknown;
  std::string description;  // for people: "an SMP v0.6 test result"
};

// What the documents of an input are, at least one. Fails as ReadBytes does: with kAmbiguous for
// binary input that reads differently in two editions.
[[nodiscard]] Expected<std::vector<DetectedEdition>> DetectEdition(std::string bytes,
                                                                   std::string name,
                                                                   const ReadOptions& options = {});

}  // namespace smp
