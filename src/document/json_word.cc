#include "document/json_word.h"

#include "document/document_rules.h"
#include "document/number.h"
#include "document/text.h"

namespace smp::document {
namespace {

struct LiteralRow {
  std::string_view word;
  NodeKind kind;
  std::string_view text;
};

// What other languages write for JSON's literals.
constexpr LiteralRow kForeignLiterals[] = {
    {"True", NodeKind::kBool, "true"},   {"TRUE", NodeKind::kBool, "true"},
    {"False", NodeKind::kBool, "false"}, {"FALSE", NodeKind::kBool, "false"},
    {"None", NodeKind::kNull, ""},       {"Null", NodeKind::kNull, ""},
    {"NULL", NodeKind::kNull, ""},       {"nil", NodeKind::kNull, ""},
    {"undefined", NodeKind::kNull, ""},
};

// The YAML spelling of a value that is no finite number, "" when the word is none.
std::string_view NonFinite(std::string_view word) {
  const bool negative = !word.empty() && word[0] == '-';
  if (!word.empty() && (word[0] == '-' || word[0] == '+')) word.remove_prefix(1);
  if (word == "NaN" || word == "nan" || word == "NAN" || word == ".nan") return ".nan";
  if (word == "Infinity" || word == "Inf" || word == "inf" || word == "INF" || word == "infinity" ||
      word == ".inf") {
    return negative ? "-.inf" : ".inf";
  }
  return {};
}

}  // namespace

JsonWord ParseJsonWord(std::string_view word) {
  if (IsJsonNumber(word)) return {true, NodeKind::kNumber, word, nullptr, {}, {}};
  if (word == "true" || word == "false") return {true, NodeKind::kBool, word, nullptr, {}, {}};
  if (word == "null") return {true, NodeKind::kNull, {}, nullptr, {}, {}};
  if (const std::string_view text = NonFinite(word); !text.empty()) {
    return {true,
            NodeKind::kString,
            text,
            &kNonFiniteNumber,
            Quoted(word) + " is not a finite number",
            std::string(kNonFiniteHint)};
  }
  if (IsCoreNumber(word)) {
    return {true,
            NodeKind::kNumber,
            word,
            &kSyntax,
            Quoted(word) + " is not a number in JSON",
            Joined({"write ", ToJsonNumber(word)})};
  }
  for (const LiteralRow& row : kForeignLiterals) {
    if (row.word != word) continue;
    return {true,
            row.kind,
            row.text,
            &kSyntax,
            Quoted(word) + " is not a literal in JSON",
            Joined({"write ", row.kind == NodeKind::kNull ? "null" : row.text})};
  }
  return {};
}

}  // namespace smp::document
