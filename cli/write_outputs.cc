#include "cli/write_outputs.h"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "programs/console.h"

namespace smp::cli {
namespace {

namespace fs = std::filesystem;

// While it lives, signals that end the program wait: no temporary file is left behind.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t ending;
    sigemptyset(&ending);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ending, signal);
    pthread_sigmask(SIG_BLOCK, &ending, &before_);
  }
  ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;  // lets go once
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace

bool WriteOutput(std::string_view program, const std::string& path, std::string_view bytes) {
  if (path.empty()) {
    return programs::Finish(program, bytes, programs::ExitCode::kHolds) ==
           programs::ExitCode::kHolds;
  }
  const fs::path directory = fs::path(path).parent_path();
  std::error_code error;
  if (!directory.empty()) fs::create_directories(directory, error);
  if (error) {
    programs::Fail(
        program, programs::ExitCode::kInternal,
        {ErrorCode::kIo,
         fmt::format("{}: the directory cannot be made: {}", directory.string(), error.message()),
         "choose another directory with -o"});
    return false;
  }
  const SignalsHeld held;
  const auto written = ReplaceFile(path, bytes);
  if (!written) programs::Fail(program, programs::ExitCode::kInternal, written.error());
  return written.has_value();
}

programs::ExitCode WriteEncoded(const Voice& voice, const OutputFile& file,
                                const EncodedFile& encoded,
                                std::span<const SourceDocument> originals) {
  ShowFindings(originals, encoded.findings, voice.color);
  for (const Error& error : encoded.errors) ShowError(error, voice.color);
  if (!encoded.bytes) {
    Note(voice, fmt::format("{} was not written", file.path.empty() ? "the output" : file.path));
    return programs::ExitCode::kFindings;
  }
  if (file.became_ndjson) {
    Note(voice, fmt::format("{} documents are written as NDJSON, one a line", file.outputs.size()));
  }
  return WriteOutput(voice.program, file.path, *encoded.bytes) ? programs::ExitCode::kHolds
                                                               : programs::ExitCode::kInternal;
}

void Note(const Voice& voice, std::string_view text) {
  if (!voice.quiet) programs::Print(stderr, fmt::format("note: {}\n", text));
}

Expected<void> CheckTerminal(std::span<const OutputFile> files) {
  for (const OutputFile& file : files) {
    if (file.path.empty() && file.format == Format::kBinary && isatty(STDOUT_FILENO) == 1) {
      return tl::unexpected(Error{ErrorCode::kInvalidArgument, "binary is not for a terminal",
                                  "name a file with -o"});
    }
  }
  return {};
}

void ShowFindings(std::span<const SourceDocument> originals, const std::vector<Finding>& findings,
                  programs::ColorMode color) {
  if (findings.empty()) return;
  std::map<std::string_view, const SourceDocument*> by_file;
  for (const SourceDocument& original : originals) by_file.emplace(original.file(), &original);
  std::vector<CheckedInput> inputs;  // in the order in which they are found fault with
  std::map<std::string_view, std::size_t> place;
  for (const Finding& finding : findings) {
    const auto original = by_file.find(finding.file);
    if (original == by_file.end()) continue;
    const auto [at, is_new] = place.emplace(original->first, inputs.size());
    if (is_new) inputs.push_back({finding.file, std::nullopt, {{*original->second, {}}}});
    inputs[at->second].documents.front().findings.push_back(finding);
  }
  for (const CheckedInput& input : inputs) {
    programs::Print(stderr, RenderText(input, {programs::UseColor(color, stderr), true}));
  }
}

void ShowError(const Error& error, programs::ColorMode color) {
  const CheckedInput input{"", error, {}};
  programs::Print(stderr, RenderText(input, {programs::UseColor(color, stderr), true}));
}

}  // namespace smp::cli
