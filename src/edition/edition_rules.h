// Rules of what a document is: recognised, released, unambiguous.
#pragma once

#include "smp/rule.h"

namespace smp::edition {

inline constexpr Rule kNotSmp{"SMP1007",
                              "not-smp",
                              Severity::kError,
                              "a document that is checked is an SMP document",
                              "nothing was checked, which must not look like success",
                              "project",
                              "document.md#not-smp"};

inline constexpr Rule kLookAlike{
    "SMP1008",
    "look-alike",
    Severity::kError,
    "a document follows a released edition of the format",
    "tools that write their own model under the name of SMP leave out what the format demands, and "
    "the latencies of those that could be traced are in seconds where milliseconds are stated",
    "meshery#36; Meshery server/models/load-test.go",
    "document.md#look-alike"};

inline constexpr Rule kAmbiguousEnumNumber{
    "SMP1009",
    "ambiguous-enum-number",
    Severity::kWarning,
    "a mesh or a protocol is given by name, or by number beside a released version",
    "the numbers moved by one in v0.3.0 and Meshery renumbered them, so the same 3 is Istio, Kuma "
    "or Consul",
    "upstream v0.2.1 and v0.3.0; Meshery server/models/performance/types.go",
    "document.md#ambiguous-enum-number"};

inline constexpr Rule kVersionKnown{
    "SMP1025",
    "version-known",
    Severity::kError,
    "smp_version names a released version of the format",
    "a version that was never released does not tell how the document is to be read",
    "R25; texts found in published documents",
    "document.md#version-known"};

inline constexpr Rule kUnknownKind{
    "SMP1030",
    "unknown-kind",
    Severity::kError,
    "the keys of a document tell what it holds",
    "edition v0.6 has four messages and no field that names the one a document holds",
    "upstream v0.6.1",
    "document.md#unknown-kind"};

inline constexpr Rule kDurationMeaning{
    "SMP2019",
    "duration-meaning",
    Severity::kError,
    "the duration of a test is more than zero and means the same to every tool",
    "the tool that ran most published tests reads one whole number and the last letter: it ran "
    "1m30s and 500ms for one second",
    "R19; Meshery mesheryctl/internal/cli/root/perf/apply.go",
    "test.md#duration-meaning"};

inline constexpr const Rule* kEditionRules[] = {
    &kNotSmp, &kLookAlike, &kAmbiguousEnumNumber, &kVersionKnown, &kUnknownKind, &kDurationMeaning};

}  // namespace smp::edition
