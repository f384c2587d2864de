#include "cli/upgrade_arguments.h"

#include <algorithm>
#include <map>
#include <utility>

#include "cli/commands.h"
#include "cli/latency_units.h"
#include "programs/command_line.h"

namespace smp::cli {
namespace {

constexpr const char* kUpgradeDescription =
    "Brings SMP documents of older editions, and data that only looks like SMP, to the newest\n"
    "edition; or back to v0.6. Messages that name each other by their ids become one report.\n"
    "Nothing is lost in silence: what changed is counted, listed by --changes and kept in the\n"
    "document's own upgrade_trail.";

constexpr const char* kUpgradeFooter = R"(exit codes:
  0   every document is of the edition asked for
  1   something was refused or has to be looked at; with --check: a file would change
  2   the command line is wrong
  3   an input could not be read, or there was nothing to upgrade
  70  a defect of smp itself, or output that could not be written

examples:
  smp upgrade run.yaml                          print the result as v1.0.0
  smp upgrade test.yaml mesh.yaml run.yaml -o report.yaml
                                                join what belongs together into one report
  smp upgrade results/ -o upgraded/             each document in its own file
  smp upgrade --in-place results/               replace the files
  smp upgrade --in-place --to v0.6 --allow-loss old/
                                                even though values are lost
  smp upgrade --check results/                  fail when a file is of an older edition (for CI)
  smp upgrade meshery.json --latency-unit s     tell the unit that the data does not tell
  smp upgrade run.binpb --from v0.2 --kind test-result
  smp upgrade report.yaml --to v0.6 -o old/     take a report apart for an old reader
)";

const std::map<std::string, Edition>& Targets() {
  static const std::map<std::string, Edition> kTargets = {{"v0.6", Edition::kV06},
                                                          {"v1.0", Edition::kV1}};
  return kTargets;
}

void AddInputOptions(CLI::App& app, UpgradeArguments& arguments) {
  app.add_option("FILE", arguments.paths,
                 "files, directories (searched for documents) or - (standard input)")
      ->type_name("");
  programs::AddChoice(app, "--to", Targets(), arguments.upgrade.to,
                      "edition to bring the documents to (default: v1.0)");
  programs::AddChoice(app, "--from", programs::Editions(), arguments.read.edition,
                      "edition of the input (default: told by the document)");
  programs::AddChoice(app, "--kind", programs::Kinds(), arguments.read.kind,
                      "what the document holds (default: told by the document)");
  programs::AddChoice(app, "--input-format", programs::Formats(), arguments.read.format,
                      "encoding of the input (default: told by its content)");
  programs::AddChoice(app, "--latency-unit", LatencyUnits(), arguments.upgrade.latency_unit,
                      "unit of latencies that do not tell theirs; it is never guessed");
  app.add_flag("--join", arguments.upgrade.force_join,
               "join all messages into one report although their ids do not match");
}

void AddOutputOptions(CLI::App& app, UpgradeArguments& arguments) {
  app.add_option("--output,-o", arguments.output,
                 "file or directory to write to (default: standard output); in a directory each "
                 "document is named after its input")
      ->type_name("FILE|DIR");
  programs::AddChoice(app, "--output-format", programs::Formats(), arguments.output_format,
                      "encoding to write (default: told by the name of -o, else the input's)");
  app.add_flag("--in-place", arguments.in_place,
               "replace the files, each as a whole; a file of which something would be lost, or "
               "that is joined with another, is kept");
  app.add_flag("--allow-loss", arguments.allow_loss,
               "with --in-place: replace files of which values are lost, too");
  app.add_flag("--check", arguments.check,
               "write no document; fail, and name the files, when one would change");
  app.add_option("--changes", arguments.changes,
                 "write every change to this file as JSON (schemas/tool/changes.schema.json)")
      ->type_name("FILE");
  programs::AddChoice(app, "--color", programs::ColorModes(), arguments.color,
                      "colour in findings (default: auto, on a terminal unless NO_COLOR is set)");
  app.add_flag("--quiet,-q", arguments.quiet, "print findings and errors only");
  programs::AddLimits(app, arguments.read.limits);
}

// What must hold between options; empty when it does.
std::string Contradiction(const UpgradeArguments& arguments) {
  const auto standard_input = std::count(arguments.paths.begin(), arguments.paths.end(), "-");
  if (arguments.paths.empty()) {
    return "nothing to upgrade: name a file, a directory or - (standard input)";
  }
  if (standard_input > 1) return "standard input (-) can be read only once";
  if (arguments.in_place && standard_input > 0) return "standard input (-) has no place";
  if (arguments.in_place && !arguments.output.empty())
    return "--in-place and -o exclude each other";
  if (arguments.in_place && arguments.output_format) {
    return "--in-place keeps the encoding of a file: --output-format needs -o";
  }
  if (arguments.allow_loss && !arguments.in_place) {
    return "--allow-loss is for --in-place: other outputs leave the input as it is";
  }
  if (arguments.check && (arguments.in_place || !arguments.output.empty())) {
    return "--check writes no document: it excludes --in-place and -o";
  }
  if (arguments.upgrade.force_join && arguments.upgrade.to != Edition::kV1) {
    return "--join makes a report, which v0.6 does not have";
  }
  return programs::KindContradiction(arguments.read, "--from");
}

void Declare(CLI::App& app, std::string_view program, UpgradeArguments& arguments) {
  programs::Describe(app, {std::string(program), kUpgradeDescription, kUpgradeFooter});
  AddInputOptions(app, arguments);
  AddOutputOptions(app, arguments);
}

}  // namespace

programs::CommandTable UpgradeTable(const Command& command) {
  UpgradeArguments arguments;
  CLI::App app;
  Declare(app, command.program, arguments);
  return programs::TableOf(app, command.summary);
}

ParsedUpgrade ParseUpgradeArguments(std::string_view program, int argc, const char* const* argv) {
  UpgradeArguments arguments;
  CLI::App app;
  Declare(app, program, arguments);
  if (auto end = programs::Parse(app, argc, argv)) return {std::nullopt, std::move(*end)};
  if (const std::string contradiction = Contradiction(arguments); !contradiction.empty()) {
    return {std::nullopt, programs::UsageError(program, contradiction)};
  }
  return {std::move(arguments), {}};
}

}  // namespace smp::cli
