// What decoding finds that the JSON Schemas cannot tell.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/tree.h"
#include "smp/finding.h"

namespace smp::model {

// Not thread-safe.
class DecodeFindings {
 public:
  explicit DecodeFindings(const document::Tree& tree) : tree_(tree) {}

  void Add(const Rule& rule, const document::Node& node, std::string message, std::string hint) {
    Add(rule, node, std::move(message), std::move(hint), rule.severity);
  }
  void Add(const Rule& rule, const document::Node& node, std::string message, std::string hint,
           Severity severity);

  // A fraction where an integer belongs, if it is so small beside the number that the schema, whose
  // numbers are doubles, takes it for an integer.
  void AddFraction(const document::Node& node);
  // A 64-bit integer out of range, if it is so close to it that the schema, whose numbers are
  // doubles and whose digit strings have 19 digits, lets it pass.
  void AddOutOfRange(const document::Node& node, bool negative);
  // A number beyond the doubles, or closer to 0 than they can be.
  void AddTooLarge(const document::Node& node);
  void AddTooSmall(const document::Node& node);
  // A number of a free structure that has more digits than a double, which reads it as `value`.
  void AddLostDigits(const document::Node& node, double value);
  // A document whose message would be larger than protobuf can read.
  void AddTooBig(const document::Node& node);

  // In document order.
  [[nodiscard]] std::vector<Finding> Take();

 private:
  const document::Tree& tree_;
  std::vector<Finding> findings_;
};

}  // namespace smp::model
