// smp import: outputs of load generators to reports.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "cli/import_arguments.h"
#include "cli/import_profiles.h"
#include "cli/output_plan.h"
#include "cli/write_outputs.h"
#include "programs/console.h"
#include "programs/inputs.h"
#include "programs/progress.h"

namespace smp::cli {

using programs::ExitCode;

namespace {

namespace fs = std::filesystem;

struct ImportedInput {
  std::size_t input = 0;
  v1::Document document;
};

// Directories hold all kinds of files, which cannot be told by their names.
programs::Input InputOf(const std::string& path) {
  std::error_code ignored;
  programs::Input input{
      path, path == "-" ? "stdin" : fs::path(path).filename().string(), false, {}};
  if (path != "-" && fs::is_directory(path, ignored)) {
    input.failed = true;
    input.error = {ErrorCode::kNotAFile, fmt::format("{}: is a directory, not a file", path),
                   fmt::format("name the outputs in it: {}", (fs::path(path) / "*").string())};
  }
  return input;
}

// The encodings of several reports in one file, one after another.
std::string Joined(const OutputFile& file, const std::vector<ImportedInput>& imported) {
  std::string bytes;
  for (const std::size_t output : file.outputs) {
    if (!bytes.empty() && file.format == Format::kYaml) bytes += "---\n";
    bytes += Write(imported[output].document, file.format);
  }
  return bytes;
}

class Importer {
 public:
  Importer(std::string_view program, const ImportArguments& arguments)
      : voice_{program, arguments.color, arguments.quiet}, arguments_(arguments) {}

  ExitCode Run() && {
    const ImportProfiles profiles = ReadProfiles(voice_.program, arguments_);
    if (profiles.exit_code != ExitCode::kHolds) return profiles.exit_code;
    for (const std::string& path : arguments_.paths) inputs_.push_back(InputOf(path));
    programs::Progress progress("imported", inputs_.size());
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      ImportOne(i, progress);
      progress.Advance();
      if (code_ == ExitCode::kUsage) return code_;
    }
    progress.Clear();
    for (ImportedInput& imported : imported_) {
      v1::Report& report = *imported.document.mutable_report();
      AddProfiles(profiles.report, report);
      if (arguments_.repetition) SetRepetition(*arguments_.repetition, report);
    }
    WriteAll();
    return code_;
  }

 private:
  // The bytes of an input as the one value of a JSON text, whatever they are: findings are shown
  // with their lines.
  Expected<SourceDocument> Read(const programs::Input& input) {
    ReadOptions options;
    options.format = Format::kJson;
    options.limits = arguments_.import.limits;
    auto documents = programs::ReadInput(input, options);
    if (!documents) return tl::unexpected(std::move(documents.error()));
    return std::move(documents->front());
  }

  void ImportOne(std::size_t index, const programs::Progress& progress) {
    const auto source = Read(inputs_[index]);
    auto imported =
        source ? Import(std::string(source->source_text()), source->file(), arguments_.import)
               : Expected<Imported>(tl::unexpected(source.error()));
    if (!imported) {
      progress.Clear();
      if (imported.error().code == ErrorCode::kInvalidArgument) {
        code_ = programs::Fail(voice_.program, ExitCode::kUsage, imported.error());
        return;
      }
      ShowError(imported.error(), voice_.color);
      Worsen(ExitCode::kUnreadable);
      return;
    }
    if (!imported->findings.empty()) {
      progress.Clear();
      ShowFindings({&*source, 1}, imported->findings, voice_.color);
    }
    if (!imported->document) {
      Worsen(ExitCode::kFindings);
      return;
    }
    imported_.push_back({index, *std::move(imported->document)});
  }

  void WriteAll() {
    if (imported_.empty()) return;
    Destination destination = DestinationOf(arguments_.output, inputs_.size());
    destination.format_option = "--format";
    const Format format =
        arguments_.format.value_or(FormatOfName(arguments_.output).value_or(Format::kYaml));
    std::vector<Output> outputs;
    for (const ImportedInput& imported : imported_) outputs.push_back({imported.input, "", format});
    const auto files = PlanOutputs(inputs_, outputs, destination);
    const auto fit = files ? CheckTerminal(*files) : tl::unexpected(files.error());
    if (!fit) {
      code_ = programs::Fail(voice_.program, ExitCode::kUsage, fit.error());
      return;
    }
    for (const OutputFile& file : *files) WriteOne(file);
  }

  void WriteOne(const OutputFile& file) {
    if (file.became_ndjson) {
      Note(voice_,
           fmt::format("{} reports are written as NDJSON, one a line", file.outputs.size()));
    }
    if (!WriteOutput(voice_.program, file.path, Joined(file, imported_))) {
      Worsen(ExitCode::kInternal);
      return;
    }
    for (const std::size_t output : file.outputs) {
      const std::string missing = MissingProfiles(imported_[output].document.report());
      if (missing.empty()) continue;
      Note(voice_,
           fmt::format("{}: the report lacks {}",
                       Printable(programs::NameOf(inputs_[imported_[output].input])), missing));
    }
  }

  // The worst thing that happened is told: lost output before unread input before findings.
  void Worsen(ExitCode code) { code_ = std::max(code_, code); }

  Voice voice_;
  const ImportArguments& arguments_;
  std::vector<programs::Input> inputs_;
  std::vector<ImportedInput> imported_;
  ExitCode code_ = ExitCode::kHolds;
};

}  // namespace

ExitCode RunImport(std::string_view program, int argc, const char* const* argv) {
  const ParsedImport parsed = ParseImportArguments(program, argc, argv);
  if (!parsed.arguments) return programs::Finish(program, parsed.end);
  return Importer(program, *parsed.arguments).Run();
}

}  // namespace smp::cli
