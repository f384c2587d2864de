// From documents to the bytes of the files that they go into.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "smp/smp.h"

namespace smp::cli {

// A document that is to be written, and those that it was made from: none for itself.
struct OutputDocument {
  SourceDocument document;
  std::vector<SourceDocument> originals;
};

struct EncodedFile {
  // Nothing when a document could not be written without loss.
  std::optional<std::string> bytes;
  std::vector<Finding> findings;  // what was lost or left out
  std::vector<Error> errors;      // documents that have no form in the encoding at all
  // Of each document in turn.
  std::vector<std::vector<CommentPlace>> comments_not_kept;
};

// The documents of a file one after another: YAML documents with `---` between them, or lines of
// NDJSON.
[[nodiscard]] EncodedFile EncodeFile(Format format, std::span<const OutputDocument> documents,
                                     bool drop_unknown);

// "3 comments were not kept: run.yaml:4, run.yaml:9, run.yaml:12", with the reason when it is the
// encoding. Requires: there is one.
[[nodiscard]] std::string CommentsText(std::span<const CommentPlace> comments,
                                       std::optional<Format> format);

}  // namespace smp::cli
