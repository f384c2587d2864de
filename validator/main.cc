// smp-validate: checks SMP documents and prints findings. See --help.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "arguments.h"
#include "catalogue.h"
#include "checker.h"
#include "inputs.h"

namespace smp::validator {
namespace {

// Everything is written through here: a full disk or a closed pipe must not look like success.
bool Print(std::FILE* file, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size();
}

ExitCode Fail(ExitCode code, const Error& error) {
  Print(stderr, fmt::format("smp-validate: {}\n", error.message));
  if (!error.hint.empty()) Print(stderr, fmt::format("  hint: {}\n", error.hint));
  return code;
}

// `code` when `text` and all before it reached standard output.
ExitCode Finish(std::string_view text, ExitCode code, bool printed = true) {
  printed = Print(stdout, text) && printed;
  if (std::fflush(stdout) == 0 && printed) return code;
  return Fail(ExitCode::kInternal,
              {ErrorCode::kIo, "the output could not be written to standard output",
               "check that the disk is not full and that the reader is still there"});
}

// "checked 120 of 1000" on a terminal, at most ten times a second.
class Progress {
 public:
  explicit Progress(std::size_t total)
      : total_(total), shown_(total >= kLeast && isatty(STDERR_FILENO) == 1) {}
  void Advance() {
    ++done_;
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    Print(stderr, fmt::format("\rchecked {} of {}", done_, total_));
  }
  // Takes the line away, so that findings do not run into it.
  void Clear() const {
    if (shown_) Print(stderr, "\r\x1b[K");
  }

 private:
  static constexpr std::size_t kLeast = 50;
  std::size_t total_;
  std::size_t done_ = 0;
  bool shown_;
  std::chrono::steady_clock::time_point last_;
};

bool UseColor(ColorMode mode) {
  if (mode != ColorMode::kAuto) return mode == ColorMode::kAlways;
  const char* const no_color = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
}

Expected<CheckOptions> MakeCheckOptions(const Arguments& arguments) {
  CheckOptions options;
  options.read = arguments.read;
  options.jobs =
      arguments.jobs > 0 ? arguments.jobs : std::max(1U, std::thread::hardware_concurrency());
  options.validate.now = std::chrono::system_clock::now();
  for (const std::string& path : arguments.schemas) {
    auto schema = ExtraSchema::Load(path);
    if (!schema) return tl::unexpected(std::move(schema.error()));
    options.validate.extra_schemas.push_back(std::move(*schema));
  }
  return options;
}

ExitCode CodeOf(const Summary& summary, Severity fail_on) {
  if (summary.unreadable > 0 || summary.documents == 0) return ExitCode::kUnreadable;
  const bool fails = summary.errors > 0 ||
                     (fail_on <= Severity::kWarning && summary.warnings > 0) ||
                     (fail_on <= Severity::kNote && summary.notes > 0);
  return fails ? ExitCode::kFindings : ExitCode::kHolds;
}

ExitCode Run(const Arguments& arguments) {
  const auto options = MakeCheckOptions(arguments);
  if (!options) return Fail(ExitCode::kSchemaBroken, options.error());

  const std::vector<Input> inputs = ExpandPaths(arguments.paths);
  const TextStyle style{UseColor(arguments.color), arguments.quiet};
  Summary summary;
  Progress progress(inputs.size());
  JsonRenderer json("smp-validate");  // JSON is one object, so it waits for all
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
      Print(stderr, text);  // the exit code tells it, too
    } else {
      printed = Print(stdout, text) && printed;
    }
  });
  progress.Clear();
  const std::string last =
      arguments.format == OutputFormat::kJson ? json.Finish() : RenderTextSummary(summary, style);
  return Finish(last, CodeOf(summary, arguments.fail_on), printed);
}

ExitCode Main(int argc, const char* const* argv) {
  ParsedArguments parsed = ParseArguments(argc, argv);
  if (!parsed.arguments) {
    Print(stderr, parsed.err);
    return Finish(parsed.out, parsed.exit_code);
  }
  if (parsed.arguments->list_rules) {
    return Finish(ListRules(), ExitCode::kHolds);
  }
  if (!parsed.arguments->explain.empty()) {
    const Rule* rule = FindRule(parsed.arguments->explain);
    if (rule == nullptr) {
      return Fail(ExitCode::kUsage,
                  {ErrorCode::kInvalidArgument,
                   fmt::format("there is no rule '{}'", parsed.arguments->explain),
                   "smp-validate --list-rules lists them all"});
    }
    return Finish(ExplainRule(*rule), ExitCode::kHolds);
  }
  return Run(*parsed.arguments);
}

}  // namespace
}  // namespace smp::validator

int main(int argc, char** argv) {
  try {
    return static_cast<int>(smp::validator::Main(argc, argv));
  } catch (const std::exception& error) {
    // Nothing below throws but for lack of memory; whatever it is, it is not the user's fault.
    std::fprintf(stderr, "smp-validate: internal error: %s\n", error.what());
    return static_cast<int>(smp::validator::ExitCode::kInternal);
  }
}
