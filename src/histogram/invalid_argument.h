// How functions of this module refuse what they are given.
#pragma once

#include <string>
#include <utility>

#include "smp/error.h"

namespace smp::histogram {

[[nodiscard]] inline Error InvalidArgument(std::string message, std::string hint) {
  return {ErrorCode::kInvalidArgument, std::move(message), std::move(hint)};
}

}  // namespace smp::histogram
