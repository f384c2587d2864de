#include "validator/fixer.h"

#include <fmt/format.h>

#include <utility>

namespace smp::validator {
namespace {

// The documents of a text that was mended; those that were read when it was not.
std::vector<SourceDocument> DocumentsOf(const CheckedInput& input, const FixedText& fixed,
                                        const ReadOptions& options) {
  std::vector<SourceDocument> documents;
  for (const auto& checked : input.documents) documents.push_back(checked.document);
  if (fixed.places == 0) return documents;
  auto again = ReadBytes(fixed.text, input.file, options);
  return again ? *std::move(again) : std::vector<SourceDocument>();
}

}  // namespace

FixedText FixedTextOf(const CheckedInput& input, const FixOptions& options) {
  FixedText fixed;
  if (input.documents.empty()) return fixed;
  std::vector<Finding> findings;
  for (const auto& document : input.documents) {
    findings.insert(findings.end(), document.findings.begin(), document.findings.end());
  }
  const std::string_view text = input.documents.front().document.source_text();
  const std::vector<PlacedEdit> edits = PlaceEdits(text, findings);
  fixed.places = edits.size();
  fixed.text = ApplyEdits(text, edits);
  if (options.order_keys) {
    const std::vector<SourceDocument> documents = DocumentsOf(input, fixed, options.read);
    if (!documents.empty()) {
      OrderedKeys ordered = OrderKeys(documents);
      fixed.text = std::move(ordered.text);
      fixed.mappings = ordered.mappings;
      fixed.left = std::move(ordered.left);
    }
  }
  if (fixed.places > 0 || fixed.mappings > 0) fixed.diff = LineDiff(text, fixed.text, input.file);
  return fixed;
}

std::string FixSummary(const CheckedInput& input, const FixedText& fixed) {
  std::string done;
  if (fixed.places > 0) {
    done = fmt::format("{} {} mended", fixed.places, fixed.places == 1 ? "place" : "places");
  }
  if (fixed.mappings > 0) {
    done += fmt::format("{}keys of {} {} put in order", done.empty() ? "" : ", ", fixed.mappings,
                        fixed.mappings == 1 ? "mapping" : "mappings");
  }
  return done.empty() ? "" : fmt::format("{}: {}\n", Printable(input.file), done);
}

std::string LeftSummary(const CheckedInput& input, const FixedText& fixed) {
  std::string lines;
  for (const KeysLeft& left : fixed.left) {
    lines +=
        fmt::format("{}:{}:{}: the keys of {} stay as they are: {}\n", Printable(input.file),
                    left.place.line, left.place.column,
                    left.pointer.empty() ? "the document" : Printable(left.pointer), left.reason);
  }
  return lines;
}

}  // namespace smp::validator
