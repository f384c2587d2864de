// What TextFormat's parser says of a text, as a rule, a message and a hint of ours.
#pragma once

#include <string>

#include "document/document_rules.h"
#include "smp/limits.h"

namespace smp::model {

struct TextDiagnosis {
  const Rule* rule = &document::kSyntax;
  std::string message;
  std::string hint;
  // The name that it is about, which the parser had read when it reported; empty: none.
  std::string name;
};

// `message` is the first that the parser reported; `limits` are those that it kept to.
[[nodiscard]] TextDiagnosis DiagnoseText(const std::string& message, const Limits& limits);

}  // namespace smp::model
