// Detection of a text, for tests.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/read.h"
#include "edition/detect.h"

namespace smp::edition {

// A text that was read, and what it was taken for. Holds the tree that the detection points into.
struct Detected {
  std::vector<document::ReadDocument> documents;
  Detection detection;
};

inline Detected DetectText(std::string text, const DetectOptions& options = {}) {
  const auto source = std::make_shared<const document::Source>("test.yaml", std::move(text));
  Detected detected;
  detected.documents =
      document::ReadText(source, document::GuessTextFormat(source->bytes()), Limits{});
  const document::ReadDocument& first = detected.documents.front();
  detected.detection = Detect(first.tree, first.complete, options);
  return detected;
}

// "v0.6 T2 test-config"
inline std::string Name(const Detection& detection) {
  return std::string(EditionName(detection.edition)) + " " +
         std::string(ShapeName(detection.shape)) + " " + std::string(KindName(detection.kind));
}

// "1:14-20 error SMP1025 /smp_version: …", one a line.
inline std::string Lines(const std::vector<Finding>& findings) {
  std::string lines;
  for (const Finding& finding : findings) {
    lines += std::to_string(finding.span.begin.line) + ":" +
             std::to_string(finding.span.begin.column) + "-" +
             std::to_string(finding.span.end.column) + " ";
    lines += finding.severity == Severity::kError     ? "error "
             : finding.severity == Severity::kWarning ? "warning "
                                                      : "note ";
    lines += std::string(finding.rule->id) + " " + finding.pointer + ": " + finding.message + "\n";
  }
  return lines;
}

}  // namespace smp::edition
