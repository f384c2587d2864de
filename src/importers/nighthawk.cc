// Nighthawk: the Output of its run as JSON or YAML, and its fortio formats. Its other formats are
// known and refused.
#include <memory>
#include <string>
#include <utility>

#include "document/read.h"
#include "importers/importer.h"
#include "importers/lines.h"
#include "importers/nighthawk_fortio.h"
#include "importers/nighthawk_output.h"
#include "importers/nighthawk_refused.h"

namespace smp::importers {

bool IsNighthawk(const RawOutput& output);
std::optional<ImportDraft> ImportNighthawk(ImportContext& context);

namespace {

using document::Node;

// The Output in a root: itself, or what a sink stores of it (ExecutionResponse).
const Node* FindOutput(const Node& root) {
  if (IsNighthawkOutput(root)) return &root;
  const Node* wrapped = document::Find(root, "output");
  return wrapped != nullptr && IsNighthawkOutput(*wrapped) ? wrapped : nullptr;
}

// An Output in YAML, by its keys without indentation and by the first keys of a result.
bool LooksYaml(std::string_view text) {
  constexpr std::size_t kLookedAt = 1024 * 1024;
  bool in_results = false;
  for (const std::string_view line : Lines(text.substr(0, kLookedAt))) {
    if (line.starts_with("results:")) in_results = true;
    if (!in_results) continue;
    const std::string_view word = Trim(line);
    if (word == "statistics:" || word == "- statistics:" || word.starts_with("- name: worker_") ||
        word == "- name: global") {
      return true;
    }
  }
  return false;
}

// Nighthawk writes the key "@type" of a message of any type without quotes, and its templates
// values such as @version_major@. YAML has no plain scalar that begins so. A text of the same
// length in which none does: places stay what they are, and nothing of the kind is imported.
std::string WithoutAtSigns(std::string_view text) {
  std::string mended(text);
  for (std::size_t at = mended.find('@'); at != std::string::npos; at = mended.find('@', at + 1)) {
    if (at == 0 || mended[at - 1] == ' ' || mended[at - 1] == '\n') mended[at] = '_';
  }
  return mended;
}

// The frame reads YAML for importers all of whose other texts are YAML; here they are not.
std::optional<ImportDraft> ImportYaml(ImportContext& context) {
  const auto source = std::make_shared<const document::Source>(
      context.output.source->name(), WithoutAtSigns(context.output.text()));
  const document::ReadDocument document = std::move(
      document::ReadText(source, document::TextFormat::kYaml, context.options.limits).front());
  if (!AddDefects(document, context.findings)) return std::nullopt;
  const Node* root = document.tree.root();
  const Node* found = root == nullptr ? nullptr : FindOutput(*root);
  if (found == nullptr) return std::nullopt;
  auto draft = ImportNighthawkOutput(context, *found);
  if (draft) draft->media_type = "application/yaml";
  return draft;
}

}  // namespace

bool IsNighthawk(const RawOutput& output) {
  if (output.tree == nullptr) return LooksYaml(output.text()) || IsNighthawkText(output.text());
  const Node* root = output.root();
  if (root == nullptr || output.is_json_lines) return false;
  return FindOutput(*root) != nullptr || IsNighthawkFortio(*root) || IsNighthawkStatistic(*root);
}

std::optional<ImportDraft> ImportNighthawk(ImportContext& context) {
  const RawOutput& output = context.output;
  if (output.tree == nullptr) {
    if (LooksYaml(output.text())) return ImportYaml(context);
    RefuseNighthawkText(context);
    return std::nullopt;
  }
  const Node* root = output.root();
  if (root == nullptr) return std::nullopt;
  if (const Node* found = FindOutput(*root)) return ImportNighthawkOutput(context, *found);
  if (IsNighthawkFortio(*root)) return ImportNighthawkFortio(context, *root);
  if (IsNighthawkStatistic(*root)) RefuseNighthawkStatistic(context);
  return std::nullopt;
}

}  // namespace smp::importers
