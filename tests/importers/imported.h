// An output, imported: the report as YAML and the findings, as one text.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>

#include "smp/document.h"
#include "smp/import.h"
#include "smp/model.h"

namespace smp::importers {

// "SMP1034 warning 3:5 message (hint)", a line each.
inline std::string FindingsText(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    const std::string_view severity = finding.severity == Severity::kError     ? "error"
                                      : finding.severity == Severity::kWarning ? "warning"
                                                                               : "note";
    text += fmt::format("{} {} {}{}{}:{} {} ({})\n", finding.rule->id, severity, finding.pointer,
                        finding.pointer.empty() ? "" : " ", finding.span.begin.line,
                        finding.span.begin.column, finding.message, finding.hint);
  }
  return text;
}

struct ImportedText {
  std::string format;    // name of the importer; "error: …" when there was none
  std::string findings;  // as above
  std::string report;    // YAML from "test:" on, without digests; empty when it was refused
};

// Without what the frame adds to every report: references, producer, ids.
inline std::string ReportText(v1::Document document) {
  v1::Report& report = *document.mutable_report();
  report.clear_id();
  report.clear_producer();
  report.clear_references();
  std::string text = Write(document, Format::kYaml);
  const std::size_t begin = text.find("report:\n");
  return begin == std::string::npos ? text : text.substr(begin + 8);
}

inline ImportedText ImportText(std::string output, ImportOptions options = {}) {
  if (options.start_time.empty()) options.start_time = "2026-02-03T04:05:06Z";
  const auto imported = Import(std::move(output), "output", options);
  if (!imported) return {"error: " + imported.error().message, "", ""};
  ImportedText text{std::string(imported->format), FindingsText(imported->findings), ""};
  if (imported->document) text.report = ReportText(*imported->document);
  return text;
}

}  // namespace smp::importers
