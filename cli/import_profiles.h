// What a report says that its load generator does not know: profiles, baseline, repetition.
#pragma once

#include <string>

#include "cli/import_arguments.h"
#include "programs/exit_code.h"
#include "smp/smp.h"

namespace smp::cli {

// The profiles that were given, in a report that has nothing else.
struct ImportProfiles {
  v1::Report report;
  // What went wrong, which was told; kHolds when nothing did.
  programs::ExitCode exit_code = programs::ExitCode::kHolds;
};

// Reads the files of the options. A profile with errors is refused with its findings.
[[nodiscard]] ImportProfiles ReadProfiles(std::string_view program,
                                          const ImportArguments& arguments);

// Puts the profiles, and the reference to the baseline, into an imported report. Of the test, what
// is given wins; what only the output says is added to it, client by client.
void AddProfiles(const v1::Report& profiles, v1::Report& report);

// Says of the results which repetition of the test they are, in their ids, too: those of all
// repetitions stand in one report later.
void SetRepetition(std::int64_t repetition, v1::Report& report);

// "infrastructure, mesh and workload; give them with --infrastructure, --mesh and --workload";
// empty when nothing is missing.
[[nodiscard]] std::string MissingProfiles(const v1::Report& report);

}  // namespace smp::cli
