// The table of importers.
#pragma once

#include <span>
#include <string_view>

#include "importers/importer.h"

namespace smp::importers {

// Every importer, ordered by name.
[[nodiscard]] std::span<const Importer> Importers();

// The importer of that name, null when there is none.
[[nodiscard]] const Importer* FindImporter(std::string_view name);

}  // namespace smp::importers
