// Builds the tree of a v1 report out of nodes of another document. Every node keeps the node it
// stands for as its origin, so that a finding about the report points into that document.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "document/tree.h"

namespace smp::edition {

class ReportBuilder {
 public:
  // Begins an empty report that stands for `message`, a node of `from`, which must outlive what
  // is built.
  ReportBuilder(const document::Tree& from, const document::Node& message);

  [[nodiscard]] document::Node& report() { return *tree_.root(); }

  // The mapping at a path ("data_plane/proxy") below another. What is missing on the way is made
  // and stands for `origin`.
  document::Node& Mapping(document::Node& base, std::string_view path,
                          const document::Node& origin);

  // A new mapping at the end of the sequence `name` of `base`.
  document::Node& Append(document::Node& base, std::string_view name, const document::Node& origin);

  // The one result of the report. It stands for the message until it is mapped from a result.
  document::Node& Result();

  // Copies a value to a path. A mapping is merged into one that is there; else the first stays.
  void Copy(document::Node& base, std::string_view path, const document::Node& value);

  // Puts a scalar at a path, made from `origin`. What is there stays.
  void PutText(document::Node& base, std::string_view path, std::string_view text,
               const document::Node& origin);
  void PutNumber(document::Node& base, std::string_view path, std::string_view text,
                 const document::Node& origin);
  void PutBool(document::Node& base, std::string_view path, bool value,
               const document::Node& origin);

  [[nodiscard]] document::Tree Take() { return std::move(tree_); }

 private:
  document::Node* NewNode(document::NodeKind kind, const document::Node& origin);
  // Adds the members that are not there yet.
  void Merge(document::Node& mapping, const document::Node& further);
  void Link(document::Node& parent, std::string_view name, document::Node* child);
  void Put(document::Node& base, std::string_view path, document::NodeKind kind,
           std::string_view text, const document::Node& origin);

  document::Tree tree_;
  const document::Node& message_;
};

}  // namespace smp::edition
