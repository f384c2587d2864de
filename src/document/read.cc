#include "document/read.h"

#include <algorithm>

#include "document/document_rules.h"
#include "document/encoding.h"
#include "document/json_reader.h"
#include "document/text.h"
#include "document/tree_builder.h"
#include "document/yaml_reader.h"

namespace smp::document {
namespace {

std::string_view TrimFront(std::string_view text) {
  while (!text.empty() && IsBlank(text[0])) text.remove_prefix(1);
  return text;
}

Finding TextFinding(const Rule& rule, const Source& source, const Span& span, std::string message,
                    std::string hint) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  finding.file = source.name();
  finding.span = span;
  return finding;
}

ReadDocument DefectiveDocument(const std::shared_ptr<const Source>& source, EncodingDefect defect) {
  ReadDocument document = NewDocument(source);
  document.complete = false;
  document.findings.push_back(TextFinding(kEncoding, *source, defect.span,
                                          std::move(defect.message), std::move(defect.hint)));
  return document;
}

ReadDocument EmptyDocument(const std::shared_ptr<const Source>& source, std::string_view text) {
  ReadDocument document = NewDocument(source);
  document.findings.push_back(
      TextFinding(kEmptyDocument, *source, SpanOf({1, 1}, 1),
                  TrimFront(text).empty() ? "the input is empty" : "the input holds no document",
                  "a report begins with `smp_version`"));
  return document;
}

std::vector<ReadDocument> ReadJsonText(const std::shared_ptr<const Source>& source,
                                       std::string_view text, const Limits& limits) {
  std::vector<ReadDocument> documents;
  if (TrimFront(text).empty()) return documents;
  Budget budget{limits};
  ReadJson(text, 1, documents.emplace_back(NewDocument(source)), budget);
  return documents;
}

// The encoding of an input. What follows other lines was checked with them; a byte order mark in it
// is one inside the text.
Encoding EncodingOf(const Source& source, bool is_yaml) {
  if (source.first_line() > 1) return {};
  return CheckEncoding(source.bytes(),
                       is_yaml ? ControlCharacters::kYaml : ControlCharacters::kJson);
}

// One document a line. A line with invalid UTF-8 or bad syntax does not stop the others; a limit
// of the input does.
std::vector<ReadDocument> ReadNdjson(const std::shared_ptr<const Source>& source,
                                     std::string_view text, const Limits& limits) {
  std::vector<ReadDocument> documents;
  Budget budget{limits};
  std::uint32_t next_line = source->first_line();
  while (!text.empty()) {
    const std::uint32_t line = next_line;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view content = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    next_line += LineBreaksWithin(content) + 1;
    if (IsBlankLine(content)) continue;
    Encoding encoding = CheckEncoding(content, ControlCharacters::kJson);
    if (encoding.defect) {
      encoding.defect->span.begin.line += line - 1;
      encoding.defect->span.end.line += line - 1;
      documents.push_back(DefectiveDocument(source, std::move(*encoding.defect)));
      continue;
    }
    ReadDocument& document = documents.emplace_back(NewDocument(source));
    ReadJson(content, line, document, budget);
    if (budget.exhausted) break;
  }
  return documents;
}

// True when what follows the first brackets could be JSON. A loop, since the text may begin with
// millions of them.
bool BeginsJson(std::string_view text) {
  while (true) {
    const bool object = text[0] == '{';
    const std::string_view rest = TrimFront(text.substr(1));
    if (rest.empty()) return true;
    if (rest[0] == '"' || rest[0] == ',' || rest[0] == '/' || rest[0] == '}' || rest[0] == ']') {
      return true;
    }
    if (object) return false;
    if (rest[0] == '[' || rest[0] == '{') {
      text = rest;
      continue;
    }
    const bool number = rest[0] == '-' || (rest[0] >= '0' && rest[0] <= '9');
    const std::string_view start = rest.substr(0, 8);  // longer than any literal
    const std::string_view word = start.substr(0, start.find_first_of(" \t\r\n,]"));
    return number || word == "true" || word == "false" || word == "null";
  }
}

// The first line when the first value ends with it, else nothing.
std::string_view FirstLineValue(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size() && text[at] != '\n'; ++at) {
    const char c = text[at];
    if (in_string) {
      at += c == '\\' ? 1 : 0;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return text.substr(0, at + 1);
    }
  }
  return {};
}

bool IsSeveralLines(std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return false;
  std::string_view rest = text.substr(FirstLineValue(text).size());
  if (rest.size() == text.size()) return false;
  const std::string_view next = TrimFront(rest);
  const std::string_view gap = rest.substr(0, rest.size() - next.size());
  return gap.find('\n') != std::string_view::npos && !next.empty() &&
         (next[0] == '{' || next[0] == '[');
}

}  // namespace

std::uint32_t LineBreaksWithin(std::string_view line) {
  std::uint32_t count = 0;
  for (std::size_t at = line.find('\r'); at < line.size(); at = line.find('\r', at + 1)) {
    if (at + 1 < line.size()) ++count;
  }
  return count;
}

bool IsBlankLine(std::string_view line) { return TrimFront(line).empty(); }

TextFormat GuessTextFormat(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  const std::string_view text = TrimFront(bytes);
  if (text.empty() || (text[0] != '{' && text[0] != '[') || !BeginsJson(text)) {
    return TextFormat::kYaml;
  }
  return IsSeveralLines(text) ? TextFormat::kNdjson : TextFormat::kJson;
}

std::vector<ReadDocument> ReadText(const std::shared_ptr<const Source>& source, TextFormat format,
                                   const Limits& asked) {
  Limits limits = asked;
  limits.max_depth = std::min(limits.max_depth, kMostDepth);
  const bool yaml = format == TextFormat::kYaml;
  Encoding encoding = EncodingOf(*source, yaml);
  std::vector<ReadDocument> documents;
  const std::string_view text = source->bytes().substr(encoding.bom_size);
  const bool by_line = format == TextFormat::kNdjson && !encoding.is_wide;
  if (encoding.defect && !by_line) {
    documents.push_back(DefectiveDocument(source, std::move(*encoding.defect)));
  } else if (yaml) {
    documents = ReadYaml(source, text, encoding.is_ascii, limits);
  } else if (format == TextFormat::kJson) {
    documents = ReadJsonText(source, text, limits);
  } else {
    documents = ReadNdjson(source, text, limits);
  }
  if (documents.empty()) documents.push_back(EmptyDocument(source, text));
  if (encoding.bom_size > 0) {
    std::vector<Finding>& findings = documents.front().findings;
    findings.insert(findings.begin(), TextFinding(kByteOrderMark, *source, SpanOf({1, 1}, 1),
                                                  "the file begins with a byte order mark (U+FEFF)",
                                                  "save it as UTF-8 without BOM"));
  }
  return documents;
}

}  // namespace smp::document
