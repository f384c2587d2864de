// The model: documents as the C++ classes generated from the specification (smp.v1), and back.
#pragma once

#include <filesystem>
#include <string>

#include "smp/document.h"
#include "smp/error.h"
#include "smp/v1/document.pb.h"

namespace smp {

// The document as a message of the current edition. A document of v0.6 or v0.2 is mapped: what it
// says is in the report of the result, which may lack profiles that it does not speak of. Fields
// that do not fit the specification are left out: Validate first. Fails with kInvalidArgument for a
// document that is of no edition, or of which nothing could be read.
[[nodiscard]] Expected<v1::Document> Decode(const SourceDocument& document);

// The message as a document: YAML, JSON, one line of NDJSON, binary or protobuf text, with fields
// in the order of the specification. YAML and JSON have no form for non-finite numbers that the
// specification allows: they are left out there.
[[nodiscard]] std::string Write(const v1::Document& document, Format format);

// Writes to `path` so that a reader sees the old file or the new one, never half of it; see
// ReplaceFile in smp/encode.h.
[[nodiscard]] Expected<void> WriteFile(const v1::Document& document, Format format,
                                       const std::filesystem::path& path);

}  // namespace smp
