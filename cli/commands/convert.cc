// smp convert: documents in another encoding of their own edition.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/encode_outputs.h"
#include "cli/output_plan.h"
#include "cli/write_outputs.h"
#include "programs/command_line.h"
#include "programs/console.h"
#include "programs/inputs.h"

namespace smp::cli {

using programs::ExitCode;

namespace {

constexpr const char* kDescription =
    "Writes SMP documents in another encoding of their own edition: YAML, JSON, NDJSON, binary\n"
    "protobuf or protobuf text. No digit is rounded in text. What the encoding cannot hold is a\n"
    "finding, and then nothing is written.";

constexpr const char* kFooter = R"(exit codes:
  0   everything was written
  1   something would be lost, and was not written
  2   the command line is wrong
  3   an input could not be read
  70  a defect of smp itself, or output that could not be written

examples:
  smp convert run.yaml -t json                  print a report as JSON
  smp convert run.yaml -o run.binpb             the name of the output tells the encoding
  smp convert results/ -t ndjson > all.ndjson   many reports, one a line
  smp convert results/ -t binpb -o out/         each in its own file
  smp convert run.binpb -t yaml --drop-unknown  leave out fields that the edition does not know
)";

struct Arguments {
  std::vector<std::string> paths;
  std::optional<Format> to;
  std::string output;
  ReadOptions read;
  bool drop_unknown = false;
  bool quiet = false;
  programs::ColorMode color = programs::ColorMode::kAuto;
};

void AddOptions(CLI::App& app, Arguments& arguments) {
  app.add_option("FILE", arguments.paths,
                 "files, directories (searched for documents) or - (standard input)")
      ->type_name("");
  programs::AddChoice(app, "--to-format,-t", programs::Formats(), arguments.to,
                      "encoding to write (default: told by the name of -o)");
  app.add_option("--output,-o", arguments.output,
                 "file or directory to write to (default: standard output)")
      ->type_name("FILE|DIR");
  programs::AddChoice(app, "--from", programs::Editions(), arguments.read.edition,
                      "edition of the input (default: told by the document)");
  programs::AddChoice(app, "--kind", programs::Kinds(), arguments.read.kind,
                      "what the document holds (default: told by the document)");
  programs::AddChoice(app, "--input-format", programs::Formats(), arguments.read.format,
                      "encoding of the input (default: told by its content)");
  app.add_flag("--drop-unknown", arguments.drop_unknown,
               "leave out fields that the edition does not know where they cannot be held");
  programs::AddChoice(app, "--color", programs::ColorModes(), arguments.color,
                      "colour in findings (default: auto, on a terminal unless NO_COLOR is set)");
  app.add_flag("--quiet,-q", arguments.quiet, "print findings and errors only");
  programs::AddLimits(app, arguments.read.limits);
}

// What must hold between options; empty when it does.
std::string Contradiction(const Arguments& arguments) {
  if (arguments.paths.empty()) {
    return "nothing to convert: name a file, a directory or - (standard input)";
  }
  if (std::count(arguments.paths.begin(), arguments.paths.end(), "-") > 1) {
    return "standard input (-) can be read only once";
  }
  if (!arguments.to && !FormatOfName(arguments.output)) {
    return "no encoding is chosen: name one with --to-format, or an output such as run.json";
  }
  return programs::KindContradiction(arguments.read, "--from");
}

class Converter {
 public:
  Converter(std::string_view program, const Arguments& arguments)
      : program_(program),
        arguments_(arguments),
        to_(arguments.to ? *arguments.to : *FormatOfName(arguments.output)) {}

  ExitCode Run() && {
    inputs_ = programs::ExpandPaths(arguments_.paths);
    for (std::size_t i = 0; i < inputs_.size(); ++i) Read(i);
    if (documents_.empty()) return ExitCode::kUnreadable;
    Destination destination = DestinationOf(arguments_.output, inputs_.size());
    destination.format_option = "--to-format";
    const auto files = PlanOutputs(inputs_, outputs_, destination);
    if (!files) return programs::Fail(program_, ExitCode::kUsage, files.error());
    for (const OutputFile& file : *files) {
      if (file.path.empty() && file.format == Format::kBinary && isatty(STDOUT_FILENO) == 1) {
        return programs::Fail(
            program_, ExitCode::kUsage,
            {ErrorCode::kInvalidArgument, "binary is not for a terminal", "name a file with -o"});
      }
      Write(file);
    }
    if (!comments_.empty()) Note(CommentsText(comments_, to_));
    return code_;
  }

 private:
  void Read(std::size_t i) {
    auto documents = programs::ReadInput(inputs_[i], arguments_.read);
    if (!documents) {
      ShowError(documents.error(), arguments_.color);
      Worsen(ExitCode::kUnreadable);
      return;
    }
    for (SourceDocument& document : *documents) {
      documents_.push_back(std::move(document));
      outputs_.push_back({i, "", to_});
    }
  }

  void Write(const OutputFile& file) {
    std::vector<OutputDocument> documents;
    for (const std::size_t output : file.outputs) documents.push_back({documents_[output], {}});
    const EncodedFile encoded = EncodeFile(file.format, documents, arguments_.drop_unknown);
    ShowFindings(documents_, encoded.findings, arguments_.color);
    for (const Error& error : encoded.errors) ShowError(error, arguments_.color);
    if (!encoded.bytes) {
      Worsen(ExitCode::kFindings);
      Note(fmt::format("{} was not written", file.path.empty() ? "the output" : file.path));
      return;
    }
    if (file.became_ndjson) {
      Note(fmt::format("{} documents are written as NDJSON, one a line", file.outputs.size()));
    }
    if (!WriteOutput(program_, file.path, *encoded.bytes)) Worsen(ExitCode::kInternal);
    for (const auto& comments : encoded.comments_not_kept) {
      comments_.insert(comments_.end(), comments.begin(), comments.end());
    }
  }

  void Note(std::string_view text) const {
    if (!arguments_.quiet) programs::Print(stderr, fmt::format("note: {}\n", text));
  }

  // The worst thing that happened is told: lost output before unread input before findings.
  void Worsen(ExitCode code) { code_ = std::max(code_, code); }

  std::string_view program_;
  const Arguments& arguments_;
  Format to_;
  std::vector<programs::Input> inputs_;
  std::vector<SourceDocument> documents_;
  std::vector<Output> outputs_;
  std::vector<CommentPlace> comments_;  // that were not kept
  ExitCode code_ = ExitCode::kHolds;
};

}  // namespace

ExitCode RunConvert(std::string_view program, int argc, const char* const* argv) {
  Arguments arguments;
  CLI::App app;
  programs::Describe(app, {std::string(program), kDescription, kFooter});
  AddOptions(app, arguments);
  if (const auto end = programs::Parse(app, argc, argv)) return programs::Finish(program, *end);
  if (const std::string contradiction = Contradiction(arguments); !contradiction.empty()) {
    return programs::Finish(program, programs::UsageError(program, contradiction));
  }
  return Converter(program, arguments).Run();
}

}  // namespace smp::cli
