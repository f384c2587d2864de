// Findings as text for people and in the formats of those who collect them, and the changes of
// upgrades as JSON. Output is the same from run to run.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "smp/document.h"
#include "smp/error.h"
#include "smp/finding.h"
#include "smp/upgrade.h"
#include "smp/validate.h"

namespace smp {

// A finding that somebody decided to live with.
struct IgnoredFinding {
  Finding finding;
  std::string reason;
};

// What became of one input: its documents with their findings, or why it could not be read.
struct CheckedInput {
  std::string file;
  std::optional<Error> error;  // set: the input could not be read, and there are no documents
  struct CheckedDocument {
    SourceDocument document;
    std::vector<Finding> findings;
    std::vector<IgnoredFinding> ignored = {};  // do not count in grade and exit code
  };
  std::vector<CheckedDocument> documents;
  // Some documents of an input that is read part by part (smp/ndjson.h); the others come in further
  // ones of the same file.
  bool is_part = false;
};

// How much was found, over several inputs.
struct Summary {
  std::size_t documents = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t unreadable = 0;          // inputs that could not be read
  std::size_t ignored = 0;             // findings that were ignored
  std::size_t older = 0;               // documents of an edition before the newest
  std::optional<Grade> lowest_report;  // grade of the reports, which may be credible
  std::optional<Grade> lowest_other;   // of other documents, which are valid at best
  // How often each rule was broken, by id.
  struct RuleCount {
    const Rule* rule = nullptr;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
    std::size_t documents = 0;  // that have such a finding
  };
  std::map<std::string_view, RuleCount> by_rule;
  // The thresholds that the documents were checked with.
  RuleSettings settings;

  void Add(const CheckedInput& input);

  // What can be said of all documents: invalid when one is, else the lowest grade of the reports;
  // valid without a report. Nothing when there are no documents.
  [[nodiscard]] std::optional<Grade> grade() const;
};

struct TextStyle {
  bool color = false;    // ANSI escape sequences
  bool quiet = false;    // findings only: no line for documents without findings, no summary
  bool by_rule = false;  // a table of the rules that were broken before the last lines
};

// A text that can be shown on a terminal: control characters and broken UTF-8 become \xNN. File
// names can be any bytes.
[[nodiscard]] std::string Printable(std::string_view text);

// One block a finding, compiler style: place, severity, message, rule; the line of the file with a
// caret; the hint. A document without findings is one line that says so.
[[nodiscard]] std::string RenderText(const CheckedInput& input, const TextStyle& style = {});

// The last lines: counts, the lowest grade and what keeps the documents from the next one, and a
// note when thresholds differ from the catalogue's and when documents are of older editions.
[[nodiscard]] std::string RenderTextSummary(const Summary& summary, const TextStyle& style = {});

// How findings are written, whatever the format.
struct RenderOptions {
  std::string tool = "smp-validate";    // name of the program that asks
  TextStyle text;                       // of text alone
  Severity fail_on = Severity::kError;  // least severity that is a failure; of JUnit alone
  RuleSettings settings;                // those that documents are checked with
};

// Writes the findings of many inputs in one format. What it keeps of an input are its findings as
// they will be written, so that memory is bounded by what is written and not by what was read. Not
// thread-safe.
class FindingsRenderer {
 public:
  FindingsRenderer() = default;
  FindingsRenderer(const FindingsRenderer&) = delete;  // one report has one text
  FindingsRenderer& operator=(const FindingsRenderer&) = delete;
  virtual ~FindingsRenderer() = default;

  // Takes an input. Gives what can be written of it at once; nothing in formats that are one whole.
  [[nodiscard]] virtual std::string Add(const CheckedInput& input) = 0;
  // The rest of the text. Nothing may be added afterwards.
  [[nodiscard]] virtual std::string Finish() = 0;
};

struct FindingsFormat {
  std::string_view name;         // "sarif"
  std::string_view description;  // what it is and who reads it
};

// Every format, text first.
[[nodiscard]] std::span<const FindingsFormat> FindingsFormats();

// A renderer for a format by its name; null when there is none of that name.
[[nodiscard]] std::unique_ptr<FindingsRenderer> MakeFindingsRenderer(std::string_view format,
                                                                     const RenderOptions& options);

// What an upgrade or a downgrade did to make one document.
struct ChangedDocument {
  std::vector<std::string> files;      // the inputs that it was made from
  std::string from;                    // their edition, or their shape: "v0.6", "M1"
  std::string to;                      // its edition: "v1.0.0"
  std::span<const UpgradeStep> steps;  // must outlive this
};

// One JSON object as described by schemas/tool/changes.schema.json, with a final newline. `tool` is
// the name of the program that asks.
[[nodiscard]] std::string RenderChanges(std::span<const ChangedDocument> documents,
                                        std::string_view tool);

}  // namespace smp
