#include "report/fingerprint.h"

#include <fmt/format.h>

#include "digest/sha256.h"
#include "report/artifact_uri.h"

namespace smp::report {

std::string Fingerprints::Of(const Finding& finding) {
  const std::string base =
      digest::Sha256Hex(fmt::format("{}\n{}\n{}\n{}", finding.rule->id, ProjectPath(finding.file),
                                    finding.pointer, finding.message));
  const int before = seen_[base]++;
  return before == 0 ? base : digest::Sha256Hex(fmt::format("{}\n{}", base, before));
}

}  // namespace smp::report
