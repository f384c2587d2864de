// What the step from v0.2 to v0.6 changes; see upgrade_v02.h. A field that only has another name is
// moved, which is no change.
#pragma once

#include "smp/upgrade.h"

namespace smp::edition {

inline constexpr ChangeRule kReleaseStated{
    "SMP8001", "release-stated", LossClass::kLossless,
    "smp_version names the release whose fields and numbers the document now has",
    "upstream v0.6.1, the last release of edition v0.6"};

inline constexpr ChangeRule kProtocolMoved{
    "SMP8002", "protocol-moved", LossClass::kLossless,
    "the protocol of a client is written by its name in v0.6, since v0.3.0 renamed the values and "
    "moved their numbers up by one",
    "upstream v0.3.0, PerformanceTestConfig.Client.Protocol"};

inline constexpr ChangeRule kProtocolDefaulted{
    "SMP8003", "protocol-defaulted", LossClass::kDefaulted,
    "a client without a protocol speaks HTTP, which was 0 up to v0.2.1 and so was not stored",
    "upstream v0.2.1, PerformanceTestConfig.Client.Protocol; Protocol Buffers, default values"};

inline constexpr ChangeRule kMeshMoved{
    "SMP8004", "mesh-type-moved", LossClass::kLossless,
    "the type of a mesh is written by its name in v0.6, since v0.3.0 renamed the values and moved "
    "their numbers up by one",
    "upstream v0.3.0 and v0.3.2, ServiceMesh.Type"};

inline constexpr ChangeRule kMeshDefaulted{
    "SMP8005", "mesh-type-defaulted", LossClass::kDefaulted,
    "a mesh without a type is AWS App Mesh, which was 0 up to v0.2.1 and so was not stored",
    "upstream v0.2.1, ServiceMeshes.Type; Protocol Buffers, default values"};

inline constexpr ChangeRule kMeshNotStored{
    "SMP8006", "mesh-type-not-stored", LossClass::kRefused,
    "v0.1.0 had no field to hold the type of a mesh, so none is read out of its absence",
    "upstream v0.1.0, ServiceMeshes"};

inline constexpr ChangeRule kApplicationProtocolMoved{
    "SMP8007", "application-protocol-moved", LossClass::kLossless,
    "the protocol of the application is written by its name in v0.6, since v0.3.0 renamed the "
    "values "
    "and moved their numbers up by one",
    "upstream v0.3.0, ApplicationMetadata.ApplicationProtocol"};

inline constexpr ChangeRule kApplicationProtocolDefaulted{
    "SMP8008", "application-protocol-defaulted", LossClass::kDefaulted,
    "an application without a protocol speaks HTTP, which was 0 up to v0.2.1 and so was not stored",
    "upstream v0.2.1, ApplicationMetadata.ApplicationProtocol; Protocol Buffers, default values"};

inline constexpr ChangeRule kNumberUnknown{"SMP8009", "number-unknown", LossClass::kRefused,
                                           "a number that no value had up to v0.2.1 is left out, "
                                           "since v0.6 would read another value in it",
                                           "upstream v0.2.1 and v0.3.0"};

inline constexpr ChangeRule kNameTaken{
    "SMP8010", "name-taken", LossClass::kLossy,
    "a value that v0.2 does not know is left out where its name is that of another field in v0.6",
    "upstream v0.3.0"};

inline constexpr const ChangeRule* kV02Changes[] = {
    &kReleaseStated, &kProtocolMoved, &kProtocolDefaulted,        &kMeshMoved,
    &kMeshDefaulted, &kMeshNotStored, &kApplicationProtocolMoved, &kApplicationProtocolDefaulted,
    &kNumberUnknown, &kNameTaken,
};

}  // namespace smp::edition
