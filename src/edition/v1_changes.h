// What changes on the way from v0.6 to v1.0: the rows SMP81xx of the catalogue of changes.
#pragma once

#include "smp/upgrade.h"

namespace smp::edition {

inline constexpr ChangeRule kVersionOfTarget{
    "SMP8101", "version-of-v1", LossClass::kLossless,
    "smp_version names the edition after the step; what it said before is in the trail",
    "v1.0.0, Document.smp_version"};

inline constexpr ChangeRule kMegabytesToBytes{"SMP8102", "megabytes-to-bytes", LossClass::kLossless,
                                              "memory in MB becomes bytes, 10^6 a megabyte: the "
                                              "meaning of the prefix in SI, as upstream does "
                                              "not say which megabyte it means",
                                              "IEC 80000-13"};

inline constexpr ChangeRule kEnumName{
    "SMP8103", "enum-name", LossClass::kLossless,
    "an enum value is written by its name in v1, without number and prefix",
    "v1.0.0, enum values in text are names"};

inline constexpr ChangeRule kDurationInSeconds{
    "SMP8104", "duration-in-seconds", LossClass::kLossless,
    "a duration of Go becomes a number of seconds", "Go time.ParseDuration; v1.0.0, Duration"};

inline constexpr ChangeRule kRateUnthrottled{
    "SMP8105", "rate-unthrottled", LossClass::kLossless,
    "a rate of zero or less, by which upstream's users ask for as many requests as can be sent, "
    "becomes `unthrottled: true`",
    "Meshery, rps <= 0 is max"};

inline constexpr ChangeRule kMutualTlsMode{
    "SMP8106", "mutual-tls-mode", LossClass::kLossless,
    "mtls_enabled becomes mode ENABLED or DISABLED; how strictly mutual TLS was demanded is not "
    "stated",
    "v1.0.0, MutualTlsMode"};

inline constexpr ChangeRule kApplicationProtocol{
    "SMP8107", "application-protocol", LossClass::kLossless,
    "PROTOCOL_HTTPS becomes HTTP over TLS of a version that is not stated",
    "v1.0.0, Workload.tls_version"};

inline constexpr ChangeRule kTimeInUtc{
    "SMP8108", "time-in-utc", LossClass::kLossless,
    "a point in time with an offset becomes the same point in UTC", "RFC 3339"};

inline constexpr ChangeRule kNameFilledIn{"SMP8109", "name-filled-in", LossClass::kDefaulted,
                                          "an id or name that v1 requires is filled in: clients, "
                                          "node pools and results are numbered, the "
                                          "id of a report is made of the contents of its sources",
                                          "v1.0.0, required fields"};

inline constexpr ChangeRule kUndeclared{"SMP8110", "undeclared", LossClass::kDefaulted,
                                        "upstream does not say how usage was aggregated and which "
                                        "requests latency is of, so both become "
                                        "UNDECLARED",
                                        "upstream v0.6.1, flaws F3 and F9"};

inline constexpr ChangeRule kVersionFromBuild{
    "SMP8111", "version-from-build", LossClass::kDefaulted,
    "the version of a mesh is taken from mesh_build where no other states it",
    "upstream before v0.3.2 had no version beside mesh_build"};

inline constexpr ChangeRule kKeptInExtensions{"SMP8112", "kept-in-extensions", LossClass::kLossless,
                                              "a value that v1 has no place for stays under the "
                                              "extension io.smp-spec.unmapped, in the spelling "
                                              "of the edition before the step",
                                              "v1.0.0, extensions"};

inline constexpr ChangeRule kAmbiguousNumberRefused{
    "SMP8113", "ambiguous-number-refused", LossClass::kRefused,
    "an enum number that names one thing or another by its release names nothing until the release "
    "is given; the number stays under extensions",
    "upstream v0.2.1 and v0.3.0; Meshery server/models/performance/types.go"};

inline constexpr ChangeRule kReportIdRestored{
    "SMP8114", "report-id-restored", LossClass::kLossless,
    "ids that a downgrade made of the id of a report (urn:uuid:…) become that id again",
    "v1.0.0 to v0.6, SMP8301"};

inline constexpr ChangeRule kJoinedAsAsked{
    "SMP8115", "joined-as-asked", LossClass::kDefaulted,
    "a result that names no test, mesh or environment is joined with those given because that was "
    "asked for",
    "smp upgrade --join"};

inline constexpr ChangeRule kUseOfFirstResult{
    "SMP8116", "use-of-first-result", LossClass::kDefaulted,
    "use that a configuration or environment states is of one of several results, and it does not "
    "say of which: it goes to the first",
    "upstream v0.6.1, use in ServiceMeshConfig and EnvironmentConfig"};

inline constexpr ChangeRule kOtherMeshRefused{"SMP8117", "other-mesh-refused", LossClass::kRefused,
                                              "the mesh beside a test configuration is not put "
                                              "together with a mesh of another type; it stays "
                                              "under extensions",
                                              "v1.0.0, Report.mesh is one mesh"};

inline constexpr const ChangeRule* kV1Changes[] = {&kVersionOfTarget,
                                                   &kMegabytesToBytes,
                                                   &kEnumName,
                                                   &kDurationInSeconds,
                                                   &kRateUnthrottled,
                                                   &kMutualTlsMode,
                                                   &kApplicationProtocol,
                                                   &kTimeInUtc,
                                                   &kNameFilledIn,
                                                   &kUndeclared,
                                                   &kVersionFromBuild,
                                                   &kKeptInExtensions,
                                                   &kAmbiguousNumberRefused,
                                                   &kReportIdRestored,
                                                   &kJoinedAsAsked,
                                                   &kUseOfFirstResult,
                                                   &kOtherMeshRefused};

}  // namespace smp::edition
