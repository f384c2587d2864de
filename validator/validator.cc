#include "validator/validator.h"

#include <fmt/format.h>

#include <cassert>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "programs/color.h"
#include "programs/console.h"
#include "programs/in_order.h"
#include "programs/inputs.h"
#include "programs/progress.h"
#include "validator/arguments.h"
#include "validator/catalogue.h"
#include "validator/checker.h"
#include "validator/fixer.h"

namespace smp::validator {

using programs::ExitCode;

namespace {

// What the command line says, else what the project's file says.
struct Gate {
  Severity fail_on = Severity::kError;
  Grade require = Grade::kInvalid;
  RuleSettings settings;
};

using Now = std::chrono::sys_time<std::chrono::nanoseconds>;

// Nothing when there is no file, and none was named.
Expected<std::optional<Requirements>> LoadRequirements(const Arguments& arguments, Now now) {
  if (arguments.no_config) return std::nullopt;
  const std::string path = arguments.config.value_or(kRequirementsName);
  std::error_code error;
  if (!arguments.config && !std::filesystem::exists(path, error)) return std::nullopt;
  auto loaded = Requirements::Load(path, now);
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  return std::optional<Requirements>(*std::move(loaded));
}

Gate GateOf(const Arguments& arguments, const std::optional<Requirements>& requirements) {
  Gate gate;
  if (requirements) {
    gate.fail_on = requirements->fail_on().value_or(gate.fail_on);
    gate.require = requirements->require().value_or(gate.require);
    gate.settings = requirements->settings();
  }
  gate.fail_on = arguments.fail_on.value_or(gate.fail_on);
  gate.require = arguments.require.value_or(gate.require);
  for (const std::string& assignment : arguments.settings) {
    [[maybe_unused]] const auto set = gate.settings.Set(assignment);
    assert(set);  // the command line was checked
  }
  return gate;
}

Expected<CheckOptions> MakeCheckOptions(const Arguments& arguments, const Gate& gate, Now now) {
  CheckOptions options;
  options.read = arguments.read;
  options.validate.settings = gate.settings;
  options.jobs = programs::ThreadsFor(arguments.jobs);
  options.validate.now = now;
  for (const std::string& path : arguments.schemas) {
    auto schema = ExtraSchema::Load(path);
    if (!schema) return tl::unexpected(std::move(schema.error()));
    options.validate.extra_schemas.push_back(std::move(*schema));
  }
  return options;
}

ExitCode CodeOf(const Summary& summary, const Gate& gate) {
  if (summary.unreadable > 0 || summary.documents == 0) return ExitCode::kUnreadable;
  const bool fails = summary.errors > 0 ||
                     (gate.fail_on <= Severity::kWarning && summary.warnings > 0) ||
                     (gate.fail_on <= Severity::kNote && summary.notes > 0);
  return fails || *summary.grade() < gate.require ? ExitCode::kFindings : ExitCode::kHolds;
}

// Writes the findings of all inputs in each of the formats that were asked for.
class Outputs {
 public:
  Outputs(const Arguments& arguments, const Gate& gate) {
    for (const FindingsOutput& output : arguments.outputs) {
      RenderOptions options;
      options.text = {output.path.empty() && programs::UseColor(arguments.color, stdout),
                      arguments.quiet, arguments.by_rule};
      options.fail_on = gate.fail_on;
      options.settings = gate.settings;
      outputs_.push_back({output, MakeFindingsRenderer(output.format, options), {}});
    }
  }

  // What is ready goes to standard output at once; files are written as a whole at the end.
  void Add(const CheckedInput& input, const programs::Progress& progress) {
    for (Output& output : outputs_) {
      const std::string text = output.renderer->Add(input);
      if (!output.to.path.empty()) {
        output.text += text;
      } else if (!text.empty()) {
        progress.Clear();
        const bool is_cause = input.error && output.to.format == "text";
        // The exit code tells it, too.
        if (is_cause) {
          programs::Print(stderr, text);
        } else {
          printed_ = programs::Print(stdout, text) && printed_;
        }
      }
    }
  }

  // `code`, or what kept an output from being written.
  ExitCode Finish(std::string_view program, ExitCode code) {
    std::string last;
    for (Output& output : outputs_) {
      output.text += output.renderer->Finish();
      if (output.to.path.empty()) {
        last = std::move(output.text);
      } else if (const auto written = ReplaceFile(output.to.path, output.text); !written) {
        code = programs::Fail(program, ExitCode::kInternal, written.error());
      }
    }
    return programs::Finish(program, last, code, printed_);
  }

 private:
  struct Output {
    FindingsOutput to;
    std::unique_ptr<FindingsRenderer> renderer;
    std::string text;  // of a file, until now
  };

  std::vector<Output> outputs_;
  bool printed_ = true;
};

// Gives `take` each input that can be read, without what is ignored. Tells the others, and gives
// kUnreadable when there are any.
template <typename Take>
ExitCode TakeEach(const std::vector<programs::Input>& inputs, const CheckOptions& options,
                  std::optional<Requirements>& requirements, const Take& take) {
  ExitCode code = ExitCode::kHolds;
  CheckInputs(inputs, options, [&](CheckedInput&& input) {
    if (input.error) {
      programs::Print(stderr, RenderText(input));
      code = ExitCode::kUnreadable;
      return;
    }
    if (requirements) requirements->Apply(input);
    take(input);
  });
  return code;
}

FixOptions FixOptionsOf(const Arguments& arguments) {
  return {arguments.order_keys, arguments.read};
}

ExitCode PrintIgnore(std::string_view program, const std::vector<programs::Input>& inputs,
                     const CheckOptions& options, std::optional<Requirements>& requirements) {
  IgnoreStanza stanza;
  const ExitCode code = TakeEach(inputs, options, requirements,
                                 [&](const CheckedInput& input) { stanza.Add(input); });
  return programs::Finish(program, stanza.Text(), code);
}

ExitCode ShowDiff(std::string_view program, const std::vector<programs::Input>& inputs,
                  const CheckOptions& options, const Arguments& arguments,
                  std::optional<Requirements>& requirements) {
  bool printed = true;
  bool differs = false;
  const ExitCode code = TakeEach(inputs, options, requirements, [&](const CheckedInput& input) {
    const FixedText fixed = FixedTextOf(input, FixOptionsOf(arguments));
    if (!arguments.quiet) programs::Print(stderr, LeftSummary(input, fixed));
    differs = differs || !fixed.diff.empty();
    printed = programs::Print(stdout, fixed.diff) && printed;
  });
  const bool only_differs = differs && code == ExitCode::kHolds;
  return programs::Finish(program, "", only_differs ? ExitCode::kFindings : code, printed);
}

// Mends a file and checks it anew; false when it could not be written.
bool Fix(std::string_view program, const programs::Input& file, const CheckOptions& options,
         std::optional<Requirements>& requirements, const Arguments& arguments,
         CheckedInput& input) {
  const FixedText fixed = FixedTextOf(input, FixOptionsOf(arguments));
  if (!arguments.quiet) programs::Print(stderr, LeftSummary(input, fixed));
  if (fixed.diff.empty()) return true;
  if (const auto written = ReplaceFile(file.path, fixed.text); !written) {
    programs::Fail(program, ExitCode::kInternal, written.error());
    return false;
  }
  if (!arguments.quiet) programs::Print(stderr, FixSummary(input, fixed));
  input = Check(file, options);
  if (requirements) requirements->Apply(input);
  return true;
}

ExitCode Run(std::string_view program, const Arguments& arguments) {
  const Now now = std::chrono::system_clock::now();
  auto requirements = LoadRequirements(arguments, now);
  if (!requirements) return programs::Fail(program, ExitCode::kUsage, requirements.error());
  const Gate gate = GateOf(arguments, *requirements);
  const auto options = MakeCheckOptions(arguments, gate, now);
  if (!options) return programs::Fail(program, ExitCode::kSchemaBroken, options.error());

  const std::vector<programs::Input> inputs = programs::ExpandPaths(arguments.paths);
  if (arguments.print_ignore) return PrintIgnore(program, inputs, *options, *requirements);
  if (arguments.diff) return ShowDiff(program, inputs, *options, arguments, *requirements);
  Summary summary;
  Outputs outputs(arguments, gate);
  programs::Progress progress("checked", inputs.size());
  const auto take = [&](const CheckedInput& input) {
    summary.Add(input);
    outputs.Add(input, progress);
  };
  bool mended = true;
  if (arguments.fix) {
    std::size_t index = 0;  // of the input that comes next
    CheckInputs(inputs, *options, [&](CheckedInput&& input) {
      if (*requirements) (*requirements)->Apply(input);
      progress.Clear();
      mended = Fix(program, inputs[index], *options, *requirements, arguments, input) && mended;
      ++index;
      progress.Advance();
      take(input);
    });
  } else {
    const programs::Input* last = nullptr;
    CheckInputParts(inputs, *options, [&](const programs::Input& input, CheckedInput&& checked) {
      if (*requirements) (*requirements)->Apply(checked);
      if (std::exchange(last, &input) != &input) progress.Advance();
      if (checked.is_part) progress.AdvanceWithin(checked.documents.size());
      take(checked);
    });
  }
  if (*requirements) {
    if (const auto own = (*requirements)->Check()) take(*own);
  }
  progress.Clear();
  return outputs.Finish(program, mended ? CodeOf(summary, gate) : ExitCode::kInternal);
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
