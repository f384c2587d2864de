// The comments of a YAML text, by its tokens.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "document/source.h"
#include "smp/finding.h"

namespace smp::document {

struct Comment {
  const Source* source = nullptr;
  Position place;
  std::string_view text;      // "# why"; lives as long as the source
  bool own_line = false;      // nothing but white space stands before it
  bool blank_before = false;  // of one on its own line: an empty line stands before it
  bool blank_after = false;   // and after it
};

struct YamlCommentScan {
  std::vector<Comment> comments;  // in order
  std::vector<Position> markers;  // of `---` and `...`
  std::vector<Position> values;   // where scalars, aliases and brackets begin
  std::vector<Position> opening;  // of `[` and `{`
};

// The scan of one input, made when it is first asked for: documents of one text share it, and most
// are never written. Thread-safe.
class YamlCommentText {
 public:
  explicit YamlCommentText(std::shared_ptr<const Source> source) : source_(std::move(source)) {}

  // Requires: YAML was read from the source.
  [[nodiscard]] const YamlCommentScan& scan() const;

 private:
  std::shared_ptr<const Source> source_;
  mutable std::once_flag once_;
  mutable YamlCommentScan scan_;
};

}  // namespace smp::document
