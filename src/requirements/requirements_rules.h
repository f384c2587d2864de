// Rules of what a project ignores.
#pragma once

#include "smp/rule.h"

namespace smp::requirements {

inline constexpr Rule kIgnoreReason{
    "SMP1040",
    "ignore-reason",
    Severity::kError,
    "a finding is ignored for a reason that is written down",
    "an entry without a reason outlives the people who knew it; it ignores nothing",
    "kubeconform#162; buf's config-ignore-yaml",
    "document.md#ignore-reason"};

inline constexpr Rule kIgnoreExpired{
    "SMP1041",
    "ignore-expired",
    Severity::kWarning,
    "a finding is ignored until the day that was agreed on, and no longer",
    "what was to be mended by then is either mended, and the entry can go, or somebody has to "
    "decide again; until then the entry ignores nothing",
    "project",
    "document.md#ignore-expired"};

inline constexpr Rule kIgnoreUnused{
    "SMP1042",
    "ignore-unused",
    Severity::kWarning,
    "an entry that ignores findings has some to ignore",
    "the defect is gone or the path is misspelt; left in place, the entry hides the next one",
    "project",
    "document.md#ignore-unused"};

inline constexpr const Rule* kRequirementsRules[] = {&kIgnoreReason, &kIgnoreExpired,
                                                     &kIgnoreUnused};

}  // namespace smp::requirements
