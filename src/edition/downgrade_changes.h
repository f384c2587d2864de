// What changes on the way from v1.0.0 back to v0.6: the rows SMP83xx of the catalogue of changes.
#pragma once

#include "smp/upgrade.h"

namespace smp::edition {

inline constexpr ChangeRule kVersionOfV06{
    "SMP8301", "version-of-v06", LossClass::kLossless,
    "smp_version names the newest release of v0.6, or what the message said before it was upgraded",
    "upstream v0.6.1, smp_version"};

inline constexpr ChangeRule kRestored{
    "SMP8302", "restored-from-trail", LossClass::kLossless,
    "a value that an upgrade changed, as the trail says, and nobody since, gets its old text back",
    "v1.0.0, UpgradeStep.changes"};

inline constexpr ChangeRule kLeftOut{
    "SMP8303", "filled-in-left-out", LossClass::kLossless,
    "a value that an upgrade filled in, as the trail says, and nobody changed since, is left out",
    "v1.0.0, UpgradeStep.changes"};

inline constexpr ChangeRule kReportIdAsUrn{"SMP8304", "report-id-as-urn", LossClass::kLossless,
                                           "a profile without id gets one made of the id of the "
                                           "report, urn:uuid:…, which an upgrade turns "
                                           "back",
                                           "RFC 9562, urn:uuid"};

inline constexpr ChangeRule kLinkFilledIn{
    "SMP8305", "link-filled-in", LossClass::kDefaulted,
    "messages of a report that has no UUID name each other by one that is made of its contents",
    "upstream v0.6.1, test_id, mesh_config_id and env_id"};

inline constexpr ChangeRule kBytesToMegabytes{"SMP8306", "bytes-to-megabytes", LossClass::kLossless,
                                              "memory in bytes becomes MB, 10^6 bytes a megabyte",
                                              "IEC 80000-13"};

inline constexpr ChangeRule kEnumNameOfV06{
    "SMP8307", "enum-name-of-v06", LossClass::kLossless,
    "an enum value is written by the name that v0.6 has for it", "upstream v0.6.1, enums"};

inline constexpr ChangeRule kMutualTlsFlag{"SMP8308", "mutual-tls-flag", LossClass::kLossless,
                                           "mode ENABLED or DISABLED becomes mtls_enabled",
                                           "upstream v0.6.1, mtls_enabled"};

inline constexpr ChangeRule kUnthrottledRate{
    "SMP8309", "unthrottled-rate", LossClass::kLossless,
    "`unthrottled: true` becomes a rate of -1, by which upstream's users ask for as many requests "
    "as can be sent",
    "Meshery, rps <= 0 is max"};

inline constexpr ChangeRule kRounded{
    "SMP8310", "rounded", LossClass::kLossy,
    "a number is rounded to the nearest whole one, or to the nearest MB, since v0.6 holds no other",
    "upstream v0.6.1, int32 and int64"};

inline constexpr ChangeRule kOutOfRange{"SMP8311", "out-of-range", LossClass::kLossy,
                                        "a number that the field of v0.6 cannot hold is left out",
                                        "upstream v0.6.1, int32 and int64"};

inline constexpr ChangeRule kNarrowed{
    "SMP8312", "narrowed", LossClass::kLossy,
    "v0.6 says less of it: HTTP of any version, TLS of any version, mutual TLS on or off",
    "upstream v0.6.1, enums"};

inline constexpr ChangeRule kStagesJoined{"SMP8313", "stages-joined", LossClass::kLossy,
                                          "the stages of a test become one duration, their sum",
                                          "upstream v0.6.1, duration"};

inline constexpr ChangeRule kNodesLimited{
    "SMP8314", "nodes-limited", LossClass::kLossy,
    "v0.6 lists nodes one by one: no more than 10 000 of them, and 16 MiB, are written",
    "this library"};

inline constexpr ChangeRule kPoolsJoined{
    "SMP8315", "pools-joined", LossClass::kLossy,
    "where neighbouring pools have nodes that are alike in v0.6, it is lost which are of which",
    "upstream v0.6.1, nodes"};

inline constexpr ChangeRule kNotInV06{"SMP8316", "not-in-v06", LossClass::kLossy,
                                      "v0.6 has no place for the value",
                                      "upstream v0.6.1, its 161 fields"};

inline constexpr const ChangeRule* kDowngradeChanges[] = {
    &kVersionOfV06,    &kRestored,         &kLeftOut,       &kReportIdAsUrn,
    &kLinkFilledIn,    &kBytesToMegabytes, &kEnumNameOfV06, &kMutualTlsFlag,
    &kUnthrottledRate, &kRounded,          &kOutOfRange,    &kNarrowed,
    &kStagesJoined,    &kNodesLimited,     &kPoolsJoined,   &kNotInV06};

}  // namespace smp::edition
