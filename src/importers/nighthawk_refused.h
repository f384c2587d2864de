// Outputs of Nighthawk that are known and hold too little of a run to be imported.
#pragma once

#include "importers/importer.h"

namespace smp::importers {

// Whether a text is one of Nighthawk's formats for people or for other programs: human, csv, dotted
// or prometheus.
[[nodiscard]] bool IsNighthawkText(std::string_view text);

// Whether a tree is a single statistic, as Nighthawk's own tests have it.
[[nodiscard]] bool IsNighthawkStatistic(const document::Node& root);

// Reports why an output cannot be imported, and what to import instead.
void RefuseNighthawkText(ImportContext& context);
void RefuseNighthawkStatistic(ImportContext& context);

}  // namespace smp::importers
