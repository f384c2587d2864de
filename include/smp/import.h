// Importing: the output of a load generator as a report of v1.
//
//   auto imported = smp::Import(bytes, "fortio.json", {});
//   if (imported && imported->document) smp::WriteFile(*imported->document, format, path);
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "smp/error.h"
#include "smp/finding.h"
#include "smp/limits.h"
#include "smp/upgrade.h"
#include "smp/v1/document.pb.h"

namespace smp {

// A generator's output that can be imported. Every string is static.
struct ImportFormat {
  std::string_view name;     // "fortio", what --from takes
  std::string_view outputs;  // which outputs, for people: "JSON of -json, REST and -a; access logs"
};

// Every one, ordered by name. Valid for the life of the program; thread-safe.
[[nodiscard]] std::span<const ImportFormat> ImportFormats();

struct ImportOptions {
  // Name of an ImportFormat. Told by the content when empty.
  std::string from;
  // Unit of the values of outputs that do not say theirs (HdrHistogram logs). Without it they are
  // refused, not guessed.
  std::optional<LatencyUnit> unit;
  // When the run began, RFC 3339, for outputs that do not say so (wrk, hey, h2load, k6).
  std::string start_time;
  // Which run of an output that holds several of different tests, counted from 1. Without it such
  // an output is refused.
  std::optional<std::size_t> select;
  Limits limits;
};

struct Imported {
  // A report with test, results, references and producer; without infrastructure, mesh and
  // workload, which no generator knows. Nothing when the output was refused: `findings` say why.
  std::optional<v1::Document> document;
  // Contradictions in the output, ambiguities and how they were decided, secrets that were left
  // out. Places are in the output.
  std::vector<Finding> findings;
  std::string_view format;  // name of the ImportFormat
};

// Reads the output of a load generator. Fails with kUnknownFormat when none of the formats knows
// it, with kInvalidArgument for an unknown format or a wrong start_time, with kTooLarge beyond
// limits.max_bytes. `name` is what findings and the reference call the input. Deterministic and
// thread-safe.
[[nodiscard]] Expected<Imported> Import(std::string bytes, std::string name,
                                        const ImportOptions& options = {});

}  // namespace smp
