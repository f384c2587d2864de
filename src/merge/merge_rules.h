// Rules over results that are to be merged. Each can be overridden, but for what cannot be
// computed.
#pragma once

#include <iterator>
#include <span>

#include "smp/rule.h"

namespace smp::merge {

inline constexpr Rule kOneTest{
    "SMP5057",
    "merge-one-test",
    Severity::kError,
    "results that are merged are of one test configuration, mesh, infrastructure and workload",
    "figures of different tests added together are figures of no test",
    "R57",
    "merge.md#merge-one-test"};

inline constexpr Rule kComplete{
    "SMP5058",
    "merge-complete",
    Severity::kError,
    "every instance that took part in a test has its result among those that are merged",
    "counts and rates of a part look like those of the whole",
    "R58; readers of distributed runs that take the first result only",
    "merge.md#merge-complete"};

inline constexpr Rule kOnce{"SMP5069",
                            "merge-once",
                            Severity::kError,
                            "a result is merged once",
                            "its requests would count twice, and its latencies weigh twice",
                            "project",
                            "merge.md#merge-once"};

inline constexpr Rule kWorkersOrGlobal{
    "SMP5070",
    "merge-workers-or-global",
    Severity::kError,
    "results of workers are not merged with the global result that holds them already",
    "every request would count twice",
    "Nighthawk, whose outputs hold both",
    "merge.md#merge-workers-or-global"};

inline constexpr Rule kWindowsOverlap{
    "SMP5071",
    "merge-windows-overlap",
    Severity::kError,
    "there is an instant that lies in the windows of all results that are merged",
    "clients that did not send at the same time did not put their load on the mesh together",
    "R57",
    "merge.md#merge-windows-overlap"};

inline constexpr Rule kSamePopulations{
    "SMP5072",
    "merge-same-populations",
    Severity::kError,
    "latencies that are merged are of the same population, with coordinated omission treated alike",
    "latencies of all responses and of successes only are different figures",
    "project",
    "merge.md#merge-same-populations"};

inline constexpr Rule kMergeable{
    "SMP5073",
    "merge-possible",
    Severity::kError,
    "results that are merged can be read, added and held by the format",
    "what cannot be computed cannot be stated",
    "project",
    "merge.md#merge-possible"};

inline constexpr const Rule* kMergeRules[] = {
    &kOneTest,        &kComplete,        &kOnce,     &kWorkersOrGlobal,
    &kWindowsOverlap, &kSamePopulations, &kMergeable};

// Those that can be overridden: what cannot be computed cannot be allowed either.
inline constexpr auto kAllowableRules = std::span(kMergeRules).first<std::size(kMergeRules) - 1>();
static_assert(kMergeRules[std::size(kMergeRules) - 1] == &kMergeable);

}  // namespace smp::merge
