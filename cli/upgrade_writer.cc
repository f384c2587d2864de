#include "cli/upgrade_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "cli/encode_outputs.h"
#include "cli/upgrade_text.h"
#include "programs/console.h"

namespace smp::cli {

using programs::ExitCode;

ExitCode UpgradeWriter::Write() && {
  Destination destination = DestinationOf(arguments_.output, run_.read.inputs.size());
  destination.format_option = "--output-format";
  if (arguments_.in_place) destination.kind = Destination::Kind::kInPlace;
  for (const UpgradedDocument& upgraded : run_.outcome.documents) {
    const std::size_t input = run_.read.input_of[upgraded.sources.front()];
    if (!arguments_.in_place || MayReplace(input)) Choose(upgraded, destination);
  }
  const auto files = PlanOutputs(run_.read.inputs, outputs_, destination);
  if (!files) return programs::Fail(voice_.program, ExitCode::kUsage, files.error());
  if (const auto fit = CheckTerminal(*files); !fit) {
    return programs::Fail(voice_.program, ExitCode::kUsage, fit.error());
  }
  for (const OutputFile& file : *files) WriteFile(file);
  TellComments();
  return code_;
}

// --- in place ----------------------------------------------------------------------------------

// A reason to leave an input as it is is told once.
bool UpgradeWriter::MayReplace(std::size_t input) {
  const auto known = may_replace_.find(input);
  if (known != may_replace_.end()) return known->second;
  bool may = run_.HasChanged(input);
  if (may) {
    const Error reason = ReasonToKeep(input);
    may = reason.message.empty();
    if (!may) {
      ShowError(reason, arguments_.color);
      Worsen(ExitCode::kFindings);
    }
  }
  may_replace_[input] = may;
  return may;
}

// Why an input must not be replaced; an empty message when it may.
Error UpgradeWriter::ReasonToKeep(std::size_t input) const {
  const std::string& path = run_.read.inputs[input].path;
  const auto joined = std::find_if(
      run_.outcome.documents.begin(), run_.outcome.documents.end(), [&](const auto& upgraded) {
        return run_.IsFrom(upgraded, input) &&
               std::any_of(upgraded.sources.begin(), upgraded.sources.end(),
                           [&](std::size_t source) { return run_.read.input_of[source] != input; });
      });
  if (joined != run_.outcome.documents.end()) {
    return {ErrorCode::kInvalidArgument,
            fmt::format("{}: not replaced, since {} become one report", path,
                        NameOfSources(*joined, run_.read.documents)),
            "write the report to a file of its own with -o"};
  }
  if (run_.HasRefused(input)) {
    return {ErrorCode::kInvalidArgument,
            fmt::format("{}: not replaced, since not all of it could be understood", path),
            "see the findings above; or write what could be to another file with -o"};
  }
  const std::size_t documents = DocumentsOf(input);
  const Format format = FormatOf(static_cast<std::size_t>(
      std::find(run_.read.input_of.begin(), run_.read.input_of.end(), input) -
      run_.read.input_of.begin()));
  if (documents > 1 && format != Format::kYaml && format != Format::kNdjson) {
    return {ErrorCode::kInvalidArgument,
            fmt::format("{}: not replaced, since one file of {} cannot hold {} documents", path,
                        FormatName(format), documents),
            "write each to a file of its own with -o DIR/"};
  }
  return {ErrorCode::kInvalidArgument, "", ""};
}

// True when documents of different kinds come from an input.
bool UpgradeWriter::HasSeveralKinds(std::size_t input) const {
  std::set<Kind> kinds;
  for (const UpgradedDocument& upgraded : run_.outcome.documents) {
    if (run_.IsFrom(upgraded, input)) kinds.insert(upgraded.document.kind());
  }
  return kinds.size() > 1;
}

// How many documents come from an input.
std::size_t UpgradeWriter::DocumentsOf(std::size_t input) const {
  return static_cast<std::size_t>(
      std::count_if(run_.outcome.documents.begin(), run_.outcome.documents.end(),
                    [&](const auto& upgraded) { return run_.IsFrom(upgraded, input); }));
}

// --- what is written ---------------------------------------------------------------------------

Format UpgradeWriter::FormatOf(std::size_t original) const {
  const Format format = run_.read.documents[original].format();
  // One line of NDJSON is JSON, but for its name.
  const auto named = FormatOfName(run_.read.inputs[run_.read.input_of[original]].path);
  return format == Format::kJson && named == Format::kNdjson ? Format::kNdjson : format;
}

void UpgradeWriter::Choose(const UpgradedDocument& upgraded, const Destination& destination) {
  const std::size_t first = upgraded.sources.front();
  Format format = FormatOf(first);
  if (destination.kind == Destination::Kind::kFile) {
    format = FormatOfName(destination.path).value_or(format);
  }
  const std::size_t input = run_.read.input_of[first];
  const bool kind_tells = upgraded.document.edition() == Edition::kV06 || HasSeveralKinds(input);
  outputs_.push_back({input, kind_tells ? std::string(KindName(upgraded.document.kind())) : "",
                      arguments_.output_format.value_or(format)});
  chosen_.push_back(&upgraded);
}

void UpgradeWriter::WriteFile(const OutputFile& file) {
  EncodedFile encoded;
  if (const SourceDocument* same = UnchangedInput(file)) {
    encoded.bytes = std::string(same->source_text());
  } else {
    std::vector<OutputDocument> documents;
    for (const std::size_t output : file.outputs) {
      OutputDocument document{chosen_[output]->document, {}};
      for (const std::size_t source : chosen_[output]->sources) {
        document.originals.push_back(run_.read.documents[source]);
      }
      documents.push_back(std::move(document));
    }
    encoded = EncodeFile(file.format, documents, false);
  }
  Worsen(WriteEncoded(voice_, file, encoded, run_.read.documents));
  if (!encoded.bytes) return;
  for (std::size_t i = 0; i < encoded.comments_not_kept.size(); ++i) {
    const std::size_t original = chosen_[file.outputs[i]]->sources.front();
    ++made_from_[original];
    for (const CommentPlace& place : encoded.comments_not_kept[i]) ++lacking_[{place, original}];
  }
}

// The input that a file is a copy of: all its documents, in its encoding, and none was changed.
const SourceDocument* UpgradeWriter::UnchangedInput(const OutputFile& file) const {
  const std::size_t input = outputs_[file.outputs.front()].input;
  const auto of_input = std::count(run_.read.input_of.begin(), run_.read.input_of.end(), input);
  if (static_cast<std::size_t>(of_input) != file.outputs.size()) return nullptr;
  for (const std::size_t output : file.outputs) {
    if (!chosen_[output]->steps.empty() || outputs_[output].input != input) return nullptr;
  }
  const SourceDocument& first = run_.read.documents[chosen_[file.outputs.front()]->sources.front()];
  return FormatOf(chosen_[file.outputs.front()]->sources.front()) == file.format ? &first : nullptr;
}

void UpgradeWriter::TellComments() const {
  std::vector<CommentPlace> lost;
  for (const auto& [comment, outputs] : lacking_) {
    if (outputs == made_from_.at(comment.second)) lost.push_back(comment.first);
  }
  if (!lost.empty()) Note(voice_, CommentsText(lost, arguments_.output_format));
}

}  // namespace smp::cli
