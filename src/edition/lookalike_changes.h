// What changes on the way from look-alikes to v0.6 or v1.0: the rows SMP82xx of the catalogue of
// changes. Steps that lead to v1.0 share the rows SMP81xx (v1_changes.h) where they do the same.
#pragma once

#include "smp/upgrade.h"

namespace smp::edition {

inline constexpr ChangeRule kMeshByName{"SMP8201", "mesh-by-name", LossClass::kLossless,
                                        "a mesh that is given as text becomes the type of that "
                                        "name, whatever the case and release that "
                                        "the text is of",
                                        "upstream v0.1.0 to v0.6.1; names that Meshery shows"};

inline constexpr ChangeRule kMeshNameUnknown{
    "SMP8202", "mesh-name-unknown", LossClass::kRefused,
    "a text that is the name of no mesh of the format names none; the text stays under extensions",
    "v1.0.0, MeshType"};

inline constexpr ChangeRule kProtocolByName{
    "SMP8203", "protocol-by-name", LossClass::kLossless,
    "a protocol that is given as text becomes the value of that name",
    "Meshery since 2026, protocol is a text"};

inline constexpr ChangeRule kProtocolNameUnknown{
    "SMP8204", "protocol-name-unknown", LossClass::kRefused,
    "a text that is the name of no protocol of v0.6 names none; the text stays under extensions",
    "upstream v0.6.1, MeshClientConfig.Protocol"};

inline constexpr ChangeRule kClientForEachGenerator{
    "SMP8205", "client-for-each-generator", LossClass::kDefaulted,
    "a profile with several load generators becomes one client for each of them, with all of its "
    "endpoints: it does not say which generator loads which endpoint",
    "Meshery, PerformanceProfile"};

inline constexpr ChangeRule kRateNotStated{
    "SMP8206", "rate-not-stated", LossClass::kDefaulted,
    "a profile without qps asks for as many requests as can be sent, which v0.6 writes as rps 0",
    "Meshery, qps <= 0 is max"};

inline constexpr ChangeRule kPairsFromText{
    "SMP8207", "pairs-from-text", LossClass::kLossless,
    "headers and cookies that are a JSON object in a text become a map",
    "Meshery, request_headers and request_cookies"};

inline constexpr ChangeRule kPlaceholderDropped{
    "SMP8211", "placeholder-dropped", LossClass::kLossy,
    "a constant that Meshery's code writes in place of an id or link is dropped: it names nothing",
    "Meshery ConvertToSpec"};

inline constexpr ChangeRule kPlaceholderVersion{
    "SMP8212", "placeholder-version", LossClass::kDefaulted,
    "smp_version test_smp_version becomes v0.6.1, the last release with the fields of the export",
    "Meshery ConvertToSpec; upstream v0.6.1"};

inline constexpr ChangeRule kLatencyUnitRefused{
    "SMP8213", "latency-unit-refused", LossClass::kRefused,
    "latencies of a source that writes seconds into latencies_ms are left out until their unit is "
    "given; the numbers stay under extensions",
    "Meshery ConvertToSpec; SMP result of 2020"};

inline constexpr ChangeRule kLatencyUnitGiven{
    "SMP8214", "latency-unit-given", LossClass::kLossless,
    "a latency in the unit that was given becomes milliseconds, exactly", "the user, latency_unit"};

inline constexpr ChangeRule kLatencyNotScaled{
    "SMP8215", "latency-not-scaled", LossClass::kRefused,
    "a latency that is no decimal number is not brought from the unit that was given to "
    "milliseconds; it stays under extensions",
    "the user, latency_unit"};

inline constexpr ChangeRule kSecondsToMilliseconds{
    "SMP8221", "seconds-to-milliseconds", LossClass::kLossless,
    "latencies of load generators in Meshery's model are seconds and become milliseconds, exactly",
    "fortio, DurationHistogram; Meshery server/models/load-test.go"};

inline constexpr ChangeRule kWindowEndComputed{
    "SMP8222", "window-end-computed", LossClass::kLossless,
    "the window ends ActualDuration, in nanoseconds, after StartTime", "fortio, RunnerResults"};

inline constexpr ChangeRule kLocalTimeRepaired{
    "SMP8223", "local-time-repaired", LossClass::kLossless,
    "test_start_time is the local time of StartTime marked as UTC; the window is that of StartTime",
    "Meshery, whose database drops the offset"};

inline constexpr ChangeRule kRequestsCounted{
    "SMP8224", "requests-counted", LossClass::kLossless,
    "requests are counted off the status codes: -1 is a request without connection, 400 and more "
    "are failures",
    "fortio, RetCodes"};

inline constexpr ChangeRule kFigureOfGenerator{
    "SMP8225", "figure-of-generator", LossClass::kDefaulted,
    "fortio's latencies are of all responses, unless requests without any are among them, and its "
    "percentiles are interpolated within buckets; "
    "the document does not say so, the load generator that it names does so",
    "fortio, stats.Histogram; fortio issue 1080"};

inline constexpr ChangeRule kCountsAdded{"SMP8226", "counts-added", LossClass::kLossless,
                                         "the counts of buckets become cumulative counts of points",
                                         "v1.0.0, CdfPoint"};

inline constexpr ChangeRule kBucketsRefused{
    "SMP8227", "buckets-refused", LossClass::kRefused,
    "buckets that overlap or do not add up to the count are no distribution; they stay under "
    "extensions",
    "gowrk2, whose buckets hold cumulative counts"};

inline constexpr ChangeRule kQuantityInBytes{
    "SMP8228", "quantity-in-bytes", LossClass::kLossless,
    "an amount of memory in the notation of Kubernetes becomes bytes, Ki is 1024",
    "Kubernetes, resource.Quantity"};

inline constexpr ChangeRule kRuntimeVersion{
    "SMP8229", "runtime-version", LossClass::kLossless,
    "container_runtime_version is name and version with :// between them",
    "Kubernetes, NodeSystemInfo"};

inline constexpr ChangeRule kRateOfCompleted{
    "SMP8230", "rate-of-completed", LossClass::kLossless,
    "fortio's rate is of all calls; in v1 it is of those that got a response", "fortio, ActualQPS"};

inline constexpr const ChangeRule* kLookAlikeChanges[] = {&kMeshByName,
                                                          &kMeshNameUnknown,
                                                          &kProtocolByName,
                                                          &kProtocolNameUnknown,
                                                          &kClientForEachGenerator,
                                                          &kRateNotStated,
                                                          &kPairsFromText,
                                                          &kPlaceholderDropped,
                                                          &kPlaceholderVersion,
                                                          &kLatencyUnitRefused,
                                                          &kLatencyUnitGiven,
                                                          &kLatencyNotScaled,
                                                          &kSecondsToMilliseconds,
                                                          &kWindowEndComputed,
                                                          &kLocalTimeRepaired,
                                                          &kRequestsCounted,
                                                          &kFigureOfGenerator,
                                                          &kCountsAdded,
                                                          &kBucketsRefused,
                                                          &kQuantityInBytes,
                                                          &kRuntimeVersion,
                                                          &kRateOfCompleted};

}  // namespace smp::edition
