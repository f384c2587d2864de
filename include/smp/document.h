// Reading: bytes to documents. A SourceDocument is what one document of an input turned out to be,
// with every place kept; decode it to the model (smp/model.h) or check it (smp/validate.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "smp/edition.h"
#include "smp/error.h"
#include "smp/finding.h"
#include "smp/limits.h"

namespace smp {

// Encoding of a document.
enum class Format : std::uint8_t {
  kYaml,       // "yaml": one or several YAML documents
  kJson,       // "json"
  kNdjson,     // "ndjson": one JSON document a line
  kBinary,     // "binpb": binary protobuf
  kTextProto,  // "txtpb": protobuf text format
};

// "yaml", "json", "ndjson", "binpb" or "txtpb".
[[nodiscard]] std::string_view FormatName(Format format);

// The format of that name, else nothing.
[[nodiscard]] std::optional<Format> FormatFromName(std::string_view name);

struct ReadOptions {
  // Told by the content when absent.
  std::optional<Format> format;
  // Told by the document when absent. A binary file of before v1 that fits several kinds, or that
  // says one thing in v0.2 and another in v0.6, is refused without it.
  std::optional<Edition> edition;
  std::optional<Kind> kind;
  Limits limits;
  // Where the bytes stand in the input, when they are a part of it: see smp/ndjson.h.
  std::uint32_t first_line = 1;
  std::size_t first_document = 0;
};

// One document of an input. Cheap to copy (shares its contents); const access is thread-safe.
class SourceDocument {
 public:
  struct Impl;  // for the library itself; has no stable shape
  explicit SourceDocument(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

  // Name of the input as it was given.
  [[nodiscard]] const std::string& file() const;
  // Which document of the input this is, counted from 0.
  [[nodiscard]] std::size_t index() const;
  [[nodiscard]] Format format() const;
  [[nodiscard]] Edition edition() const;
  [[nodiscard]] Shape shape() const;
  [[nodiscard]] Kind kind() const;
  // What the document is, for people: "an SMP v1 report".
  [[nodiscard]] const std::string& description() const;
  // False when a syntax error or a limit ended reading early.
  [[nodiscard]] bool complete() const;
  // The bytes of the whole input; valid while any of its documents lives.
  [[nodiscard]] std::string_view source_text() const;
  // The line of the input that source_text() begins with, from 1.
  [[nodiscard]] std::uint32_t first_line() const;
  // The document as it was written, as JSON or YAML text (kJson, kYaml): scalars keep their text,
  // so nothing is rounded. Empty when nothing was read.
  [[nodiscard]] std::string ToText(Format format) const;

  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

// Every document of an input, in order; at least one. Fails when the input cannot be read at all:
// no such file, not a file, no permission, larger than the limit, of no known format. A document
// that was read and breaks the specification does not fail: its defects are findings of Validate.
[[nodiscard]] Expected<std::vector<SourceDocument>> ReadFile(const std::filesystem::path& path,
                                                             const ReadOptions& options = {});
[[nodiscard]] Expected<std::vector<SourceDocument>> ReadBytes(std::string bytes, std::string name,
                                                              const ReadOptions& options = {});
// Reads the stream to its end, at most limits.max_bytes of it.
[[nodiscard]] Expected<std::vector<SourceDocument>> ReadStream(std::istream& stream,
                                                               std::string name,
                                                               const ReadOptions& options = {});

}  // namespace smp
