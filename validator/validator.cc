#include "validator/validator.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <memory>
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

// Writes the findings of all inputs in each of the formats that were asked for.
class Outputs {
 public:
  explicit Outputs(const Arguments& arguments) {
    for (const FindingsOutput& output : arguments.outputs) {
      RenderOptions options;
      options.text = {output.path.empty() && programs::UseColor(arguments.color, stdout),
                      arguments.quiet};
      options.fail_on = arguments.fail_on;
      options.settings = arguments.settings;
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

ExitCode Run(std::string_view program, const Arguments& arguments) {
  const auto options = MakeCheckOptions(arguments);
  if (!options) return programs::Fail(program, ExitCode::kSchemaBroken, options.error());

  const std::vector<programs::Input> inputs = programs::ExpandPaths(arguments.paths);
  Summary summary;
  Outputs outputs(arguments);
  programs::Progress progress("checked", inputs.size());
  CheckInputs(inputs, *options, [&](CheckedInput&& input) {
    summary.Add(input);
    progress.Advance();
    outputs.Add(input, progress);
  });
  progress.Clear();
  return outputs.Finish(program, CodeOf(summary, arguments.fail_on, arguments.require));
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
