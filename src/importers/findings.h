// The findings of an import, at places of the generator's output.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "document/source.h"
#include "document/tree.h"
#include "smp/finding.h"

namespace smp::importers {

// Where something is: a node of a tree of the output, never null, or a view into its bytes.
using Place = std::variant<const document::Node*, std::string_view>;

class ImportFindings {
 public:
  // At most `most` of them are kept; a last one says that there are more.
  explicit ImportFindings(std::shared_ptr<const document::Source> source, std::size_t most = 1'000)
      : source_(std::move(source)), most_(most) {}

  // At a node of a tree of the output. Findings of severity error refuse the output: the frame
  // drops what its importer gives back.
  void At(const Rule& rule, const document::Node& node, std::string message, std::string hint);
  // At a part of the output's text, which is where its first line is. A view that is no part of
  // source().bytes() stands for the beginning.
  void At(const Rule& rule, std::string_view part, std::string message, std::string hint);
  void At(const Rule& rule, const Place& place, std::string message, std::string hint);
  // A finding that exists already.
  void Add(Finding finding);

  [[nodiscard]] bool has_error() const { return has_error_; }
  [[nodiscard]] const document::Source& source() const { return *source_; }
  // In the order of the output. Linear in the output, whatever their number.
  [[nodiscard]] std::vector<Finding> Take() &&;

 private:
  // A finding whose place is still counted in bytes.
  struct TextFinding {
    Finding finding;
    std::size_t offset;
    std::size_t size;
  };

  // Whether one of this severity is kept.
  bool Count(Severity severity);
  void PlaceTextFindings();

  std::shared_ptr<const document::Source> source_;
  std::size_t most_;
  bool has_more_ = false;
  bool has_error_ = false;
  std::vector<Finding> findings_;
  std::vector<TextFinding> in_text_;
};

}  // namespace smp::importers
