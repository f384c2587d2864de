// One run of fortio's JSON.
#pragma once

#include <optional>
#include <string_view>

#include "document/tree.h"
#include "importers/findings.h"
#include "smp/v1/result.pb.h"
#include "smp/v1/test.pb.h"

namespace smp::importers {

struct FortioRun {
  v1::TestConfiguration test;
  v1::Result result;
  std::optional<double> seconds;  // that it took
};

// A run with its figures. Nothing, and a finding, for one that was never started.
[[nodiscard]] std::optional<FortioRun> ReadFortioRun(const document::Node& node,
                                                     ImportFindings& findings);

// Rate, window and labels of a run in fortio's form, whichever generator it is of.
void SetFortioFrame(const document::Node& node, ImportFindings& findings, FortioRun& run);

}  // namespace smp::importers
