// What becomes of each field of a report and a result when several are merged. Every policy gives
// the same whatever the order and grouping: a value stays only where all agree, a list becomes the
// set of all, a count is added.
#pragma once

#include <google/protobuf/message.h>

#include <span>
#include <string_view>

namespace smp::merge {

enum class Policy {
  kEqual,          // kept where all have the same; else absent
  kCommonEntries,  // a map: entries that all have with the same value
  kUnion,          // a list of messages: each once, ordered by its binary form
  kSum,            // a message of counts: each is added where all have it, else absent
  kNamedSums,      // a list of messages of counts with a name: as kSum, of names that all have
  kComputed,       // made from the raw results or by the merger itself
  kDropped,        // not true of a merged one
};

struct FieldPolicy {
  std::string_view field;
  Policy policy;
};

// One row for each field of smp.v1.Result and smp.v1.Report.
[[nodiscard]] std::span<const FieldPolicy> ResultPolicies();
[[nodiscard]] std::span<const FieldPolicy> ReportPolicies();

// Brings a first message into the form in which others are merged into it: lists are ordered, what
// is computed or dropped is cleared.
void Begin(std::span<const FieldPolicy> policies, google::protobuf::Message& merged);

// Merges another message of the same type. False when a count no longer fits into 64 bits.
[[nodiscard]] bool MergeInto(std::span<const FieldPolicy> policies,
                             const google::protobuf::Message& other,
                             google::protobuf::Message& merged);

}  // namespace smp::merge
