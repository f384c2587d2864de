// fortio: JSON of its runs and access logs.
#include "importers/importer.h"

namespace smp::importers {

bool IsFortio(const RawOutput& output);
std::optional<ImportDraft> ImportFortio(ImportContext& context);

bool IsFortio(const RawOutput& output) { return output.root() != nullptr && false; }

std::optional<ImportDraft> ImportFortio(ImportContext& context) {
  static_cast<void>(context);
  return std::nullopt;
}

}  // namespace smp::importers
