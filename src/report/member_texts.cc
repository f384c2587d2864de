#include "report/member_texts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/text.h"

namespace smp::report {
namespace {

using document::Children;
using document::Node;
using document::NodeKind;
using document::ScalarStyle;

constexpr std::string_view kMerged = "a merge key (<<) stands among them";
constexpr std::string_view kQuestionMark = "one of them is written with `?`";
constexpr std::string_view kCommentInBraces = "a comment stands between them in { }";
constexpr std::string_view kOtherText = "something else stands between them";

bool IsBreak(char c) { return c == '\n' || c == '\r'; }

Position EndOf(const Node& member) { return std::max(member.key_span.end, member.span.end); }

std::string Squeezed(std::string_view text) {
  std::string squeezed;
  for (const char c : text) {
    if (!document::IsBlank(c)) squeezed += c;
  }
  return squeezed;
}

class Finder {
 public:
  Finder(const Node& mapping, std::string_view text, const LineIndex& lines)
      : mapping_(mapping), text_(text), lines_(lines) {}

  MemberTexts Find() && {
    if (!IsInOrder()) {
      Refuse(kMerged);
    } else if (IsFlow()) {
      FindInBraces();
    } else {
      FindInBlock();
    }
    return std::move(found_);
  }

 private:
  // What a merge key brought stands elsewhere, or in the value of that key.
  [[nodiscard]] bool IsInOrder() const {
    Position end = mapping_.span.begin;
    for (const Node& member : Children(mapping_)) {
      if (member.key_span.begin < end) return false;
      end = EndOf(member);
    }
    return end <= mapping_.span.end;
  }

  // A mapping in a block ends where its last member does.
  [[nodiscard]] bool IsFlow() const {
    const std::size_t end = OffsetOf(mapping_.span.end);
    return end > 0 && text_[end - 1] == '}' && EndOf(*mapping_.last_child) < mapping_.span.end;
  }

  void FindInBraces() {
    std::size_t at = OffsetOf(mapping_.span.begin);
    for (const Node& member : Children(mapping_)) {
      const TextRange range{OffsetOf(member.key_span.begin), OffsetOf(EndOf(member))};
      const bool is_first = found_.ranges.empty();
      const std::string between = Squeezed(text_.substr(at, range.begin - at));
      if (is_first ? !between.ends_with('{') : between != ",") return RefuseText(between);
      found_.ranges.push_back(range);
      at = range.end;
    }
    const std::string rest = Squeezed(text_.substr(at, OffsetOf(mapping_.span.end) - at));
    if (rest != "}" && rest != ",}") RefuseText(rest);
  }

  void FindInBlock() {
    const std::uint32_t column = mapping_.first_child->key_span.begin.column;
    for (const Node& member : Children(mapping_)) {
      const std::size_t key = OffsetOf(member.key_span.begin);
      const std::string_view before = text_.substr(LineBegin(key), key - LineBegin(key));
      const bool own_line = before.find_first_not_of(' ') == std::string_view::npos;
      const bool is_first = &member == mapping_.first_child;
      // The first may stand behind the dash of an item.
      const bool may_stand =
          own_line || (is_first && Squeezed(before).find_first_not_of('-') == std::string::npos);
      if (!may_stand || member.key_span.begin.column != column) {
        return Refuse(before.find('?') != std::string_view::npos ? kQuestionMark : kOtherText);
      }
      const bool is_head = is_first && mapping_.parent == nullptr;
      const std::size_t begin = own_line && !is_head ? WithCommentsAbove(key) : key;
      if (!is_first && !IsCommentsOnly(found_.ranges.back().end, begin)) return Refuse(kMerged);
      found_.ranges.push_back({begin, BlockEnd(member, column)});
    }
  }

  // The end of the last line that belongs to the member.
  [[nodiscard]] std::size_t BlockEnd(const Node& member, std::uint32_t column) const {
    std::size_t end = OffsetOf(EndOf(member));
    // A block scalar may end where the next line begins.
    if (EndOf(member).column == 1) end = PreviousEnd(LineBegin(end));
    end = LineEnd(end);
    if (KeepsEmptyLines(member)) end = AfterEmptyLines(end);
    return WithDeeperComments(end, column);
  }

  // Comments right above, in the column of the key.
  [[nodiscard]] std::size_t WithCommentsAbove(std::size_t key) const {
    const std::size_t indent = key - LineBegin(key);
    std::size_t begin = key;
    for (std::size_t line = LineBegin(key); line > 0;) {
      line = LineBegin(PreviousEnd(line));
      const std::string_view content = LineAt(line);
      if (content.find_first_not_of(' ') != indent || content[indent] != '#') break;
      begin = line + indent;
    }
    return begin;
  }

  // Comments below that are indented deeper than the key, over empty lines.
  [[nodiscard]] std::size_t WithDeeperComments(std::size_t end, std::uint32_t column) const {
    for (std::size_t line = NextLine(end); line < text_.size(); line = NextLine(LineEnd(line))) {
      const std::string_view content = LineAt(line);
      const std::size_t indent = content.find_first_not_of(" \t");
      if (indent == std::string_view::npos) continue;
      if (content[indent] != '#' || indent + 1 <= column) break;
      end = LineEnd(line);
    }
    return end;
  }

  // A block scalar with + ends with the empty lines that follow it.
  [[nodiscard]] bool KeepsEmptyLines(const Node& member) const {
    const Node* last = &member;
    while (last->IsContainer() && last->last_child != nullptr) last = last->last_child;
    if (last->IsContainer() || last->style != ScalarStyle::kBlock) return false;
    const std::size_t begin = OffsetOf(last->span.begin);
    const std::string_view header = text_.substr(begin, LineEnd(begin) - begin);
    return header.substr(0, header.find('#')).find('+') != std::string_view::npos;
  }

  [[nodiscard]] std::size_t AfterEmptyLines(std::size_t end) const {
    for (std::size_t line = NextLine(end); line < text_.size(); line = NextLine(LineEnd(line))) {
      if (LineAt(line).find_first_not_of(" \t") != std::string_view::npos) break;
      end = LineEnd(line);
    }
    return end;
  }

  [[nodiscard]] bool IsCommentsOnly(std::size_t begin, std::size_t end) const {
    for (std::size_t line = NextLine(begin); line < LineBegin(end);
         line = NextLine(LineEnd(line))) {
      const std::string_view content = LineAt(line);
      const std::size_t first = content.find_first_not_of(" \t");
      if (first != std::string_view::npos && content[first] != '#') return false;
    }
    return begin < end;
  }

  [[nodiscard]] std::size_t OffsetOf(Position position) const { return lines_.At(position).offset; }
  [[nodiscard]] std::size_t LineBegin(std::size_t at) const {
    while (at > 0 && !IsBreak(text_[at - 1])) --at;
    return at;
  }
  [[nodiscard]] std::size_t LineEnd(std::size_t at) const {
    while (at < text_.size() && !IsBreak(text_[at])) ++at;
    return at;
  }
  // The end of the line before. Requires: line > 0.
  [[nodiscard]] std::size_t PreviousEnd(std::size_t line) const {
    return line > 1 && text_.substr(line - 2, 2) == "\r\n" ? line - 2 : line - 1;
  }
  // Behind the line break at `end`.
  [[nodiscard]] std::size_t NextLine(std::size_t end) const {
    if (text_.substr(end, 2) == "\r\n") return end + 2;
    return std::min(end + 1, text_.size());
  }
  [[nodiscard]] std::string_view LineAt(std::size_t line) const {
    return text_.substr(line, LineEnd(line) - line);
  }

  void Refuse(std::string_view obstacle) { found_ = {{}, obstacle}; }
  void RefuseText(std::string_view between) {
    Refuse(between.find('#') != std::string_view::npos ? kCommentInBraces : kOtherText);
  }

  const Node& mapping_;
  std::string_view text_;
  const LineIndex& lines_;
  MemberTexts found_;
};

}  // namespace

bool StandsInText(const Node& mapping) {
  const Position key = mapping.first_child->key_span.begin;
  return mapping.span.begin <= key && key <= mapping.span.end;
}

MemberTexts FindMemberTexts(const Node& mapping, std::string_view text, const LineIndex& lines) {
  return Finder(mapping, text, lines).Find();
}

}  // namespace smp::report
