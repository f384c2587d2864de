#include "model/text_diagnosis.h"

#include "document/text.h"

namespace smp::model {
namespace {

using document::Joined;

// The parser's words as ours: `"x"` becomes `x` in backticks, the full stop goes.
std::string Reworded(std::string message) {
  if (message.ends_with('.')) message.pop_back();
  std::string text;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message.compare(i, 2, "\"\"") == 0) {
      text += "the end of the text";
      ++i;
    } else {
      text += message[i] == '"' ? '`' : message[i];
    }
  }
  if (text.ends_with("got: ")) text += "the end of the text";
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

// The text between the first two quotes after `from`.
std::string QuotedPart(const std::string& message, std::size_t from) {
  const std::size_t begin = message.find('"', from) + 1;
  return message.substr(begin, message.find('"', begin) - begin);
}

}  // namespace

TextDiagnosis DiagnoseText(const std::string& message, const Limits& limits) {
  if (const std::size_t at = message.find(" has no field named "); at != std::string::npos) {
    const std::string name = QuotedPart(message, at);
    return {&document::kSyntax,
            Joined({"message ", QuotedPart(message, 0), " has no field `", name, "`"}),
            "remove it or correct its name", name};
  }
  if (message.starts_with("Non-repeated field ")) {
    const std::string name = QuotedPart(message, 0);
    return {&document::kDuplicateKey,
            Joined({"field `", name, "` is given twice and holds one value"}), "remove one of them",
            name};
  }
  if (message.starts_with("Unknown enumeration value")) {
    const std::size_t field = message.find("for field");
    const std::string name = QuotedPart(message, 0);
    return {&document::kSyntax,
            Joined({"`", name, "` is no value of field `", QuotedPart(message, field), "`"}),
            "protobuf text has the long names of enum values, such as LOOP_MODEL_OPEN", name};
  }
  if (message.starts_with("Message is too deep")) {
    return {&document::kLimitExceeded,
            Joined({"messages are nested more than ", std::to_string(limits.max_depth),
                    " levels deep"}),
            "flatten the document, or raise --max-depth if you trust its author",
            {}};
  }
  return {&document::kSyntax, Reworded(message), "correct the text at this place", {}};
}

}  // namespace smp::model
