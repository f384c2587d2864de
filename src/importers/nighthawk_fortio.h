// What Nighthawk writes for the viewer of fortio: --output-format fortio and
// experimental_fortio_pedantic, and what nighthawk-go made of an Output.
#pragma once

#include <optional>

#include "document/tree.h"
#include "importers/importer.h"

namespace smp::importers {

// Whether a tree has fortio's form and Nighthawk's figures; see FortioFormOf.
[[nodiscard]] bool IsNighthawkFortio(const document::Node& root);

[[nodiscard]] std::optional<ImportDraft> ImportNighthawkFortio(ImportContext& context,
                                                               const document::Node& root);

}  // namespace smp::importers
