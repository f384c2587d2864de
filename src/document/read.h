// Readers: bytes to trees. A defect of the text is a finding and leaves what was read before it
// in the tree, so that the document can still be recognised; nothing throws.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "document/source.h"
#include "document/tree.h"
#include "smp/finding.h"
#include "smp/limits.h"

namespace smp::document {

enum class TextFormat : std::uint8_t { kYaml, kJson, kNdjson };

// One document of an input, as far as it could be read.
struct ReadDocument {
  Tree tree;                      // root() is null when nothing was read
  std::vector<Finding> findings;  // SMP10xx, in the order of the text
  bool complete = true;           // false: a syntax error or a limit ended it early
  std::size_t more_findings = 0;  // found beyond Limits::max_findings, and not kept
};

// A document of which nothing was read yet.
[[nodiscard]] inline ReadDocument NewDocument(const std::shared_ptr<const Source>& source) {
  return ReadDocument{.tree = Tree(source), .findings = {}};
}

// The format that the bytes look like, by their beginning; never fails.
// JSON: the first character is { or [ and what follows it could be JSON (in `{a: 1}` and
// `['x']` it could not: those are YAML's flow style). NDJSON: as JSON, and the first value ends
// with its line and the next line opens another. Everything else is YAML, whose errors then name
// the place.
[[nodiscard]] TextFormat GuessTextFormat(std::string_view bytes);

// A line of NDJSON, as it is between two line feeds: whether it holds no document, and how many
// line breaks are in it (every CR but the one before the line feed).
[[nodiscard]] bool IsBlankLine(std::string_view line);
[[nodiscard]] std::uint32_t LineBreaksWithin(std::string_view line);

// Every document of the input, at least one (an empty input yields one with SMP1006; an empty
// document beside others is left out). Limits count over the whole input, in which each document
// counts as eight nodes.
[[nodiscard]] std::vector<ReadDocument> ReadText(const std::shared_ptr<const Source>& source,
                                                 TextFormat format, const Limits& limits);

}  // namespace smp::document
