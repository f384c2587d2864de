#include "document/yaml_error.h"

#include <optional>

#include "document/text.h"

namespace smp::document {
namespace {

enum class At : std::uint8_t { kProblem, kContext };

// Rows are tried in order; an empty context matches every one.
struct ProblemRow {
  std::string_view problem;
  std::string_view context;
  At at;
  std::string_view message;
  std::string_view hint;
};

constexpr ProblemRow kProblems[] = {
    {"could not find expected ':'", "", At::kContext, "a key without `: ` and a value",
     "write `key: value`; a text that goes on in the next line is indented below its key"},
    {"block sequence entries are not allowed in this context", "", At::kProblem,
     "a list item is not allowed here",
     "begin a list on its own line; quote a text that begins with `- `"},
    {"mapping keys are not allowed in this context", "", At::kProblem, "a key is not allowed here",
     "quote a text that begins with `? `"},
    {"found unexpected end of stream", "while scanning a quoted scalar", At::kContext,
     "the quote opened here is never closed", "close it with the same quote character"},
    {"found unexpected document indicator", "while scanning a quoted scalar", At::kContext,
     "the quote opened here is not closed before the document ends",
     "close it with the same quote character"},
    {"found unknown escape character", "", At::kProblem,
     "an unknown escape in a double-quoted string",
     "write \\\\ for a backslash, or use single quotes, in which it has no meaning"},
    {"did not find expected hexdecimal number", "", At::kProblem,
     "an escape with too few hexadecimal digits",
     "write \\\\ for a backslash, or use single quotes, in which it has no meaning"},
    {"found invalid Unicode character escape code", "", At::kProblem,
     "an escape that names no Unicode character",
     "write the character itself, or a \\U escape of 8 digits"},
    {"found a tab character where an indentation space is expected", "", At::kProblem,
     "a tab is used for indentation", "indent with spaces"},
    {"found a tab character that violates indentation", "", At::kProblem,
     "a tab is used for indentation", "indent with spaces"},
    {"did not find expected alphabetic or numeric character", "while scanning an alias",
     At::kContext, "`*` is not followed by the name of an anchor",
     "quote a text that begins with `*`"},
    {"did not find expected alphabetic or numeric character", "while scanning an anchor",
     At::kContext, "`&` is not followed by a name for the anchor",
     "quote a text that begins with `&`"},
    {"did not find expected ',' or ']'", "", At::kContext,
     "the list opened here with `[` is not closed, or a `,` is missing in it",
     "close it with `]` and put a comma between its items"},
    {"did not find expected ',' or '}'", "", At::kContext,
     "the mapping opened here with `{` is not closed, or a `,` is missing in it",
     "close it with `}` and put a comma between its members"},
    {"did not find expected '-' indicator", "", At::kProblem,
     "a list item is expected here: the line is indented unlike the items before it",
     "begin it with `- ` in the column of the other items"},
    {"did not find expected node content", "", At::kProblem, "a value is missing here",
     "write the value, or quote a text that begins here"},
    {"did not find expected <document start>", "", At::kProblem,
     "text follows the end of the document",
     "indent it as a part of the document, or separate documents with `---`"},
    {"found undefined tag handle", "", At::kContext, "a tag with an undeclared prefix",
     "quote a text that begins with `!`"},
    {"found incompatible YAML document", "", At::kProblem,
     "the document declares a version of YAML other than 1.1 and 1.2", "remove the line"},
    {"did not find expected comment or line break", "while scanning a block scalar", At::kProblem,
     "text follows `|` or `>` on the same line", "begin the text on the next line"},
};

// A longer key is none to YAML, unless `? ` stands before it.
constexpr std::size_t kLongestKeyOfYaml = 1024;

Span ProblemSpan(const YamlProblem& problem, At at) {
  const bool use_context = at == At::kContext && problem.context_place.line != 0;
  return SpanOf(use_context ? problem.context_place : problem.place, 1);
}

// The text of a key that ends at `offset`, as far as it stands on that line.
std::string_view KeyBefore(std::string_view text, std::size_t offset) {
  std::size_t begin = offset;
  while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
  while (begin < offset && (text[begin] == ' ' || text[begin] == '-')) ++begin;
  std::size_t end = offset;
  while (end > begin && text[end - 1] == ' ') --end;
  return text.substr(begin, end - begin);
}

// "mapping values are not allowed in this context": a second `: `, on the line of the key that it
// belongs to or, more deeply indented, below it.
YamlErrorText ExplainNestedKey(const YamlProblem& problem, std::string_view text) {
  YamlErrorText error;
  error.span = SpanOf(problem.place, 1);
  const std::string_view key = KeyBefore(text, problem.offset);
  if (problem.swallowed_by_line == 0 && key.size() > kLongestKeyOfYaml &&
      key.find(": ") == std::string_view::npos) {
    error.message = "a key of more than 1024 characters";
    error.hint = "shorten it";
    return error;
  }
  if (problem.swallowed_by_line == 0 && key.find(": ") == std::string_view::npos) {
    error.message = "a key is not allowed here";
    error.hint =
        "align it with the keys of its mapping; quote a text of several lines that contains `: `";
    return error;
  }
  if (problem.swallowed_by_line == 0) {
    error.message = "a second `: ` follows a key on one line";
    error.hint = "quote a value that contains `: `, or begin the nested mapping on its own line";
    return error;
  }
  const auto begin = static_cast<std::size_t>(key.data() - text.data());
  const std::uint32_t distance = CharacterCount(text.substr(begin, problem.offset - begin));
  error.span = SpanOf({problem.place.line, problem.place.column - distance}, CharacterCount(key));
  const std::string parent = Quoted(problem.swallowed_by);
  error.message = "key " + Quoted(key) + " is nested below " + parent + ", which has a value";
  error.hint = "give " + Quoted(key) + " the indentation of " + parent + " (line " +
               std::to_string(problem.swallowed_by_line) + "), or remove the value there";
  return error;
}

// "did not find expected key": text after a closed value, or a line indented unlike the others.
YamlErrorText ExplainMissingKey(const YamlProblem& problem, std::string_view text) {
  const Span span = SpanOf(problem.place, 1);
  if (!KeyBefore(text, problem.offset).empty()) {
    return {"text follows the end of a value", "put all of the value in quotes", span};
  }
  return {"this line is indented unlike the keys above it", "align it with the keys of its mapping",
          span};
}

std::optional<YamlErrorText> ExplainCharacter(const YamlProblem& problem, std::string_view text) {
  if (problem.problem != "found character that cannot start any token") return std::nullopt;
  YamlErrorText error;
  error.span = SpanOf(problem.place, 1);
  const std::string_view character = text.substr(problem.offset, 1);
  if (character == "\t") {
    error.message = "a tab is used for indentation";
    error.hint = "indent with spaces";
  } else {
    error.message = "a plain value cannot begin with " + Quoted(character);
    error.hint = "put the value in quotes";
  }
  return error;
}

}  // namespace

YamlErrorText ExplainYamlError(const YamlProblem& problem, std::string_view text) {
  if (problem.problem == "mapping values are not allowed in this context") {
    return ExplainNestedKey(problem, text);
  }
  if (problem.problem == "did not find expected key") return ExplainMissingKey(problem, text);
  if (auto error = ExplainCharacter(problem, text)) return *error;
  for (const ProblemRow& row : kProblems) {
    if (row.problem != problem.problem) continue;
    if (!row.context.empty() && row.context != problem.context) continue;
    return {std::string(row.message), std::string(row.hint), ProblemSpan(problem, row.at)};
  }
  std::string message(problem.problem.empty() ? "the text cannot be read" : problem.problem);
  if (!problem.context.empty()) message.append(" ").append(problem.context);
  return {message, "correct the text at this place", ProblemSpan(problem, At::kProblem)};
}

}  // namespace smp::document
