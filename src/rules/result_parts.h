// Results that are only a part of what their client sent, such as those of a generator's workers.
#pragma once

#include <unordered_set>

#include "smp/v1/report.pb.h"

namespace smp::rules {

// Raw results whose windows overlap with those of others of the same client and stage: each is a
// part, but one that is as large as all others together. Points into the report, which must outlive
// it.
[[nodiscard]] std::unordered_set<const v1::Result*> PartsOfClients(const v1::Report& report);

}  // namespace smp::rules
