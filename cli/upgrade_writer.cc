#include "cli/upgrade_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "cli/encode_outputs.h"
#include "cli/upgrade_text.h"
#include "programs/console.h"

namespace smp::cli {

using programs::ExitCode;

ExitCode UpgradeWriter::Plan() {
  Destination destination = DestinationOf(arguments_.output, run_.inputs().size());
  destination.format_option = "--output-format";
  destination.beside = arguments_.changes;
  if (arguments_.in_place) destination.kind = Destination::Kind::kInPlace;
  for (const UpgradedDocument& upgraded : run_.outcome().documents) {
    if (arguments_.check) break;
    const std::size_t input = run_.InputOf(upgraded.sources.front());
    if (!arguments_.in_place || MayReplace(input)) Choose(upgraded, destination);
  }
  auto files = PlanOutputs(run_.inputs(), outputs_, destination);
  if (!files) return programs::Fail(voice_.program, ExitCode::kUsage, files.error());
  if (const auto fit = CheckTerminal(*files); !fit) {
    return programs::Fail(voice_.program, ExitCode::kUsage, fit.error());
  }
  files_ = std::move(*files);
  return ExitCode::kHolds;
}

ExitCode UpgradeWriter::Write() && {
  for (const OutputFile& file : files_) WriteFile(file);
  TellComments();
  return code_;
}

// --- in place ----------------------------------------------------------------------------------

// A reason to leave an input as it is is told once.
bool UpgradeWriter::MayReplace(std::size_t input) {
  const auto known = may_replace_.find(input);
  if (known != may_replace_.end()) return known->second;
  bool may = run_.From(input).is_changed;
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
  const std::string& path = run_.inputs()[input].path;
  const FromInput& from = run_.From(input);
  if (from.joined != nullptr) {
    return {ErrorCode::kInvalidArgument,
            fmt::format("{}: not replaced, since {} become one report", path,
                        NameOfSources(*from.joined, run_)),
            "write the report to a file of its own with -o"};
  }
  if (from.is_refused || from.has_error) {
    return {ErrorCode::kInvalidArgument,
            fmt::format("{}: not replaced, since not all of it could be understood", path),
            "see the findings above; or write what could be to another file with -o"};
  }
  if (from.lost > 0 && !arguments_.allow_loss) {
    const Change& first = *from.first_lost;
    return {ErrorCode::kInvalidArgument,
            fmt::format("{}: not replaced, since {} would be lost{} {} ({} {})", path,
                        from.lost == 1 ? "a value" : fmt::format("{} values", from.lost),
                        from.lost == 1 ? ":" : ", first",
                        first.from_pointer.empty() ? "/" : first.from_pointer, first.rule->id,
                        first.rule->name),
            "keep the file and write to another with -o FILE, or give up what is lost with "
            "--allow-loss"};
  }
  const Format format = FormatOf(from.first);
  if (from.made.size() > 1 && format != Format::kYaml && format != Format::kNdjson) {
    return {ErrorCode::kInvalidArgument,
            fmt::format("{}: not replaced, since one file of {} cannot hold {} documents", path,
                        FormatName(format), from.made.size()),
            "write each to a file of its own with -o DIR/"};
  }
  return {ErrorCode::kInvalidArgument, "", ""};
}

// --- what is written ---------------------------------------------------------------------------

Format UpgradeWriter::FormatOf(std::size_t original) const {
  const Format format = run_.originals()[original].format();
  // One line of NDJSON is JSON, but for its name.
  const auto named = FormatOfName(run_.inputs()[run_.InputOf(original)].path);
  return format == Format::kJson && named == Format::kNdjson ? Format::kNdjson : format;
}

void UpgradeWriter::Choose(const UpgradedDocument& upgraded, const Destination& destination) {
  const std::size_t first = upgraded.sources.front();
  Format format = FormatOf(first);
  if (destination.kind == Destination::Kind::kFile) {
    format = FormatOfName(destination.path).value_or(format);
  }
  const std::size_t input = run_.InputOf(first);
  const bool kind_tells =
      upgraded.document.edition() == Edition::kV06 || run_.From(input).has_several_kinds;
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
        document.originals.push_back(run_.originals()[source]);
      }
      documents.push_back(std::move(document));
    }
    encoded = EncodeFile(file.format, documents, false);
  }
  Worsen(WriteEncoded(voice_, file, encoded, run_.originals()));
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
  const FromInput& from = run_.From(input);
  if (from.documents != file.outputs.size()) return nullptr;
  for (const std::size_t output : file.outputs) {
    if (!chosen_[output]->steps.empty() || outputs_[output].input != input) return nullptr;
  }
  return FormatOf(from.first) == file.format ? &run_.originals()[from.first] : nullptr;
}

void UpgradeWriter::TellComments() const {
  std::vector<CommentPlace> lost;
  for (const auto& [comment, outputs] : lacking_) {
    if (outputs == made_from_.at(comment.second)) lost.push_back(comment.first);
  }
  if (!lost.empty()) Note(voice_, CommentsText(lost, arguments_.output_format));
}

}  // namespace smp::cli
