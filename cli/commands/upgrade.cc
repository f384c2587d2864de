// smp upgrade: documents of older editions and look-alikes to the newest edition, and back.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "cli/input_documents.h"
#include "cli/upgrade_arguments.h"
#include "cli/upgrade_documents.h"
#include "cli/upgrade_run.h"
#include "cli/upgrade_text.h"
#include "cli/upgrade_writer.h"
#include "cli/write_outputs.h"
#include "programs/console.h"

namespace smp::cli {

using programs::ExitCode;

namespace {

// What was found, and a line for each document.
ExitCode Tell(const UpgradeArguments& arguments, const UpgradeRun& run) {
  std::vector<Finding> findings = run.outcome().refused;
  bool refused = !findings.empty();
  for (const UpgradedDocument& upgraded : run.outcome().documents) {
    std::copy(upgraded.findings.begin(), upgraded.findings.end(), std::back_inserter(findings));
    refused = refused || IsRefused(upgraded);
  }
  ShowFindings(run.originals(), findings, arguments.color);
  if (!arguments.quiet) {
    for (const UpgradedDocument& upgraded : run.outcome().documents) {
      programs::Print(stderr, SummaryLine(upgraded, run) + "\n");
    }
  }
  return refused || HasError(findings) ? ExitCode::kFindings : ExitCode::kHolds;
}

// Of each input once.
std::vector<std::string> FilesOf(const UpgradedDocument& upgraded, const UpgradeRun& run) {
  std::vector<std::string> files;
  for (const std::size_t source : upgraded.sources) {
    const std::string& file = run.originals()[source].file();
    if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
  }
  return files;
}

ExitCode WriteChanges(std::string_view program, const std::string& path, const UpgradeRun& run) {
  std::vector<ChangedDocument> documents;
  for (const UpgradedDocument& upgraded : run.outcome().documents) {
    documents.push_back({FilesOf(upgraded, run),
                         EditionText(run.originals()[upgraded.sources.front()]),
                         EditionText(upgraded.document), upgraded.steps});
  }
  return WriteOutput(program, path, RenderChanges(documents, "smp")) ? ExitCode::kHolds
                                                                     : ExitCode::kInternal;
}

ExitCode Check(const UpgradeRun& run) {
  ExitCode code = ExitCode::kHolds;
  for (std::size_t i = 0; i < run.inputs().size(); ++i) {
    if (!run.From(i).is_changed) continue;
    code = ExitCode::kFindings;
    programs::Print(stderr,
                    fmt::format("{} would change\n", Printable(programs::NameOf(run.inputs()[i]))));
  }
  return code;
}

ExitCode Run(std::string_view program, const UpgradeArguments& arguments) {
  InputDocuments read = ReadInputs(arguments.paths, arguments.read, arguments.color);
  if (read.documents.empty()) return ExitCode::kUnreadable;
  auto outcome = UpgradeAll(read.documents, arguments.upgrade);
  if (!outcome) return programs::Fail(program, ExitCode::kUsage, outcome.error());
  // The worst thing that happened is told: lost output before unread input before findings.
  ExitCode code = read.exit_code;
  const UpgradeRun run(std::move(read), std::move(*outcome));
  code = std::max(code, Tell(arguments, run));
  UpgradeWriter writer(program, arguments, run);
  if (const ExitCode planned = writer.Plan(); planned != ExitCode::kHolds) {
    return std::max(code, planned);
  }
  if (!arguments.changes.empty()) {
    code = std::max(code, WriteChanges(program, arguments.changes, run));
  }
  return std::max(code, arguments.check ? Check(run) : std::move(writer).Write());
}

}  // namespace

ExitCode RunUpgrade(std::string_view program, int argc, const char* const* argv) {
  const ParsedUpgrade parsed = ParseUpgradeArguments(program, argc, argv);
  if (!parsed.arguments) return programs::Finish(program, parsed.end);
  return Run(program, *parsed.arguments);
}

}  // namespace smp::cli
