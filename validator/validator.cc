#include "validator/validator.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <utility>

#include "programs/color.h"
#include "programs/console.h"
#include "programs/in_order.h"
#include "programs/inputs.h"
#include "programs/progress.h"
#include "validator/arguments.h"
#include "validator/catalogue.h"
#include "validator/checker.h"

namespace smp::validator {

using programs::ExitCode;

namespace {

Expected<CheckOptions> MakeCheckOptions(const Arguments& arguments) {
  CheckOptions options;
  options.read = arguments.read;
  options.validate.settings = arguments.settings;
  options.jobs = programs::ThreadsFor(arguments.jobs);
  options.validate.now = std::chrono::system_clock::now();
  for (const std::string& path : arguments.schemas) {
    auto schema = ExtraSchema::Load(path);
    if (!schema) return tl::unexpected(std::move(schema.error()));
    options.validate.extra_schemas.push_back(std::move(*schema));
  }
  return options;
}

ExitCode CodeOf(const Summary& summary, Severity fail_on, Grade require) {
  if (summary.unreadable > 0 || summary.documents == 0) return ExitCode::kUnreadable;
  const bool fails = summary.errors > 0 ||
                     (fail_on <= Severity::kWarning && summary.warnings > 0) ||
                     (fail_on <= Severity::kNote && summary.notes > 0);
  return fails || *summary.grade < require ? ExitCode::kFindings : ExitCode::kHolds;
}

ExitCode Run(std::string_view program, const Arguments& arguments) {
  const auto options = MakeCheckOptions(arguments);
  if (!options) return programs::Fail(program, ExitCode::kSchemaBroken, options.error());

  const std::vector<programs::Input> inputs = programs::ExpandPaths(arguments.paths);
  const TextStyle style{programs::UseColor(arguments.color, stdout), arguments.quiet};
  Summary summary;
  summary.settings = arguments.settings;
  programs::Progress progress("checked", inputs.size());
  JsonRenderer json("smp-validate", arguments.settings);  // JSON is one object, so it waits for all
  bool printed = true;
  CheckInputs(inputs, *options, [&](CheckedInput&& input) {
    summary.Add(input);
    progress.Advance();
    if (arguments.format == OutputFormat::kJson) {
      json.Add(input);
      return;
    }
    const std::string text = RenderText(input, style);
    if (text.empty()) return;
    progress.Clear();
    if (input.error) {
      programs::Print(stderr, text);  // the exit code tells it, too
    } else {
      printed = programs::Print(stdout, text) && printed;
    }
  });
  progress.Clear();
  const std::string last =
      arguments.format == OutputFormat::kJson ? json.Finish() : RenderTextSummary(summary, style);
  return programs::Finish(program, last, CodeOf(summary, arguments.fail_on, arguments.require),
                          printed);
}

ExitCode Explain(std::string_view program, const std::string& id_or_name) {
  const Rule* rule = FindRule(id_or_name);
  if (rule != nullptr) return programs::Finish(program, ExplainRule(*rule), ExitCode::kHolds);
  return programs::Fail(
      program, ExitCode::kUsage,
      {ErrorCode::kInvalidArgument, fmt::format("there is no rule '{}'", id_or_name),
       fmt::format("{} --list-rules lists them all", program)});
}

}  // namespace

ExitCode Validator(std::string_view program, int argc, const char* const* argv) {
  const ParsedArguments parsed = ParseArguments(program, argc, argv);
  if (!parsed.arguments) return programs::Finish(program, parsed.end);
  if (parsed.arguments->list_rules) {
    return programs::Finish(program, ListRules(), ExitCode::kHolds);
  }
  if (!parsed.arguments->explain.empty()) return Explain(program, parsed.arguments->explain);
  return Run(program, *parsed.arguments);
}

}  // namespace smp::validator
