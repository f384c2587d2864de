#include "document/yaml_line_reader.h"

#include <vector>

#include "document/yaml_line_scanner.h"
#include "document/yaml_scalar.h"
#include "document/yaml_spelling.h"
#include "document/yaml_value_check.h"

namespace smp::document {
namespace {

// Every step gives false for what is not understood.
class YamlLineReader {
 public:
  YamlLineReader(std::string_view text, ReadDocument& document, Budget& budget)
      : scanner_(text), builder_(document, budget) {}

  bool Read() {
    if (!scanner_.NextLine()) return false;
    if (scanner_.AtMarker() && !TakeMarker()) return false;
    do {
      if (!OnLine()) return false;
    } while (scanner_.NextLine());
    // A key or a dash at the end has a null that libyaml puts in its own place.
    if (is_pending_) return false;
    CloseTo(0);
    builder_.Finish();
    return true;
  }

 private:
  struct Block {
    std::size_t indent;
    NodeKind kind;
  };

  // "---" before the document.
  bool TakeMarker() {
    for (int i = 0; i < 3; ++i) {
      if (!scanner_.Take('-')) return false;  // "..." ends a document
    }
    return scanner_.TakeLineEnd() && scanner_.NextLine();
  }

  void CloseTo(std::size_t count) {
    while (open_.size() > count) {
      builder_.CloseAfterLast();
      open_.pop_back();
    }
  }

  bool OnLine() {
    const std::size_t column = scanner_.column();
    if (scanner_.AtMarker()) return false;
    const bool is_item = scanner_.AtDash();
    if (is_pending_) {
      const Block& holder = open_.back();
      // A list may begin below its key without being indented.
      const bool is_below = column > holder.indent || (column == holder.indent && is_item &&
                                                       holder.kind == NodeKind::kMapping);
      return is_below && OnValueLine(is_item);
    }
    while (!open_.empty() && open_.back().indent > column) Close();
    if (!open_.empty() && open_.back().kind == NodeKind::kSequence && !is_item &&
        open_.back().indent == column) {
      Close();
    }
    if (open_.empty()) return builder_.tree().root() == nullptr && OnValueLine(is_item);
    if (open_.back().indent != column) return false;
    return is_item ? OnItem() : OnMember();
  }

  void Close() { CloseTo(open_.size() - 1); }

  // The first line of a container.
  bool OnValueLine(bool is_item) {
    if (is_item) return Open(NodeKind::kSequence, scanner_.Here()) && OnItem();
    const std::size_t column = scanner_.column();
    const YamlWord key = scanner_.TakeWord(false);
    return OnFirstKey(key, column);
  }

  // The first member of a mapping, whose key was read.
  bool OnFirstKey(const YamlWord& key, std::size_t column) {
    if (!IsKey(key)) return false;
    is_pending_ = false;
    if (builder_.Open(NodeKind::kMapping, key.span.begin) == nullptr) return false;
    open_.push_back({column, NodeKind::kMapping});
    return OnKey(key);
  }

  bool Open(NodeKind kind, Position begin) {
    is_pending_ = false;
    const std::size_t column = scanner_.column();
    if (builder_.Open(kind, begin) == nullptr) return false;
    open_.push_back({column, kind});
    return true;
  }

  // At a dash of the innermost list.
  bool OnItem() {
    if (open_.back().kind != NodeKind::kSequence) return false;
    scanner_.Take();
    if (scanner_.TakeLineEnd()) {
      is_pending_ = true;
      return true;
    }
    if (scanner_.AtDash()) return Open(NodeKind::kSequence, scanner_.Here()) && OnItem();
    if (AtFlow()) return Flow() && scanner_.TakeLineEnd();
    const std::size_t column = scanner_.column();
    const YamlWord word = scanner_.TakeWord(false);
    scanner_.SkipSpaces();
    if (scanner_.Peek() == ':') return OnFirstKey(word, column);
    return Scalar(word) && scanner_.TakeLineEnd();
  }

  bool OnMember() {
    if (open_.back().kind != NodeKind::kMapping) return false;
    const YamlWord key = scanner_.TakeWord(false);
    return IsKey(key) && OnKey(key);
  }

  // True when the word is a key, whose colon is taken.
  bool IsKey(const YamlWord& word) {
    if (word.kind == YamlWordKind::kOther || word.text.size() > kLongestKey) return false;
    if (word.kind == YamlWordKind::kPlain && word.text == "<<") return false;
    scanner_.SkipSpaces();
    return scanner_.TakeColon();
  }

  // What follows a key and its colon in a block mapping.
  bool OnKey(const YamlWord& key) {
    builder_.Key(key.text, key.span);
    if (scanner_.TakeLineEnd()) {
      is_pending_ = true;
      return true;
    }
    if (AtFlow()) return Flow() && scanner_.TakeLineEnd();
    return !scanner_.AtDash() && Scalar(scanner_.TakeWord(false)) && scanner_.TakeLineEnd();
  }

  bool Scalar(const YamlWord& word) {
    if (word.kind == YamlWordKind::kOther) return false;
    NodeKind kind = NodeKind::kString;
    ScalarStyle style = ScalarStyle::kQuoted;
    if (word.kind == YamlWordKind::kPlain) {
      kind = PlainKind(word.text);
      style = ScalarStyle::kPlain;
      CheckPlain(word.text, kind, Tag::kNone, word.span, builder_);
    }
    return builder_.Scalar(kind, style, NodeText(kind, word.text), word.span) != nullptr;
  }

  [[nodiscard]] bool AtFlow() const { return scanner_.Peek() == '{' || scanner_.Peek() == '['; }

  // A flow collection. Recursive: the builder bounds the depth.
  bool Flow() {
    const bool is_mapping = scanner_.Peek() == '{';
    const char closing = is_mapping ? '}' : ']';
    const auto kind = is_mapping ? NodeKind::kMapping : NodeKind::kSequence;
    if (builder_.Open(kind, scanner_.Here()) == nullptr) return false;
    scanner_.Take();
    if (!scanner_.SkipInFlow()) return false;
    bool goes_on = scanner_.Peek() != closing;
    while (goes_on) {
      if (is_mapping && !FlowKey()) return false;
      if (!(AtFlow() ? Flow() : Scalar(scanner_.TakeWord(true)))) return false;
      if (!scanner_.SkipInFlow()) return false;
      goes_on = scanner_.Take(',');
      if (goes_on && !scanner_.SkipInFlow()) return false;
    }
    return scanner_.Take(closing) && builder_.Close(scanner_.Here());
  }

  bool FlowKey() {
    const YamlWord key = scanner_.TakeWord(true);
    if (!IsKey(key)) return false;
    builder_.Key(key.text, key.span);
    return scanner_.SkipInFlow();
  }

  YamlLineScanner scanner_;
  TreeBuilder builder_;
  std::vector<Block> open_;
  bool is_pending_ = false;  // a key or a dash has nothing behind it in its line
};

}  // namespace

bool ReadYamlLines(std::string_view text, ReadDocument& document, Budget& budget) {
  return YamlLineReader(text, document, budget).Read();
}

}  // namespace smp::document
