// Imports an output and compares the whole of what comes out with what is kept beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "smp/import.h"

namespace smp::importers {

// What an import gives: the report as YAML without id, producer and reference, then the findings, a
// line each with rule, severity, place, message and hint. An error is a line, too.
[[nodiscard]] std::string ImportedText(std::string output, std::string name,
                                       const ImportOptions& options = {});

// tests/importers/outputs/FILE imported, against FILE.imported. With SMP_UPDATE_GOLDEN in the
// environment it is written.
void CheckImport(std::string_view file, const ImportOptions& options = {});

// A file under tests/importers/outputs.
[[nodiscard]] std::string OutputText(std::string_view file);
// A file under shared/samples/loadgen, which is kept beside the project; nothing where it is
// absent, which is shown.
[[nodiscard]] std::optional<std::string> SampleText(std::string_view file);

// The findings of an import alone, as above.
[[nodiscard]] std::string FindingsOf(std::string output, const ImportOptions& options = {});

}  // namespace smp::importers
