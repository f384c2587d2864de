#include "importers/output_reader.h"

#include <algorithm>
#include <utility>

#include "document/document_rules.h"
#include "document/encoding.h"
#include "document/json_reader.h"
#include "importers/import_rules.h"

namespace smp::importers {

namespace {

// The defect that ended the reading: no reader reports anything after it.
const Finding* LastDefect(const document::ReadDocument& document) {
  return document.complete || document.findings.empty() ? nullptr : &document.findings.back();
}

bool IsOf(const Finding& finding, const Rule& rule) { return finding.rule->id == rule.id; }

}  // namespace

OutputReader::OutputReader(std::shared_ptr<const document::Source> source, const Limits& limits)
    : limits_(limits) {
  output_.source = std::move(source);
  switch (document::GuessTextFormat(output_.text())) {
    case document::TextFormat::kYaml:
      return;
    case document::TextFormat::kNdjson:
      output_.is_json_lines = true;
      ReadFirstLine();
      return;
    case document::TextFormat::kJson:
      break;
  }
  document_ =
      std::move(document::ReadText(output_.source, document::TextFormat::kJson, limits_).front());
  output_.tree = &document_->tree;
}

void OutputReader::ReadFirstLine() {
  std::string_view text = output_.text();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::uint32_t number = 1;
  std::string_view line;
  while (!text.empty()) {
    line = text.substr(0, text.find('\n'));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) break;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    ++number;
  }
  if (document::CheckEncoding(line, document::ControlCharacters::kJson).defect) return;
  document_.emplace(document::ReadDocument{.tree = document::Tree(output_.source), .findings = {}});
  document::Budget budget{limits_};
  document::ReadJson(line, number, *document_, budget);
  output_.tree = &document_->tree;
}

void OutputReader::ReadYaml() {
  document_ =
      std::move(document::ReadText(output_.source, document::TextFormat::kYaml, limits_).front());
  output_.tree = &document_->tree;
}

bool OutputReader::ReportDefects(ImportFindings& findings) const {
  // Lines are reported as they are read, the first one among them.
  if (!document_ || output_.is_json_lines) return true;
  return AddDefects(*document_, findings);
}

const Finding* OutputReader::defect() const {
  return document_ && !output_.is_json_lines ? LastDefect(*document_) : nullptr;
}

bool AddDefects(const document::ReadDocument& document, ImportFindings& findings) {
  const Finding* last = LastDefect(document);
  bool readable = last == nullptr;
  const document::Node* root = document.tree.root();
  for (const Finding& found : document.findings) {
    // Who reads the figure tells that it is none.
    if (IsOf(found, document::kNonFiniteNumber) || IsOf(found, document::kByteOrderMark)) continue;
    Finding finding = found;
    const bool follows = IsOf(found, document::kSyntax) && document.complete && root != nullptr &&
                         found.span.begin >= root->span.end;
    if (follows) {
      finding.rule = &kOutputSyntax;
      finding.hint = "import a file that holds one output and nothing else";
      readable = false;
    } else if (&found == last) {
      if (!IsOf(found, document::kLimitExceeded)) finding.rule = &kOutputSyntax;
      finding.severity = Severity::kError;
    } else {
      finding.severity =
          IsOf(found, document::kDuplicateKey) ? Severity::kWarning : Severity::kNote;
    }
    findings.Add(std::move(finding));
  }
  return readable;
}

}  // namespace smp::importers
