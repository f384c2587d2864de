// What an importer consists of: a row of the table in registry.cc and one file. To add one, write
// importers/<name>.cc with the two functions of its row and add the row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/findings.h"
#include "importers/output_reader.h"
#include "smp/import.h"
#include "smp/v1/result.pb.h"
#include "smp/v1/test.pb.h"

namespace smp::importers {

// What importers put together; the frame (import.cc) adds ids, references, producer and the rest.
struct ImportDraft {
  // What the output says about the test: loop model, coordinated omission, stages, clients. Every
  // run has its client at the same index, or all have the only one. Load generator name and version
  // belong into clients[].load_generator.
  v1::TestConfiguration test;
  // At least one. Without window when the output does not say when the run began: `run_seconds`
  // says how long it took then.
  std::vector<v1::Result> results;
  // Seconds that the measured window lasted, for each of `results`; nothing where that is not
  // known.
  std::vector<std::optional<double>> run_seconds;
  // True when ImportOptions::select was heeded. Without it an output holds one run.
  bool is_selected = false;
  // Media type of the output.
  std::string media_type = "application/json";
};

struct ImportContext {
  const RawOutput& output;
  const ImportOptions& options;
  ImportFindings& findings;
};

struct Importer {
  ImportFormat format;
  // Whether an output is this generator's; cheap, looks at the beginning or at some keys. No two
  // importers recognize the same output.
  bool (*recognizes)(const RawOutput& output);
  // The draft; nothing when the output was refused, with a finding that says why. With --from, an
  // output comes here that `recognizes` did not see: any bytes at all.
  std::optional<ImportDraft> (*import)(ImportContext& context);
  // True when text that is not JSON is YAML to this importer: `recognizes` sees text only, `import`
  // gets its tree.
  bool reads_yaml = false;
};

}  // namespace smp::importers
