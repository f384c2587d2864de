// The importer that a target is of.
#pragma once

namespace smp::fuzz {

extern const char* const kImportFrom;

}  // namespace smp::fuzz
