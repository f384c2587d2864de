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
    "editions v0.2 and v0.6 have four messages and no field that names the one a document holds",
    "upstream v0.6.1",
    "document.md#unknown-kind"};

// Told here by the text of a v0.6 duration, and by the rules over a report by its length.
inline constexpr Rule kDurationMeaning{
    "SMP2019",
    "duration-meaning",
    Severity::kError,
    "a duration is more than zero and has one meaning in every reader",
    "a stage of no length cannot be run, and a text that two readers take for different lengths of "
    "time gives two different tests. In edition v0.6 a duration is free text: \"1m30s\" is 90 "
    "seconds to Go and was one second to Meshery",
    "Meshery apply.go, which reads one number and one unit",
    "test.md#duration-meaning"};

// Told here of latencies whose source writes another unit than their field names.
inline constexpr Rule kLatencyUnitUndeclared{
    .id = "SMP1031",
    .name = "latency-unit-undeclared",
    .severity = Severity::kError,
    .summary =
        "latencies have the unit that their field names; those of a source that is known to write "
        "another one have the unit that somebody gives",
    .why =
        "every public latency called ms that could be traced holds seconds. Taken as milliseconds, "
        "a mesh that takes 24 ms seems to take 24 microseconds. Nothing in the document tells the "
        "unit for certain, so nothing is scaled until somebody who knows says it",
    .source = "Meshery ConvertToSpec, which copies fortio's seconds; SMP result of 2020",
    .spec = "document.md#latency-unit-undeclared",
};

// Told here of local times in Meshery's results, and by the rules over a report of its times.
inline constexpr Rule kUtcTime{
    .id = "SMP2027",
    .name = "utc-time",
    .severity = Severity::kWarning,
    .summary = "times are in UTC, were set, and do not lie in the future",
    .why =
        "runs are matched with metrics and with one another by their times. A local time that is "
        "written as UTC is off by hours and fits another run; it shows when the report seems "
        "to have been written a whole time zone before or after its run",
    .source =
        "17 of 25 published Meshery results, whose database copy keeps the local time and "
        "drops the offset",
    .spec = "result.md#utc-time",
};

// Told here of the ids that messages name each other by, and by the rules over a report of its
// links.
inline constexpr Rule kPlaceholderReference{
    .id = "SMP5026",
    .name = "placeholder-reference",
    .severity = Severity::kError,
    .summary =
        "ids and links are real: none is a placeholder, and those that point into the report "
        "find their target",
    .why =
        "a result whose client, environment or details cannot be found cannot be checked or "
        "repeated. Programs have published reports whose every id was a constant of their source "
        "code, so that all of them seemed to be the same test",
    .source =
        "Meshery ConvertToSpec, which writes test_test_id, test_meshconfigID, test_envID and "
        "test_details; upstream's sample with uuid_string",
    .spec = "report.md#placeholder-reference",
};

inline constexpr const Rule* kEditionRules[] = {
    &kNotSmp,      &kLookAlike,       &kAmbiguousEnumNumber,  &kVersionKnown,
    &kUnknownKind, &kDurationMeaning, &kLatencyUnitUndeclared};

}  // namespace smp::edition
