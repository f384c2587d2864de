#include "import_from.h"

namespace smp::fuzz {

const char* const kImportFrom = SMP_IMPORT_FROM;

}  // namespace smp::fuzz
