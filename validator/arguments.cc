#include "arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <sstream>

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
  70  a defect of smp-validate itself, or its output could not be written

examples:
  smp-validate report.yaml                     check one report
  smp-validate results/                        check every report below a directory
  my-generator | smp-validate -                check what another program prints
  smp-validate --fail-on warning report.yaml   fail on warnings too
  smp-validate --format json *.yaml > findings.json
  smp-validate --kind test-result run.binpb    tell what a binary file holds
  smp-validate --explain SMP2004               what a rule means and how to mend it
)";

const std::map<std::string, OutputFormat>& OutputFormats() {
  static const std::map<std::string, OutputFormat> kFormats = {{"text", OutputFormat::kText},
                                                               {"json", OutputFormat::kJson}};
  return kFormats;
}

const std::map<std::string, ColorMode>& ColorModes() {
  static const std::map<std::string, ColorMode> kModes = {
      {"auto", ColorMode::kAuto}, {"always", ColorMode::kAlways}, {"never", ColorMode::kNever}};
  return kModes;
}

const std::map<std::string, Severity>& Severities() {
  static const std::map<std::string, Severity> kSeverities = {
      {"error", Severity::kError}, {"warning", Severity::kWarning}, {"note", Severity::kNote}};
  return kSeverities;
}

// The names of an enumeration with their values, for an option that takes one of them.
template <typename Value, typename NameOf>
std::map<std::string, Value> NamedValues(Value first, Value last, NameOf name_of) {
  std::map<std::string, Value> values;
  for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
    const auto value = static_cast<Value>(i);
    values.emplace(std::string(name_of(value)), value);
  }
  return values;
}

// An option whose value is one of the names of `values`; a wrong one is answered with all of them.
template <typename Value, typename Target>
void AddChoice(CLI::App& app, const std::string& name, const std::map<std::string, Value>& values,
               Target& target, const std::string& description) {
  std::string names;
  for (const auto& [key, value] : values) names += (names.empty() ? "" : "|") + key;
  app.add_option_function<std::string>(
         name,
         [&values, &target, name, names](const std::string& text) {
           const auto found = values.find(text);
           if (found == values.end()) {
             throw CLI::ValidationError(fmt::format("{}: '{}' is none of {}", name, text, names));
           }
           target = found->second;
         },
         description)
      ->type_name(names);
}

void AddLimits(CLI::App& app, Limits& limits) {
  const std::string group = "Limits (for input that is not trusted)";
  app.add_option("--max-bytes", limits.max_bytes, "bytes of one input")
      ->group(group)
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--max-depth", limits.max_depth, "levels of nesting")
      ->group(group)
      ->type_name("N")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  app.add_option("--max-nodes", limits.max_nodes, "values and containers of one input")
      ->group(group)
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--max-aliases", limits.max_aliases, "YAML aliases followed in one input")
      ->group(group)
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--max-findings", limits.max_findings, "findings kept for one document")
      ->group(group)
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
}

void AddOptions(CLI::App& app, Arguments& arguments) {
  static const auto kFormats = NamedValues(Format::kYaml, Format::kTextProto, FormatName);
  static const std::map<std::string, Edition> kEditions = {
      {"v0.2", Edition::kV02}, {"v0.6", Edition::kV06}, {"v1.0", Edition::kV1}};
  static const auto kKinds = NamedValues(Kind::kReport, Kind::kEnvironment, KindName);

  app.add_option("FILE", arguments.paths,
                 "files, directories (searched for reports) or - (standard input)")
      ->type_name("");
  AddChoice(app, "--format", OutputFormats(), arguments.format, "how findings are printed");
  AddChoice(app, "--fail-on", Severities(), arguments.fail_on,
            "least severity that makes the exit code 1 (default: error)");
  AddChoice(app, "--input-format", kFormats, arguments.read.format,
            "encoding of the input (default: told by its content)");
  AddChoice(app, "--edition", kEditions, arguments.read.edition,
            "edition of the format (default: told by the document)");
  AddChoice(app, "--kind", kKinds, arguments.read.kind,
            "what the document holds (default: told by the document)");
  app.add_option(
         "--schema", arguments.schemas,
         "a further JSON Schema (draft-07) for every document, such as one for your extensions")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--jobs,-j", arguments.jobs, "files checked at once (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  AddChoice(app, "--color", ColorModes(), arguments.color,
            "colour in text (default: auto, on a terminal unless NO_COLOR is set)");
  app.add_flag("--quiet,-q", arguments.quiet, "print findings only");
  app.add_flag("--list-rules", arguments.list_rules, "list every rule and exit");
  app.add_option("--explain", arguments.explain, "explain a rule, by id or name, and exit")
      ->type_name("RULE");
  AddLimits(app, arguments.read.limits);
}

// What must hold between options; empty when it does.
std::string Contradiction(const Arguments& arguments) {
  if (arguments.list_rules || !arguments.explain.empty()) return {};
  if (arguments.paths.empty())
    return "nothing to check: name a file, a directory or - (standard input)";
  if (std::count(arguments.paths.begin(), arguments.paths.end(), "-") > 1) {
    return "standard input (-) can be read only once";
  }
  const ReadOptions& read = arguments.read;
  if (read.edition && read.kind &&
      (*read.kind >= Kind::kTestConfig) == (*read.edition == Edition::kV1)) {
    return fmt::format("--edition {} has no documents of --kind {}", EditionName(*read.edition),
                       KindName(*read.kind));
  }
  return {};
}

}  // namespace

ParsedArguments ParseArguments(int argc, const char* const* argv) {
  ParsedArguments parsed;
  Arguments arguments;
  CLI::App app(kDescription, "smp-validate");
  app.footer(kFooter);
  app.set_version_flag("--version",
                       fmt::format("smp-validate {} (SMP {})", kVersion, kCurrentEdition));
  app.get_formatter()->column_width(34);
  AddOptions(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    std::ostringstream out;
    app.exit(success, out, out);
    parsed.out = out.str();
    return parsed;
  } catch (const CLI::ParseError& error) {
    parsed.exit_code = ExitCode::kUsage;
    parsed.err = fmt::format("smp-validate: {}\n  hint: smp-validate --help lists the options\n",
                             error.what());
    return parsed;
  }
  if (const std::string contradiction = Contradiction(arguments); !contradiction.empty()) {
    parsed.exit_code = ExitCode::kUsage;
    parsed.err = fmt::format("smp-validate: {}\n  hint: smp-validate --help lists the options\n",
                             contradiction);
    return parsed;
  }
  parsed.arguments = std::move(arguments);
  return parsed;
}

}  // namespace smp::validator
