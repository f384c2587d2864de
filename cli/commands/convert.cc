// smp convert: documents in another encoding of their own edition.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/encode_outputs.h"
#include "cli/input_documents.h"
#include "cli/output_plan.h"
#include "cli/write_outputs.h"
#include "programs/command_line.h"
#include "programs/console.h"

namespace smp::cli {

using programs::ExitCode;

namespace {

constexpr const char* kConvertDescription =
    "Writes SMP documents in another encoding of their own edition: YAML, JSON, NDJSON, binary\n"
    "protobuf or protobuf text. No digit is rounded in text. What the encoding cannot hold is a\n"
    "finding, and then nothing is written.";

constexpr const char* kConvertFooter = R"(exit codes:
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

struct ConvertArguments {
  std::vector<std::string> paths;
  std::optional<Format> to;
  std::string output;
  ReadOptions read;
  bool drop_unknown = false;
  bool quiet = false;
  programs::ColorMode color = programs::ColorMode::kAuto;
};

void AddOptions(CLI::App& app, ConvertArguments& arguments) {
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
std::string Contradiction(const ConvertArguments& arguments) {
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
  Converter(std::string_view program, const ConvertArguments& arguments)
      : voice_{program, arguments.color, arguments.quiet},
        arguments_(arguments),
        to_(arguments.to ? *arguments.to : *FormatOfName(arguments.output)) {}

  ExitCode Run() && {
    read_ = ReadInputs(arguments_.paths, arguments_.read, arguments_.color);
    if (read_.documents.empty()) return ExitCode::kUnreadable;
    Worsen(read_.exit_code);
    std::vector<Output> outputs;
    for (const std::size_t input : read_.input_of) outputs.push_back({input, "", to_});
    Destination destination = DestinationOf(arguments_.output, read_.inputs.size());
    destination.format_option = "--to-format";
    const auto files = PlanOutputs(read_.inputs, outputs, destination);
    if (!files) return programs::Fail(voice_.program, ExitCode::kUsage, files.error());
    if (const auto fit = CheckTerminal(*files); !fit) {
      return programs::Fail(voice_.program, ExitCode::kUsage, fit.error());
    }
    for (const OutputFile& file : *files) Write(file);
    if (!comments_.empty()) Note(voice_, CommentsText(comments_, to_));
    return code_;
  }

 private:
  void Write(const OutputFile& file) {
    std::vector<OutputDocument> documents;
    for (const std::size_t output : file.outputs)
      documents.push_back({read_.documents[output], {}});
    const EncodedFile encoded = EncodeFile(file.format, documents, arguments_.drop_unknown);
    Worsen(WriteEncoded(voice_, file, encoded, read_.documents));
    if (!encoded.bytes) return;
    for (const auto& comments : encoded.comments_not_kept) {
      comments_.insert(comments_.end(), comments.begin(), comments.end());
    }
  }

  // The worst thing that happened is told: lost output before unread input before findings.
  void Worsen(ExitCode code) { code_ = std::max(code_, code); }

  Voice voice_;
  const ConvertArguments& arguments_;
  Format to_;
  InputDocuments read_;
  std::vector<CommentPlace> comments_;  // that were not kept
  ExitCode code_ = ExitCode::kHolds;
};

void Declare(CLI::App& app, std::string_view program, ConvertArguments& arguments) {
  programs::Describe(app, {std::string(program), kConvertDescription, kConvertFooter});
  AddOptions(app, arguments);
}

}  // namespace

programs::CommandTable ConvertTable(const Command& command) {
  ConvertArguments arguments;
  CLI::App app;
  Declare(app, command.program, arguments);
  return programs::TableOf(app, command.summary);
}

ExitCode RunConvert(std::string_view program, int argc, const char* const* argv) {
  ConvertArguments arguments;
  CLI::App app;
  Declare(app, program, arguments);
  if (const auto end = programs::Parse(app, argc, argv)) return programs::Finish(program, *end);
  if (const std::string contradiction = Contradiction(arguments); !contradiction.empty()) {
    return programs::Finish(program, programs::UsageError(program, contradiction));
  }
  return Converter(program, arguments).Run();
}

}  // namespace smp::cli
