// Documents of other formats that often lie beside reports. Naming them makes "not SMP" plain.
#pragma once

#include <string_view>

#include "document/tree.h"

namespace smp::edition {

struct Stranger {
  std::string_view what;          // "a Kubernetes object"
  std::string_view keys;          // paths that show it, separated by bars, exactly spelled
  bool is_load_generator_output;  // `smp import` makes a report of it
};

// The format that the keys show; null when it is not known either.
[[nodiscard]] const Stranger* FindStranger(const document::Node& root);

}  // namespace smp::edition
