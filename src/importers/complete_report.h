// What every imported report has, whichever generator its output is of.
#pragma once

#include <optional>
#include <string_view>

#include "importers/importer.h"
#include "model/time_text.h"
#include "smp/v1/document.pb.h"

namespace smp::importers {

struct ImportedOutput {
  const RawOutput& output;
  const ImportOptions& options;
  std::optional<model::Seconds> start_time;  // options.start_time, read
  std::string_view format;
};

// The report of a draft: id, producer and reference to the raw output are added, clients are
// assigned, windows are built from the start time that was given. Reports runs without window
// (SMP1038) and runs of which every request failed (SMP1037).
[[nodiscard]] v1::Document CompleteReport(ImportDraft draft, const ImportedOutput& imported,
                                          ImportFindings& findings);

}  // namespace smp::importers
