#include "model/text_places.h"

#include <algorithm>
#include <cstdint>

#include "document/text.h"

namespace smp::model {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool IsQuote(char c) { return c == '"' || c == '\''; }

// Walks over a text that is known to be well-formed, and counts lines and characters.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {
    if (text_.starts_with(kByteOrderMark)) Advance(kByteOrderMark.size());
    SkipSpace();
  }

  TextPlace Root() {
    TextPlace root;
    root.value.begin = position_;
    Fields(root);
    root.value.end = position_;
    return root;
  }

 private:
  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void Advance(std::size_t count = 1) {
    for (; count > 0 && at_ < text_.size(); --count, ++at_) {
      const char c = text_[at_];
      const bool crlf = c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      if (c == '\n' || (c == '\r' && !crlf)) {
        ++position_.line;
        position_.column = 1;
      } else if (!document::IsContinuationByte(c)) {
        ++position_.column;
      }
    }
  }

  void SkipSpace() {
    while (at_ < text_.size()) {
      if (next() == '#') {
        while (at_ < text_.size() && next() != '\n') Advance();
      } else if (document::IsBlank(next()) || next() == '\v' || next() == '\f') {
        Advance();
      } else {
        return;
      }
    }
  }

  // Passes a name, a number or a sign with what follows it, up to space or punctuation.
  std::string_view Word() {
    constexpr std::string_view kEnds = "{}<>[]:;,#\"' \t\r\n\v\f";
    const std::size_t begin = at_;
    while (at_ < text_.size() && kEnds.find(next()) == std::string_view::npos) Advance();
    return text_.substr(begin, at_ - begin);
  }

  void String() {
    const char quote = next();
    Advance();
    while (at_ < text_.size() && next() != quote) Advance(next() == '\\' ? 2 : 1);
    Advance();
  }

  // Every value ends where its last character ends, not before what comes next.
  void Scalar(TextPlace& place) {
    place.value.begin = position_;
    if (IsQuote(next())) {
      while (IsQuote(next())) {
        String();
        place.value.end = position_;
        SkipSpace();
      }
      return;
    }
    const bool lone_sign = Word() == "-";
    if (lone_sign) {
      SkipSpace();
      Word();
    }
    place.value.end = position_;
  }

  void Value(TextPlace& place) {
    if (next() != '{' && next() != '<') return Scalar(place);
    place.value.begin = position_;
    Advance();
    SkipSpace();
    Fields(place);
    Advance();
    place.value.end = position_;
  }

  void List(std::vector<TextPlace>& values, const Span& key) {
    Advance();
    SkipSpace();
    while (at_ < text_.size() && next() != ']') {
      values.emplace_back().key = key;
      Value(values.back());
      SkipSpace();
      if (next() == ',') Advance();
      SkipSpace();
    }
    Advance();
  }

  void Fields(TextPlace& place) {
    while (at_ < text_.size() && next() != '}' && next() != '>') {
      const std::size_t before = at_;
      Span key{position_, {}};
      const std::string_view name = Word();
      key.end = position_;
      SkipSpace();
      if (next() == ':') Advance();
      SkipSpace();
      std::vector<TextPlace>& values = place.fields[name];
      if (next() == '[') {
        List(values, key);
      } else {
        values.emplace_back().key = key;
        Value(values.back());
      }
      SkipSpace();
      if (next() == ',' || next() == ';') Advance();
      SkipSpace();
      if (at_ == before) return;  // not well-formed after all
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Position position_{1, 1};
};

}  // namespace

const TextPlace* TextPlace::Find(std::string_view field, std::size_t index) const {
  const auto values = fields.find(field);
  return values != fields.end() && index < values->second.size() ? &values->second[index] : nullptr;
}

TextPlace FindTextPlaces(std::string_view text) { return Scanner(text).Root(); }

std::size_t FromTokenizer(std::string_view text, int line, int column) {
  constexpr int kTabWidth = 8;
  std::size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  for (; line > 0 && at < text.size(); ++at) line -= text[at] == '\n' ? 1 : 0;
  for (int width = 0; width < column && at < text.size() && text[at] != '\n'; ++at) {
    width += text[at] == '\t' ? kTabWidth - width % kTabWidth : 1;
  }
  return at;
}

std::optional<std::size_t> FindOpenBracket(std::string_view text) {
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (IsQuote(c)) {
      for (++at; at < text.size() && text[at] != c; ++at) {
        if (text[at] == '\\') ++at;
      }
      if (at >= text.size()) return std::nullopt;
    } else if (c == '{' || c == '<' || c == '[') {
      open.push_back(at);
    } else if ((c == '}' || c == '>' || c == ']') && !open.empty()) {
      open.pop_back();
    }
  }
  if (open.empty()) return std::nullopt;
  return open.back();
}

}  // namespace smp::model
