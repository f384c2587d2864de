// Defects as they are found in reports, of structure and of figures.
#pragma once

#include <string>

namespace smp::bench {

// Changes the text of a report so that it has the defect with this number; they come in turn.
void AddDefect(unsigned number, std::string& text);

}  // namespace smp::bench
