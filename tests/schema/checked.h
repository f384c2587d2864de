// Documents written in a test, read and checked.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/read.h"
#include "document/text.h"
#include "published/published_schemas.h"
#include "schema/schema_check.h"

namespace smp::schema_test {

inline std::vector<document::ReadDocument> Read(std::string_view text,
                                                std::string name = "r.yaml") {
  const auto source = std::make_shared<const document::Source>(std::move(name), std::string(text));
  return document::ReadText(source, document::GuessTextFormat(text), Limits{});
}

// "4:3-4:9 SMP1010 /report/lables: unknown field … | did you mean `labels`?"
inline std::string Line(const Finding& finding) {
  std::string line = document::PlaceText(finding.span.begin) + "-" +
                     document::PlaceText(finding.span.end) + " " + std::string(finding.rule->id) +
                     " " + finding.pointer + ": " + finding.message;
  if (!finding.hint.empty()) line += " | " + finding.hint;
  return line;
}

inline std::vector<std::string> Lines(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) lines.push_back(Line(finding));
  return lines;
}

// The findings of the schema alone.
inline std::vector<std::string> Checked(std::string_view text, std::string_view schema) {
  const auto documents = Read(text);
  const document::Tree& tree = documents.front().tree;
  return Lines(schema::CheckSchema(tree, *tree.root(), published::Schema(schema)));
}

using Expected = std::vector<std::string>;

}  // namespace smp::schema_test
