// What a finding is recognised by from run to run, though lines move.
#pragma once

#include <map>
#include <string>

#include "smp/finding.h"

namespace smp::report {

// Gives each finding of a run a fingerprint of its own: of rule, file, pointer and message, and of
// how often that was seen before. 64 hexadecimal digits.
class Fingerprints {
 public:
  [[nodiscard]] std::string Of(const Finding& finding);

 private:
  std::map<std::string, int> seen_;
};

}  // namespace smp::report
