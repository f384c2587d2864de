// Logs of JSON values, one a line, of which there may be millions: each line is a small tree of its
// own, which is gone when the next one is read.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "document/read.h"
#include "importers/findings.h"
#include "importers/output_reader.h"
#include "smp/limits.h"

namespace smp::importers {

class JsonLines {
 public:
  JsonLines(const RawOutput& output, const Limits& limits, ImportFindings& findings);

  // The value of the next line that is not empty; valid until the next call. Null at the end, and
  // for a line that cannot be read: that is reported (SMP1032) and ends the reading.
  [[nodiscard]] const document::Node* Next();

  // The line that was read last, and its number.
  [[nodiscard]] std::string_view line() const { return line_; }
  [[nodiscard]] std::uint32_t line_number() const { return number_; }

 private:
  std::shared_ptr<const document::Source> source_;
  const Limits& limits_;
  ImportFindings& findings_;
  std::string_view rest_;
  std::string_view line_;
  std::uint32_t number_ = 0;
  std::optional<document::ReadDocument> document_;
};

}  // namespace smp::importers
