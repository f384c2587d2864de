#include "model/decode_findings.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "document/document_rules.h"
#include "document/text.h"
#include "model/model_number.h"
#include "model/model_rules.h"

namespace smp::model {

using document::Joined;
using document::Node;
using document::NodeKind;
using document::Quoted;

void DecodeFindings::Add(const Rule& rule, const Node& node, std::string message, std::string hint,
                         Severity severity) {
  Finding finding = FindingAt(rule, tree_.source(), node, std::move(message), std::move(hint));
  finding.severity = severity;
  findings_.push_back(std::move(finding));
}

void DecodeFindings::AddFraction(const Node& node) {
  const double value = ReadDouble(node.text).value;
  if (value != std::trunc(value)) return;
  Add(kNumberPrecision, node,
      Joined({Quoted(node.text), " is not a whole number, though most readers take it for ",
              PlainText(value)}),
      "write a whole number");
}

void DecodeFindings::AddOutOfRange(const Node& node, bool negative) {
  constexpr std::size_t kSchemaDigits = 19;
  using Limits64 = std::numeric_limits<std::int64_t>;
  const std::int64_t bound = negative ? Limits64::min() : Limits64::max();
  const bool passed = node.kind == NodeKind::kString
                          ? node.text.size() - (negative ? 1 : 0) <= kSchemaDigits
                          : ReadDouble(node.text).value == static_cast<double>(bound);
  if (!passed) return;
  Add(kNumberPrecision, node,
      Quoted(node.text) + " is " + (negative ? "less" : "more") +
          " than a 64-bit integer holds: the " + (negative ? "least" : "most") + " is " +
          std::to_string(bound),
      "check the number; no counter of a benchmark comes near it");
}

void DecodeFindings::AddTooLarge(const Node& node) {
  Add(kNumberPrecision, node,
      Quoted(node.text) + " is beyond the range of a double, which ends at 1.8e308",
      "check the number; nothing that is measured comes near it");
}

void DecodeFindings::AddTooSmall(const Node& node) {
  Add(kNumberPrecision, node,
      Quoted(node.text) + " is closer to 0 than a double can be (4.9e-324) and is read as 0",
      "write 0 or a number that can be held", Severity::kWarning);
}

void DecodeFindings::AddLostDigits(const Node& node, double value) {
  Add(kNumberPrecision, node,
      Quoted(node.text) + " has more digits than a double keeps: the binary form holds " +
          PlainText(value),
      "quote the number to keep every digit as text", Severity::kWarning);
}

void DecodeFindings::AddTooBig(const Node& node) {
  Add(document::kLimitExceeded, node,
      "the document is more than 2 GiB in the binary form, which protobuf cannot hold",
      "split it: one report for each run");
}

std::vector<Finding> DecodeFindings::Take() {
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
  return std::move(findings_);
}

}  // namespace smp::model
