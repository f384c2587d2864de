#include "document/json_reader.h"

#include <utility>

#include "document/document_rules.h"
#include "document/json_scanner.h"
#include "document/json_word.h"
#include "document/text.h"

namespace smp::document {
namespace {

// What the grammar allows next.
enum class Expect : std::uint8_t {
  kValue,        // the root, or a member's value
  kFirstItem,    // after [
  kNextItem,     // after a comma in a list
  kFirstMember,  // after {
  kNextMember,   // after a comma in an object
  kAfterValue,   // a comma, a closing bracket, or the end
};

class JsonReader {
 public:
  JsonReader(std::string_view text, std::uint32_t line, ReadDocument& document, Budget& budget)
      : scanner_(text, line), builder_(document, budget) {}

  void Read() {
    while (Step()) {
    }
    builder_.Finish();
  }

 private:
  // Reads one token and what belongs to it; false at the end.
  bool Step() {
    scanner_.SkipSpace();
    if (scanner_.HasDefects()) ReportDefects();
    if (scanner_.AtEnd()) return OnEnd();
    switch (expect_) {
      case Expect::kFirstItem:
      case Expect::kNextItem:
        return scanner_.Peek() == ']' ? OnEarlyClose() : OnValue();
      case Expect::kFirstMember:
      case Expect::kNextMember:
        return scanner_.Peek() == '}' ? OnEarlyClose() : OnMember();
      case Expect::kAfterValue:
        return OnAfterValue();
      case Expect::kValue:
        return OnValue();
    }
    return false;
  }

  bool OnEnd() {
    if (builder_.depth() == 0) {
      if (expect_ == Expect::kAfterValue) return false;
      return Stop(SpanOf(scanner_.LastEnd(), 1), "a value is missing",
                  "the file may be cut off; check what should have written it");
    }
    const Node& open = *builder_.innermost();
    const bool list = open.kind == NodeKind::kSequence;
    const std::string_view what = list ? "list" : "object";
    return Stop(
        SpanOf(scanner_.LastEnd(), 1),
        Joined({"the text ends inside the ", what, " opened at ", PlaceText(open.span.begin)}),
        Joined({"the file may be cut off; close the ", what, list ? " with `]`" : " with `}`"}));
  }

  // A closing bracket where a value or member may stand: an empty container or a trailing comma.
  bool OnEarlyClose() {
    if (expect_ == Expect::kNextItem || expect_ == Expect::kNextMember) {
      builder_.Report(kSyntax, comma_, "a comma stands before the closing bracket",
                      "remove the comma", Subject::kContainer);
    }
    return TakeClose();
  }

  bool TakeClose() {
    scanner_.TakeCharacter();
    expect_ = Expect::kAfterValue;
    return builder_.Close(scanner_.LastEnd());
  }

  bool TakeOpen(NodeKind kind, Expect first) {
    if (builder_.Open(kind, scanner_.Here()) == nullptr) return false;
    scanner_.TakeCharacter();
    expect_ = first;
    return true;
  }

  bool OnValue() {
    switch (scanner_.Peek()) {
      case '{':
        return TakeOpen(NodeKind::kMapping, Expect::kFirstMember);
      case '[':
        return TakeOpen(NodeKind::kSequence, Expect::kFirstItem);
      case '"':
      case '\'':
        return OnString();
      case ',':
      case '}':
      case ']':
        return Stop(SpanOf(scanner_.Here(), 1),
                    "a value is missing before " + Quoted(scanner_.Rest().substr(0, 1)),
                    "write the value, or remove what announces it");
      default:
        return OnWord();
    }
  }

  bool OnString() {
    Span span;
    const auto text = TakeText(span);
    if (!text) return false;
    expect_ = Expect::kAfterValue;
    return builder_.Scalar(NodeKind::kString, ScalarStyle::kQuoted, *text, span) != nullptr;
  }

  // A string's text, kept by the tree; nothing when it is not closed.
  std::optional<std::string_view> TakeText(Span& span) {
    const char quote = scanner_.Peek();
    if (std::string_view plain; quote == '"' && scanner_.TakePlainString(plain, span)) return plain;
    JsonScanner::String string = scanner_.TakeString(quote);
    span = string.span;
    if (quote == '\'') {
      builder_.Report(kSyntax, SpanOf(span.begin, 1), "a string in single quotes",
                      "put strings and keys in double quotes");
    }
    if (scanner_.HasDefects()) ReportDefects();
    if (!string.is_closed) {
      Stop(SpanOf(span.begin, 1), "the string that begins here is not closed on its line",
           "close it with a double quote; write a line break as \\n");
      return std::nullopt;
    }
    if (string.is_owned) return builder_.tree().Keep(std::move(string.owned));
    return string.text;
  }

  bool OnWord() {
    const Position begin = scanner_.Here();
    if (const std::string_view number = scanner_.TakeNumber(); !number.empty()) {
      expect_ = Expect::kAfterValue;
      return builder_.Scalar(NodeKind::kNumber, ScalarStyle::kPlain, number,
                             {begin, scanner_.LastEnd()}) != nullptr;
    }
    const std::string_view word = scanner_.TakeWord();
    const Span span{begin, scanner_.LastEnd()};
    if (word.empty()) return StopAtCharacter();
    JsonWord value = ParseJsonWord(word);
    if (!value.is_value) {
      return Stop(span, Quoted(word) + " is neither a number nor a literal",
                  "put text in double quotes");
    }
    if (value.rule != nullptr) {
      builder_.Report(*value.rule, span, std::move(value.message), std::move(value.hint));
    }
    expect_ = Expect::kAfterValue;
    return builder_.Scalar(value.kind, ScalarStyle::kPlain, value.text, span) != nullptr;
  }

  bool OnMember() {
    Span span;
    std::string_view key;
    const char next = scanner_.Peek();
    if (next == '"' || next == '\'') {
      const auto text = TakeText(span);
      if (!text) return false;
      key = *text;
    } else {
      span.begin = scanner_.Here();
      key = scanner_.TakeWord();
      span.end = scanner_.LastEnd();
      if (key.empty()) return StopAtCharacter();
      builder_.Report(kSyntax, span, "key " + Quoted(key) + " is not quoted",
                      "put keys in double quotes");
    }
    builder_.Key(key, span);
    return TakeColon(span);
  }

  // Takes the colon after a key, and its value.
  bool TakeColon(const Span& key) {
    scanner_.SkipSpace();
    if (scanner_.HasDefects()) ReportDefects();
    if (scanner_.AtEnd()) return OnEnd();
    if (scanner_.Peek() != ':') {
      return Stop(SpanOf(key.end, 1), "a colon is missing after key " + Quoted(builder_.key()),
                  "write \"key\": value");
    }
    scanner_.TakeCharacter();
    expect_ = Expect::kValue;
    // The value mostly follows at once, and a step is saved.
    scanner_.SkipSpace();
    return scanner_.HasDefects() || scanner_.AtEnd() || OnValue();
  }

  bool OnAfterValue() {
    if (builder_.depth() == 0) return StopAfterRoot();
    const bool list = builder_.innermost()->kind == NodeKind::kSequence;
    switch (scanner_.Peek()) {
      case ',':
        comma_ = SpanOf(scanner_.Here(), 1);
        scanner_.TakeCharacter();
        break;
      case ']':
      case '}':
        return (scanner_.Peek() == ']') == list ? TakeClose() : StopAtWrongBracket();
      default:
        if (!BeginsNext(list)) {
          return Stop(SpanOf(scanner_.LastEnd(), 1),
                      list ? "a comma or `]` is missing here" : "a comma or `}` is missing here",
                      "put text in double quotes and a comma between values");
        }
        builder_.Report(kSyntax, SpanOf(scanner_.LastEnd(), 1), "a comma is missing here",
                        list ? "put a comma between items" : "put a comma between members",
                        Subject::kContainer);
    }
    expect_ = list ? Expect::kNextItem : Expect::kNextMember;
    return true;
  }

  // True where the next item or member begins without a comma before it.
  [[nodiscard]] bool BeginsNext(bool list) const {
    const char c = scanner_.Peek();
    if (!list) return c == '"';
    return c == '"' || c == '{' || c == '[' || c == '-' || (c >= '0' && c <= '9');
  }

  // The root is whole, so the document is complete all the same.
  bool StopAfterRoot() {
    const char next = scanner_.Peek();
    const bool several = next == '{' || next == '[';
    builder_.Report(kSyntax, SpanOf(scanner_.Here(), 1), "text follows the end of the document",
                    several ? "write one document a line and read it as NDJSON"
                            : "remove what follows the last bracket");
    return false;
  }

  bool StopAtWrongBracket() {
    const Node& open = *builder_.innermost();
    const bool list = open.kind == NodeKind::kSequence;
    return Stop(
        SpanOf(scanner_.Here(), 1),
        Joined({Quoted(scanner_.Rest().substr(0, 1)),
                list ? " does not close the `[` opened at " : " does not close the `{` opened at ",
                PlaceText(open.span.begin)}),
        list ? "close it with `]` first" : "close it with `}` first");
  }

  bool StopAtCharacter() {
    std::string_view rest = scanner_.Rest();
    std::size_t size = 1;
    while (size < rest.size() && IsContinuationByte(rest[size])) ++size;
    const bool comment = rest.substr(0, 2) == "/*";
    return Stop(SpanOf(scanner_.Here(), 1),
                comment ? "the comment that begins here is not closed, and JSON has no comments"
                        : Quoted(rest.substr(0, size)) + " cannot begin a value or a key",
                comment ? "remove it" : "put text in double quotes");
  }

  void ReportDefects() {
    for (JsonDefect& defect : scanner_.TakeDefects()) {
      builder_.Report(*defect.rule, defect.span, std::move(defect.message), std::move(defect.hint));
    }
  }

  // A defect of the next value, or of the container when one value ended and none began.
  bool Stop(const Span& span, std::string message, std::string hint) {
    const bool between = expect_ == Expect::kAfterValue || scanner_.AtEnd();
    return builder_.Stop(kSyntax, span, std::move(message), std::move(hint),
                         between ? Subject::kContainer : Subject::kNextValue);
  }

  JsonScanner scanner_;
  TreeBuilder builder_;
  Expect expect_ = Expect::kValue;
  Span comma_;  // the last one
};

}  // namespace

void ReadJson(std::string_view text, std::uint32_t line, ReadDocument& document, Budget& budget) {
  JsonReader(text, line, document, budget).Read();
}

}  // namespace smp::document
