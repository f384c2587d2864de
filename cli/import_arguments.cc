#include "cli/import_arguments.h"

#include <algorithm>
#include <map>
#include <utility>

#include "cli/commands.h"
#include "cli/latency_units.h"
#include "programs/command_line.h"

namespace smp::cli {
namespace {

constexpr const char* kImportDescription =
    "Makes reports of v1.0.0 of the outputs of load generators, each told by its content. Every\n"
    "figure says how exact it is; what an output does not say is left out, and credentials are.\n"
    "The report refers to the output by its SHA-256.\n"
    "No generator knows the mesh, the infrastructure or the workload: give them as documents. "
    "With\n"
    "--test, what the document says wins, and what only the output says fills it up.";

constexpr const char* kImportFooter = R"(exit codes:
  0   every output was imported
  1   an output was refused, or a profile is wrong
  2   the command line is wrong
  3   an input could not be read, or is no output that is known
  70  a defect of smp itself, or output that could not be written

examples:
  smp import fortio.json                        print the report
  smp import fortio.json --mesh mesh.yaml --infrastructure infra.yaml --workload app.yaml \
    --test test.yaml -o report.yaml             a complete one
  smp import run.json --mesh report.yaml        the mesh of another report
  smp import wrk.txt --start-time 2026-02-03T04:05:06Z
                                                wrk does not say when it ran
  smp import latency.hlog --unit us             nor does a log of HdrHistogram say its unit
  smp import results/*.json -o reports/         each in its own file
  smp import meshery.json --select 2            one run of several
  smp import run-2.json --repetition 2 --baseline baseline.yaml
                                                the second of several, compared with another
  wrk -t2 -c10 --latency http://app/ | smp import -
)";

const std::map<std::string, std::string>& Generators() {
  static const auto kGenerators = [] {
    std::map<std::string, std::string> generators = {{"auto", ""}};
    for (const ImportFormat& format : ImportFormats()) {
      generators.emplace(format.name, format.name);
    }
    return generators;
  }();
  return kGenerators;
}

void AddInputOptions(CLI::App& app, ImportArguments& arguments) {
  app.add_option("FILE", arguments.paths, "files or - (standard input)")->type_name("");
  programs::AddChoice(app, "--from", Generators(), arguments.import.from,
                      "generator that wrote the output (default: auto, told by its content)");
  programs::AddChoice(app, "--unit", LatencyUnits(), arguments.import.unit,
                      "unit of values that do not tell theirs; it is never guessed");
  app.add_option("--start-time", arguments.import.start_time,
                 "when the run began, for outputs that do not say so (RFC 3339)")
      ->type_name("TIME");
  app.add_option("--select", arguments.import.select,
                 "which run of an output that holds runs of several tests, from 1")
      ->type_name("N");
  const std::string group = "Profiles (documents of that kind, or reports that have one)";
  app.add_option("--infrastructure", arguments.infrastructure, "where it ran")
      ->group(group)
      ->type_name("FILE");
  app.add_option("--mesh", arguments.mesh, "the mesh and its configuration")
      ->group(group)
      ->type_name("FILE");
  app.add_option("--workload", arguments.workload, "the application under load")
      ->group(group)
      ->type_name("FILE");
  app.add_option("--test", arguments.test, "the test; what it leaves open is taken from the output")
      ->group(group)
      ->type_name("FILE");
  app.add_option("--baseline", arguments.baseline,
                 "report of the run without mesh, to which the report then refers")
      ->type_name("FILE");
  app.add_option("--repetition", arguments.repetition,
                 "which repetition of the test this is, from 1; smp merge keeps them apart")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
}

void AddOutputOptions(CLI::App& app, ImportArguments& arguments) {
  app.add_option("--output,-o", arguments.output,
                 "file or directory to write to (default: standard output); in a directory each "
                 "report is named after its input")
      ->type_name("FILE|DIR");
  programs::AddChoice(app, "--format", programs::Formats(), arguments.format,
                      "encoding to write (default: told by the name of -o, else yaml)");
  programs::AddChoice(app, "--color", programs::ColorModes(), arguments.color,
                      "colour in findings (default: auto, on a terminal unless NO_COLOR is set)");
  app.add_flag("--quiet,-q", arguments.quiet, "print findings and errors only");
  programs::AddLimits(app, arguments.import.limits);
}

// What must hold between options; empty when it does.
std::string Contradiction(const ImportArguments& arguments) {
  if (arguments.paths.empty()) return "nothing to import: name a file or - (standard input)";
  if (std::count(arguments.paths.begin(), arguments.paths.end(), "-") > 1) {
    return "standard input (-) can be read only once";
  }
  if (arguments.import.select == 0) return "--select counts from 1";
  return {};
}

void Declare(CLI::App& app, std::string_view program, ImportArguments& arguments) {
  programs::Describe(app, {std::string(program), kImportDescription, kImportFooter});
  AddInputOptions(app, arguments);
  AddOutputOptions(app, arguments);
}

}  // namespace

programs::CommandTable ImportTable(const Command& command) {
  ImportArguments arguments;
  CLI::App app;
  Declare(app, command.program, arguments);
  return programs::TableOf(app, command.summary);
}

ParsedImport ParseImportArguments(std::string_view program, int argc, const char* const* argv) {
  ImportArguments arguments;
  CLI::App app;
  Declare(app, program, arguments);
  if (auto end = programs::Parse(app, argc, argv)) return {std::nullopt, std::move(*end)};
  if (const std::string contradiction = Contradiction(arguments); !contradiction.empty()) {
    return {std::nullopt, programs::UsageError(program, contradiction)};
  }
  return {std::move(arguments), {}};
}

}  // namespace smp::cli
