// smp upgrade: documents of older editions and look-alikes to the newest edition, and back.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
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

class Upgrader {
 public:
  Upgrader(std::string_view program, const UpgradeArguments& arguments)
      : program_(program), arguments_(arguments) {}

  ExitCode Run() && {
    run_.read = ReadInputs(arguments_.paths, arguments_.read, arguments_.color);
    if (run_.read.documents.empty()) return ExitCode::kUnreadable;
    Worsen(run_.read.exit_code);
    auto outcome = UpgradeAll(run_.read.documents, arguments_.upgrade);
    if (!outcome) return programs::Fail(program_, ExitCode::kUsage, outcome.error());
    run_.outcome = std::move(*outcome);
    Tell();
    if (!arguments_.changes.empty()) WriteChanges();
    if (arguments_.check) {
      Check();
    } else {
      Worsen(UpgradeWriter(program_, arguments_, run_).Write());
    }
    return code_;
  }

 private:
  // What was found, and a line for each document.
  void Tell() {
    std::vector<Finding> findings = run_.outcome.refused;
    bool refused = !findings.empty();
    for (const UpgradedDocument& upgraded : run_.outcome.documents) {
      std::copy(upgraded.findings.begin(), upgraded.findings.end(), std::back_inserter(findings));
      refused = refused || IsRefused(upgraded);
    }
    ShowFindings(run_.read.documents, findings, arguments_.color);
    const bool error = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
      return finding.severity == Severity::kError;
    });
    if (refused || error) Worsen(ExitCode::kFindings);
    if (arguments_.quiet) return;
    std::map<std::size_t, std::size_t> made_from;
    for (const UpgradedDocument& upgraded : run_.outcome.documents) {
      ++made_from[upgraded.sources.front()];
    }
    for (const UpgradedDocument& upgraded : run_.outcome.documents) {
      const bool several = made_from[upgraded.sources.front()] > 1;
      programs::Print(stderr, SummaryLine(upgraded, several, run_.read.documents) + "\n");
    }
  }

  void WriteChanges() {
    std::vector<ChangedDocument> documents;
    for (const UpgradedDocument& upgraded : run_.outcome.documents) {
      ChangedDocument changed;
      for (const std::size_t source : upgraded.sources) {
        const std::string& file = run_.read.documents[source].file();
        const bool named =
            std::find(changed.files.begin(), changed.files.end(), file) != changed.files.end();
        if (!named) changed.files.push_back(file);
      }
      changed.from = EditionText(run_.read.documents[upgraded.sources.front()]);
      changed.to = EditionText(upgraded.document);
      changed.steps = upgraded.steps;
      documents.push_back(std::move(changed));
    }
    if (!WriteOutput(program_, arguments_.changes, RenderChanges(documents, "smp"))) {
      Worsen(ExitCode::kInternal);
    }
  }

  void Check() {
    for (std::size_t i = 0; i < run_.read.inputs.size(); ++i) {
      if (!run_.HasChanged(i)) continue;
      Worsen(ExitCode::kFindings);
      programs::Print(stderr,
                      fmt::format("{} would change\n", programs::NameOf(run_.read.inputs[i])));
    }
  }

  // The worst thing that happened is told: lost output before unread input before findings.
  void Worsen(ExitCode code) { code_ = std::max(code_, code); }

  std::string_view program_;
  const UpgradeArguments& arguments_;
  UpgradeRun run_;
  ExitCode code_ = ExitCode::kHolds;
};

}  // namespace

ExitCode RunUpgrade(std::string_view program, int argc, const char* const* argv) {
  const ParsedUpgrade parsed = ParseUpgradeArguments(program, argc, argv);
  if (!parsed.arguments) return programs::Finish(program, parsed.end);
  return Upgrader(program, *parsed.arguments).Run();
}

}  // namespace smp::cli
