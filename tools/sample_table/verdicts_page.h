// docs/verdicts.md: the rules against documents and outputs that were found in public.
#pragma once

#include <string>

#include "sample_table/verdicts.h"

namespace smp {

[[nodiscard]] std::string VerdictsPage(const Verdicts& verdicts);

}  // namespace smp
