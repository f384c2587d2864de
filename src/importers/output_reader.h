// The first look at an input: what can be said of it before its generator is known.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "document/read.h"
#include "document/source.h"
#include "document/tree.h"
#include "importers/findings.h"
#include "smp/limits.h"

namespace smp::importers {

// One input, as far as it could be understood without knowing its generator.
struct RawOutput {
  std::shared_ptr<const document::Source> source;
  // What is JSON (or, for importers that ask, YAML) as a tree; null for other text. Defects that
  // reading survived (a trailing comma, a key twice) are in `findings` of the ImportContext
  // already.
  const document::Tree* tree = nullptr;
  // True when the text is several JSON values, one a line; `tree` is the first of them then. See
  // json_lines.h for the others.
  bool is_json_lines = false;

  [[nodiscard]] std::string_view text() const { return source->bytes(); }
  // The outermost value of `tree`; null without one.
  [[nodiscard]] const document::Node* root() const {
    return tree == nullptr ? nullptr : tree->root();
  }
};

// An input whose tree is kept here.
class OutputReader {
 public:
  OutputReader(std::shared_ptr<const document::Source> source, const Limits& limits);

  [[nodiscard]] const RawOutput& output() const { return output_; }
  // Reads text that is not JSON as YAML.
  void ReadYaml();
  // Reports what reading found; see AddDefects. True when the text was read to its end.
  bool ReportDefects(ImportFindings& findings) const;
  // Why the text could not be read to its end; null when it could, or when it is no JSON.
  [[nodiscard]] const Finding* defect() const;

 private:
  void ReadFirstLine();

  const Limits& limits_;
  RawOutput output_;
  std::optional<document::ReadDocument> document_;
};

// Reports the defects of a text that was read. Such that the meaning is beyond doubt are notes, a
// key given twice is a warning; the one that ended the reading is an error (SMP1032, or SMP1005 for
// a limit), and so is an encoding that is not UTF-8. False when there was one of these.
bool AddDefects(const document::ReadDocument& document, ImportFindings& findings);

}  // namespace smp::importers
