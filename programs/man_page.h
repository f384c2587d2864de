// Manual pages in the man macros, made of option tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "programs/option_table.h"

namespace smp::programs {

// The page of a command line, in section 1, named PageName(table.program). `source` is the release,
// "smp 0.1.0"; `see_also` are the names of other pages.
[[nodiscard]] std::string ManPage(const CommandTable& table, std::string_view source,
                                  const std::vector<std::string>& see_also);

}  // namespace smp::programs
