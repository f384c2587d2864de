// What became of the requests of a result, as far as it is stated.
#pragma once

#include <optional>
#include <string_view>

#include "smp/v1/result.pb.h"

namespace smp::rules {

struct Failures {
  double failed = 0;
  double total = 0;  // requests that failed or succeeded; at least `failed`

  [[nodiscard]] double Share() const { return total > 0 ? failed / total : 0; }
};

// Failed requests out of all: as stated, else what the other counts or the status codes leave.
// Null when nothing tells successes from failures.
[[nodiscard]] std::optional<Failures> FailuresOf(const v1::Result& result);

// The HTTP status that a key of by_status_code names, or the lowest of a class such as "5xx"; null
// for those of other protocols.
[[nodiscard]] std::optional<int> HttpStatus(std::string_view code);

}  // namespace smp::rules
