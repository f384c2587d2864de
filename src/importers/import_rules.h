// Rules over the outputs of load generators.
#pragma once

#include "smp/rule.h"

namespace smp::importers {

inline constexpr Rule kOutputSyntax{
    "SMP1032",
    "output-syntax",
    Severity::kError,
    "an output of a load generator is complete and has the form that its generator writes",
    "what cannot be read cannot be imported, and a truncated output lacks the end of the run",
    "project",
    "import.md#output-syntax"};

inline constexpr Rule kOutputNotImportable{
    "SMP1033",
    "output-not-importable",
    Severity::kError,
    "an output holds figures of one run in a form from which they can be recovered",
    "some outputs are known and still hold no run: a summary that was processed by another tool, a "
    "table whose counts are computed from percentiles, a single statistic without its run",
    "project",
    "import.md#output-not-importable"};

inline constexpr Rule kOutputContradiction{
    "SMP1034",
    "output-contradiction",
    Severity::kWarning,
    "figures of one output agree with each other",
    "one of two figures that contradict each other is wrong, and with it what is computed from it",
    "Nighthawk's fortio output of 2019 (47 of 48 samples in buckets); outputs edited by hand",
    "import.md#output-contradiction"};

inline constexpr Rule kOutputAmbiguity{
    "SMP1035",
    "output-ambiguity",
    Severity::kNote,
    "a figure that can be read in two ways is decided by other figures of the output",
    "some releases wrote seconds where others write nanoseconds, under the same name",
    "nighthawk#226",
    "import.md#output-ambiguity"};

inline constexpr Rule kFigureLeftOut{
    "SMP1036",
    "figure-left-out",
    Severity::kNote,
    "a figure of an output that stands for nothing measured is left out",
    "tools print NaN, 0 or the largest integer where they measured nothing; taken for a "
    "measurement, such a figure is the best or the worst of all",
    "nighthawk#298; wrk2#138",
    "import.md#figure-left-out"};

inline constexpr Rule kAllFailed{
    "SMP1037",
    "all-requests-failed",
    Severity::kWarning,
    "at least one request of a run succeeded",
    "latencies of a run in which every request failed are those of errors",
    "runs on public dashboards whose every request failed",
    "import.md#all-requests-failed"};

inline constexpr Rule kOutputWithoutTime{
    "SMP1038",
    "output-without-time",
    Severity::kWarning,
    "it is known when the run of an output began and how long it took",
    "a result without its window cannot be merged, nor be laid beside what else was measured",
    "wrk, hey, h2load and k6 print no time",
    "import.md#output-without-time"};

inline constexpr Rule kSecretRedacted{
    "SMP6068",
    "secret-redacted",
    Severity::kNote,
    "credentials among the options of a load generator do not enter a report",
    "reports are published; who reads one could use the credential",
    "R62",
    "import.md#secret-redacted"};

inline constexpr const Rule* kImportRules[] = {
    &kOutputSyntax,  &kOutputNotImportable, &kOutputContradiction, &kOutputAmbiguity,
    &kFigureLeftOut, &kAllFailed,           &kOutputWithoutTime,   &kSecretRedacted};

}  // namespace smp::importers
