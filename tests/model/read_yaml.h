// YAML text to a tree, for tests, and findings as one line each.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "document/read.h"

namespace smp::model {

inline document::Tree ReadYaml(std::string text) {
  auto documents =
      document::ReadText(std::make_shared<const document::Source>("test.yaml", std::move(text)),
                         document::TextFormat::kYaml, Limits{});
  REQUIRE(documents.size() == 1);
  return std::move(documents.front().tree);
}

// "2:3-2:8 error SMP1003 /pointer: message (hint)"
inline std::string FindingText(const Finding& finding) {
  const auto place = [](const Position& position) {
    return std::to_string(position.line) + ":" + std::to_string(position.column);
  };
  const char* severity = finding.severity == Severity::kError     ? "error"
                         : finding.severity == Severity::kWarning ? "warning"
                                                                  : "note";
  return place(finding.span.begin) + "-" + place(finding.span.end) + " " + severity + " " +
         std::string(finding.rule->id) + " " + finding.pointer + ": " + finding.message + " (" +
         finding.hint + ")";
}

inline std::vector<std::string> FindingTexts(const std::vector<Finding>& findings) {
  std::vector<std::string> texts;
  for (const Finding& finding : findings) texts.push_back(FindingText(finding));
  return texts;
}

}  // namespace smp::model
