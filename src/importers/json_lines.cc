#include "importers/json_lines.h"

#include <algorithm>

#include "document/encoding.h"
#include "document/json_reader.h"
#include "importers/import_rules.h"
#include "importers/lines.h"

namespace smp::importers {

JsonLines::JsonLines(const RawOutput& output, const Limits& limits, ImportFindings& findings)
    : source_(output.source), limits_(limits), findings_(findings), rest_(output.text()) {
  if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
}

const document::Node* JsonLines::Next() {
  document_.reset();
  while (!rest_.empty()) {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line_ = Trim(rest_.substr(0, end));
    const std::string_view whole = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    if (line_.empty()) continue;
    if (document::CheckEncoding(line_, document::ControlCharacters::kJson).defect) {
      findings_.At(kOutputSyntax, line_, "the line is not UTF-8",
                   "import the log as it was written");
      rest_ = {};
      return nullptr;
    }
    document_.emplace(document::ReadDocument{.tree = document::Tree(source_), .findings = {}});
    document::Budget budget{limits_};
    document::ReadJson(whole, number_, *document_, budget);
    if (AddDefects(*document_, findings_) && document_->tree.root() != nullptr) {
      return document_->tree.root();
    }
    rest_ = {};
  }
  return nullptr;
}

}  // namespace smp::importers
