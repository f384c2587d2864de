#include "validator/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "programs/command_line.h"
#include "programs/option_values.h"
#include "validator/validator.h"

namespace smp::validator {
namespace {

constexpr const char* kDescription =
    "Checks Service Mesh Performance (SMP) documents: syntax, structure, and whether the figures\n"
    "can be true. Each finding names the place, the cause and the cure.";

constexpr const char* kFooter = R"(exit codes:
  0   no finding at or above --fail-on
  1   findings at or above --fail-on
  2   the command line is wrong
  3   an input could not be read, or there was nothing to check
  4   a schema given with --schema cannot be used
  70  a defect of {name} itself, or its output could not be written

examples:
  {name} report.yaml                     check one report
  {name} results/                        check every report below a directory
  my-generator | {name} -                check what another program prints
  {name} --fail-on warning report.yaml   fail on warnings too
  {name} --require credible results/     fail on reports whose method does not carry them
  {name} --format json *.yaml > findings.json
  {name} --fix report.yaml               mend its spelling; --diff shows it first
  {name} --fix --order-keys report.yaml  and put its keys in order
  {name} --format text --format sarif=smp.sarif results/
  {name} --kind test-result run.binpb    tell what a binary file holds
  {name} --explain SMP2004               what a rule means and how to mend it
)";

const std::map<std::string, Severity>& Severities() {
  static const std::map<std::string, Severity> kSeverities = {
      {"error", Severity::kError}, {"warning", Severity::kWarning}, {"note", Severity::kNote}};
  return kSeverities;
}

const std::map<std::string, Grade>& Grades() {
  static const std::map<std::string, Grade> kGrades = {{"valid", Grade::kValid},
                                                       {"credible", Grade::kCredible}};
  return kGrades;
}

std::string NamesOfFormats() {
  std::string names;
  for (const FindingsFormat& format : FindingsFormats()) {
    names += fmt::format("{}{}", names.empty() ? "" : "|", format.name);
  }
  return names;
}

// "sarif=out.sarif" or "json".
FindingsOutput OutputOf(const std::string& text) {
  const std::size_t equals = std::min(text.find('='), text.size());
  FindingsOutput output{text.substr(0, equals), text.substr(std::min(equals + 1, text.size()))};
  const auto formats = FindingsFormats();
  const bool known = std::any_of(formats.begin(), formats.end(), [&](const FindingsFormat& each) {
    return each.name == output.format;
  });
  if (!known) {
    throw CLI::ValidationError(
        fmt::format("--format: '{}' is none of {}", output.format, NamesOfFormats()));
  }
  if (equals < text.size() && output.path.empty()) {
    throw CLI::ValidationError(fmt::format("--format: '{}' names no file", text));
  }
  return output;
}

void AddFormats(CLI::App& app, std::vector<FindingsOutput>& outputs) {
  app.add_option_function<std::vector<std::string>>(
         "--format",
         [&outputs](const std::vector<std::string>& texts) {
           for (const std::string& text : texts) outputs.push_back(OutputOf(text));
         },
         "how findings are written (default: text), to standard output or a file; may be repeated")
      ->type_name(fmt::format("{}[=FILE]", NamesOfFormats()))
      ->allow_extra_args(false);
}

// Two texts in one place cannot be told apart.
std::string SharedPlace(const std::vector<FindingsOutput>& outputs) {
  for (auto one = outputs.begin(); one != outputs.end(); ++one) {
    const bool shared =
        std::any_of(std::next(one), outputs.end(),
                    [&](const FindingsOutput& other) { return other.path == one->path; });
    if (!shared) continue;
    return fmt::format("two formats cannot both be written to {}; write --format {}=FILE",
                       one->path.empty() ? std::string("standard output") : one->path, one->format);
  }
  return {};
}

// Tried here, so that a wrong one is told as one of the command line.
void AddSettings(CLI::App& app, std::vector<std::string>& settings) {
  app.add_option_function<std::vector<std::string>>(
         "--set",
         [&settings](const std::vector<std::string>& assignments) {
           for (const std::string& assignment : assignments) {
             if (const auto set = RuleSettings().Set(assignment); !set) {
               throw CLI::ValidationError(
                   fmt::format("--set: {}; {}", set.error().message, set.error().hint));
             }
             settings.push_back(assignment);
           }
         },
         "another threshold for a rule, as in SMP3008.min_samples_beyond=20; may be repeated")
      ->type_name(std::string(programs::kSettingNotation))
      ->allow_extra_args(false);
}

void AddRequirements(CLI::App& app, Arguments& arguments) {
  app.add_option("--config", arguments.config,
                 fmt::format("what the project requires and ignores (default: {}, if it is there)",
                             kRequirementsName))
      ->type_name("FILE");
  app.add_flag("--no-config", arguments.no_config, "do as if there were no such file")
      ->excludes("--config");
  app.add_flag("--print-ignore", arguments.print_ignore,
               "write the entries that would ignore every finding, and nothing else");
}

void AddFixes(CLI::App& app, Arguments& arguments) {
  app.add_flag("--fix", arguments.fix,
               "mend spelling in the files: camelCase, long names, texts without quotes");
  app.add_flag(
      "--diff", arguments.diff,
      "show what --fix would change, and nothing else; exit code 1 when there is something");
  app.add_flag("--order-keys", arguments.order_keys,
               "with --fix or --diff: put the keys of YAML and JSON in the order of the "
               "specification, too; comments move with them");
}

void AddOptions(CLI::App& app, Arguments& arguments) {
  app.add_option("FILE", arguments.paths,
                 "files, directories (searched for reports) or - (standard input)")
      ->type_name("");
  AddFormats(app, arguments.outputs);
  programs::AddChoice(app, "--fail-on", Severities(), arguments.fail_on,
                      "least severity that makes the exit code 1 (default: error)");
  programs::AddChoice(app, "--require", Grades(), arguments.require,
                      "least grade of every document, else the exit code is 1");
  AddSettings(app, arguments.settings);
  AddRequirements(app, arguments);
  AddFixes(app, arguments);
  programs::AddChoice(app, "--input-format", programs::Formats(), arguments.read.format,
                      "encoding of the input (default: told by its content)");
  programs::AddChoice(app, "--edition", programs::Editions(), arguments.read.edition,
                      "edition of the format (default: told by the document)");
  programs::AddChoice(app, "--kind", programs::Kinds(), arguments.read.kind,
                      "what the document holds (default: told by the document)");
  app.add_option(
         "--schema", arguments.schemas,
         "a further JSON Schema (draft-07) for every document, such as one for your extensions")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--jobs,-j", arguments.jobs, "files checked at once (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  programs::AddChoice(app, "--color", programs::ColorModes(), arguments.color,
                      "colour in text (default: auto, on a terminal unless NO_COLOR is set)");
  app.add_flag("--summary", arguments.by_rule,
               "end text with a table of the rules that were broken");
  app.add_flag("--quiet,-q", arguments.quiet, "print findings only");
  app.add_flag("--list-rules", arguments.list_rules, "list every rule and exit");
  app.add_option("--explain", arguments.explain, "explain a rule, by id or name, and exit")
      ->type_name(std::string(programs::kRuleNotation));
  programs::AddLimits(app, arguments.read.limits);
}

// What must hold between options; empty when it does.
std::string Contradiction(const Arguments& arguments) {
  if (arguments.list_rules || !arguments.explain.empty()) return {};
  if (arguments.paths.empty())
    return "nothing to check: name a file, a directory or - (standard input)";
  if (std::count(arguments.paths.begin(), arguments.paths.end(), "-") > 1) {
    return "standard input (-) can be read only once";
  }
  const bool reads_stdin =
      std::find(arguments.paths.begin(), arguments.paths.end(), "-") != arguments.paths.end();
  if (arguments.fix && !arguments.diff && reads_stdin) {
    return "standard input (-) cannot be mended; --diff shows what would change";
  }
  if (arguments.order_keys && !arguments.fix && !arguments.diff) {
    return "--order-keys is for --fix, which writes, or --diff, which shows";
  }
  if (std::string shared = SharedPlace(arguments.outputs); !shared.empty()) return shared;
  return programs::KindContradiction(arguments.read, "--edition");
}

void Declare(CLI::App& app, std::string_view program, Arguments& arguments) {
  programs::Describe(
      app, {std::string(program), kDescription, fmt::format(kFooter, fmt::arg("name", program))});
  AddOptions(app, arguments);
}

}  // namespace

programs::CommandTable ValidatorTable(std::string_view program) {
  Arguments arguments;
  CLI::App app;
  Declare(app, program, arguments);
  return programs::TableOf(app, "checks Service Mesh Performance documents");
}

ParsedArguments ParseArguments(std::string_view program, int argc, const char* const* argv) {
  Arguments arguments;
  CLI::App app;
  Declare(app, program, arguments);
  if (auto end = programs::Parse(app, argc, argv)) return {std::nullopt, std::move(*end)};
  if (const std::string contradiction = Contradiction(arguments); !contradiction.empty()) {
    return {std::nullopt, programs::UsageError(program, contradiction)};
  }
  if (arguments.outputs.empty()) arguments.outputs.emplace_back();
  return {std::move(arguments), {}};
}

}  // namespace smp::validator
