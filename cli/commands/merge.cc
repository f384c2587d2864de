// smp merge: the results of one distributed test as one result.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/output_plan.h"
#include "cli/write_outputs.h"
#include "programs/command_line.h"
#include "programs/console.h"
#include "programs/in_order.h"
#include "programs/inputs.h"
#include "programs/option_values.h"
#include "programs/progress.h"

namespace smp::cli {

using programs::ExitCode;

namespace {

constexpr const char* kMergeDescription =
    "Merges the raw results of one test, as its load generators left them in reports, into one\n"
    "result: counts, bytes and buckets add, quantiles are taken from the merged distribution and\n"
    "never averaged. One merged result comes of each stage and repetition. The order of the "
    "reports\n"
    "does not matter, and merging merged reports gives the same as merging all at once.";

constexpr const char* kMergeFooter = R"(exit codes:
  0   merged
  1   something forbids it: different tests, a result twice, windows that do not overlap
  2   the command line is wrong
  3   an input could not be read
  70  a defect of smp itself, or output that could not be written

examples:
  smp merge node-*.yaml -o merged.yaml          the reports of all instances
  smp merge results/ --expect 12                fail when an instance is missing
  smp merge run.yaml --select 'worker_*'        the workers of one Nighthawk run
  smp merge a.yaml b.yaml --allow merge-windows-overlap
                                                override a rule; the result records it
)";

struct MergeArguments {
  std::vector<std::string> paths;
  std::string output;
  std::optional<Format> to;
  ReadOptions read;
  MergeOptions merge;
  unsigned jobs = 0;  // 0: one for each core
  bool quiet = false;
  programs::ColorMode color = programs::ColorMode::kAuto;
};

void AddOptions(CLI::App& app, MergeArguments& arguments) {
  app.add_option("FILE", arguments.paths,
                 "reports: files, directories (searched for them) or - (standard input)")
      ->type_name("");
  app.add_option("--output,-o", arguments.output, "file to write to (default: standard output)")
      ->type_name("FILE");
  programs::AddChoice(app, "--to-format,-t", programs::Formats(), arguments.to,
                      "encoding to write (default: told by the name of -o, else yaml)");
  app.add_option("--select", arguments.merge.select,
                 "merge only results whose id matches, with * and ?")
      ->type_name("PATTERN");
  app.add_option("--expect", arguments.merge.expect,
                 "how many raw results each merged one must be made of")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  app.add_option("--allow", arguments.merge.allow,
                 "a rule of merging, by id or name, that may be broken; may be repeated")
      ->type_name(std::string(programs::kMergeRuleNotation))
      ->allow_extra_args(false);
  programs::AddChoice(app, "--from", programs::Editions(), arguments.read.edition,
                      "edition of the input (default: told by the document)");
  app.add_option("--jobs,-j", arguments.jobs, "files read at once (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  programs::AddChoice(app, "--color", programs::ColorModes(), arguments.color,
                      "colour in findings (default: auto, on a terminal unless NO_COLOR is set)");
  app.add_flag("--quiet,-q", arguments.quiet, "print findings and errors only");
  programs::AddLimits(app, arguments.read.limits);
}

// A few inputs are read at once and merged one at a time, in their order. Kept are documents whose
// lines findings show.
class MergeRun {
 public:
  MergeRun(std::string_view program, const MergeArguments& arguments, Merger merger)
      : voice_{program, arguments.color, arguments.quiet},
        arguments_(arguments),
        merger_(std::move(merger)) {}

  ExitCode Run() && {
    const std::vector<programs::Input> inputs = programs::ExpandPaths(arguments_.paths);
    const Format format =
        arguments_.to.value_or(FormatOfName(arguments_.output).value_or(Format::kYaml));
    const std::vector<Output> outputs = {{0, "", format}};
    const Destination destination = {.kind = arguments_.output.empty()
                                                 ? Destination::Kind::kStandardOutput
                                                 : Destination::Kind::kFile,
                                     .path = arguments_.output,
                                     .format_option = "--to-format",
                                     .beside = ""};
    const auto files = PlanOutputs(inputs, outputs, destination);
    if (!files) return programs::Fail(voice_.program, ExitCode::kUsage, files.error());
    if (const auto fit = CheckTerminal(*files); !fit) {
      return programs::Fail(voice_.program, ExitCode::kUsage, fit.error());
    }
    programs::Progress progress("read", inputs.size());
    const unsigned jobs = programs::ThreadsFor(arguments_.jobs);
    programs::InOrder(
        programs::Indexes(inputs.size()), {.jobs = jobs, .ahead = std::size_t{2} * jobs},
        [&](std::size_t index) { return programs::ReadInput(inputs[index], arguments_.read); },
        [&](const Documents& documents) {
          Add(documents, progress);
          progress.Advance();
        });
    progress.Clear();
    return Finish(format, inputs.size());
  }

 private:
  using Documents = Expected<std::vector<SourceDocument>>;

  void Add(const Documents& documents, const programs::Progress& progress) {
    if (!documents) {
      progress.Clear();
      ShowError(documents.error(), voice_.color);
      unreadable_ = true;
      return;
    }
    for (const SourceDocument& document : *documents) {
      merger_.Add(document);
      if (shown_.size() < kMostShown) shown_.push_back(document);
    }
  }

  ExitCode Finish(Format format, std::size_t input_count) {
    // A part must not look like the whole.
    if (unreadable_) return ExitCode::kUnreadable;
    MergeOutcome outcome = std::move(merger_).Finish();
    ShowFindings(shown_, outcome.findings, voice_.color);
    if (!outcome.document) return ExitCode::kFindings;
    const std::string bytes = Write(*outcome.document, format);
    if (!WriteOutput(voice_.program, arguments_.output, bytes)) return ExitCode::kInternal;
    for (const v1::Result& result : outcome.document->report().results()) {
      const int made_of = std::max(1, result.merged_from_size());
      Note(voice_, fmt::format("result '{}' is made of {} raw {} in {} {}", result.id(), made_of,
                               made_of == 1 ? "result" : "results", input_count,
                               input_count == 1 ? "file" : "files"));
    }
    return ExitCode::kHolds;
  }

  // Findings beyond these files are told without their lines: memory must not grow with the files.
  static constexpr std::size_t kMostShown = 16;

  Voice voice_;
  const MergeArguments& arguments_;
  Merger merger_;
  std::vector<SourceDocument> shown_;
  bool unreadable_ = false;
};

std::string Contradiction(const MergeArguments& arguments) {
  if (arguments.paths.empty()) {
    return "nothing to merge: name files, a directory or - (standard input)";
  }
  if (std::count(arguments.paths.begin(), arguments.paths.end(), "-") > 1) {
    return "standard input (-) can be read only once";
  }
  return "";
}

void Declare(CLI::App& app, std::string_view program, MergeArguments& arguments) {
  programs::Describe(app, {std::string(program), kMergeDescription, kMergeFooter});
  AddOptions(app, arguments);
}

}  // namespace

programs::CommandTable MergeTable(const Command& command) {
  MergeArguments arguments;
  CLI::App app;
  Declare(app, command.program, arguments);
  return programs::TableOf(app, command.summary);
}

ExitCode RunMerge(std::string_view program, int argc, const char* const* argv) {
  MergeArguments arguments;
  CLI::App app;
  Declare(app, program, arguments);
  if (const auto end = programs::Parse(app, argc, argv)) return programs::Finish(program, *end);
  if (const std::string wrong = Contradiction(arguments); !wrong.empty()) {
    return programs::Finish(program, programs::UsageError(program, wrong));
  }
  auto merger = Merger::Make(arguments.merge);
  if (!merger) return programs::Fail(program, ExitCode::kUsage, merger.error());
  return MergeRun(program, arguments, *std::move(merger)).Run();
}

}  // namespace smp::cli
