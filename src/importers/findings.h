// The findings of an import, at places of the generator's output.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/source.h"
#include "document/tree.h"
#include "smp/finding.h"

namespace smp::importers {

class ImportFindings {
 public:
  explicit ImportFindings(std::shared_ptr<const document::Source> source)
      : source_(std::move(source)) {}

  // At a node of a tree of the output.
  void At(const Rule& rule, const document::Node& node, std::string message, std::string hint);
  // At a part of the output's text. Requires: `part` is a view into source().bytes().
  void At(const Rule& rule, std::string_view part, std::string message, std::string hint);
  // A finding that exists already.
  void Add(Finding finding) { findings_.push_back(std::move(finding)); }

  [[nodiscard]] const document::Source& source() const { return *source_; }
  // In the order of the output.
  [[nodiscard]] std::vector<Finding> Take() &&;

 private:
  std::shared_ptr<const document::Source> source_;
  std::vector<Finding> findings_;
};

}  // namespace smp::importers
