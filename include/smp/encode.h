// Documents in another encoding of their own edition, without loss or with a list of what is lost.
#pragma once

#include <compare>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "smp/document.h"
#include "smp/error.h"
#include "smp/finding.h"

namespace smp {

struct EncodeOptions {
  // Leaves out fields that the document's edition does not know, where the encoding has no form for
  // them. Without it they are a loss.
  bool drop_unknown = false;
  // The documents that this one was made from (UpgradedDocument::sources), whose comments are
  // carried over to YAML. Empty: the document itself. Read only while encoding.
  std::span<const SourceDocument> originals;
};

// Where a comment is.
struct CommentPlace {
  std::string file;  // name of the input as it was given
  Position place;

  friend bool operator==(const CommentPlace&, const CommentPlace&) = default;
  friend auto operator<=>(const CommentPlace&, const CommentPlace&) = default;
};

struct EncodedDocument {
  // With a line break at the end, of text. Empty when something would be lost.
  std::string bytes;
  // What the encoding cannot hold, in the order of the document; errors.
  std::vector<Finding> lost;
  // What EncodeOptions::drop_unknown left out; warnings.
  std::vector<Finding> dropped;
  // Comments of the originals that are not in `bytes`: of values that are not there or not the same
  // any more, and all of them in encodings other than YAML.
  std::vector<CommentPlace> comments_not_kept;
};

// The document in an encoding: the same values, spelt as they were written. YAML, JSON and NDJSON
// (one line) keep every digit. Binary and protobuf text go through the message of the document's
// edition: numbers become those of their field's type, and a field that the message does not have,
// or a value that it cannot hold, is lost; a document that was read from them keeps the fields that
// its message does not know, as far as binary goes. YAML keeps the comments of YAML. A document
// that breaks the specification is written all the same, if nothing of it is lost; what was not
// read is a loss.
//
// Fails with kInvalidArgument for what is no document of v0.2, v0.6 or v1, and for binary and
// protobuf text when the document is no single message. Deterministic and thread-safe.
[[nodiscard]] Expected<EncodedDocument> Encode(const SourceDocument& document, Format format,
                                               const EncodeOptions& options = {});

// The same for who wants all or nothing: fails with kInvalidArgument, too, when something would be
// lost, and names the first such thing.
[[nodiscard]] Expected<std::string> Write(const SourceDocument& document, Format format);

// Writes bytes to `path` so that a reader sees the old file or the new one, never half of it. A
// file that is replaced keeps its mode; a symbolic link leads to the new bytes. Fails with
// kPermission, kNotFound (no such directory), kNotAFile or kIo, and leaves no other file behind.
[[nodiscard]] Expected<void> ReplaceFile(const std::filesystem::path& path, std::string_view bytes);

// As Write, to a file; fails as both do.
[[nodiscard]] Expected<void> WriteFile(const SourceDocument& document, Format format,
                                       const std::filesystem::path& path);

}  // namespace smp
