#include "document/yaml_line_scanner.h"

#include <array>
#include <cstring>

namespace smp::document {
namespace {

// What a character means to a plain scalar.
enum Meaning : std::uint8_t {
  kText = 0,
  kSpace = 1,      // ends it, when a comment or the end of the line follows
  kColon = 2,      // ends a key, when white space follows
  kFlow = 4,       // ends it in a flow collection
  kLineFeed = 8,   // ends it
  kForeign = 16,   // not understood here
  kIndicator = 32  // cannot begin it
};

constexpr std::array<std::uint8_t, 256> MakeMeanings() {
  std::array<std::uint8_t, 256> meanings{};
  for (const char c : std::string_view("-?:,[]{}#&*!|>'\"%@`")) {
    meanings[static_cast<unsigned char>(c)] = kIndicator;
  }
  for (const char c : std::string_view(",[]{}?")) {
    meanings[static_cast<unsigned char>(c)] |= kFlow;
  }
  meanings[' '] = kSpace;
  meanings[':'] |= kColon;
  meanings['\n'] = kLineFeed;
  meanings['\r'] = kForeign;
  meanings['\t'] = kForeign;
  return meanings;
}

constexpr std::array<std::uint8_t, 256> kMeanings = MakeMeanings();

std::uint8_t MeaningOf(char c) { return kMeanings[static_cast<unsigned char>(c)]; }

}  // namespace

bool YamlLineScanner::NextLine() {
  while (true) {
    SkipSpaces();
    if (at_ == end_) return false;
    if (*at_ != '\n' && *at_ != '#') return true;
    TakeLineEnd();
  }
}

bool YamlLineScanner::TakeLineEnd() {
  const char* const before = at_;
  SkipSpaces();
  const bool may_be_comment = at_ != before || at_ == line_start_ || at_[-1] == ' ';
  if (at_ != end_ && *at_ == '#' && may_be_comment) {
    const void* feed = std::memchr(at_, '\n', static_cast<std::size_t>(end_ - at_));
    at_ = feed == nullptr ? end_ : static_cast<const char*>(feed);
  }
  if (at_ == end_) return true;
  if (*at_ != '\n') return false;
  ++at_;
  ++line_;
  line_start_ = at_;
  return true;
}

bool YamlLineScanner::SkipInFlow() {
  SkipSpaces();
  while (at_ != end_ && (*at_ == '\n' || *at_ == '#')) {
    if (!TakeLineEnd()) return false;
    SkipSpaces();
    if (column() == 0 && Peek() != '\n') return false;
  }
  return true;
}

bool YamlLineScanner::AtMarker() const {
  if (column() != 0) return false;
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  return (rest.starts_with("---") || rest.starts_with("...")) &&
         (Peek(3) == ' ' || Peek(3) == '\n');
}

YamlWord YamlLineScanner::TakeWord(bool in_flow) {
  const char first = Peek();
  if (first == '"' || first == '\'') return TakeQuoted(first);
  return TakePlain(in_flow);
}

YamlWord YamlLineScanner::TakePlain(bool in_flow) {
  const std::uint8_t first = MeaningOf(Peek());
  // "-5" is text that begins with an indicator.
  const bool is_negative = Peek() == '-' && MeaningOf(Peek(1)) == kText;
  if (first != kText && !is_negative) return {};
  const Position begin = Here();
  const char* const start = at_;
  const char* last = at_;  // behind the last character that is no space
  while (at_ != end_) {
    const char c = *at_;
    const std::uint8_t meaning = MeaningOf(c);
    if ((meaning & ~kIndicator) == kText) {
      if (c == '#' && at_[-1] == ' ') break;
      last = ++at_;
      continue;
    }
    if ((meaning & kForeign) != 0) return {};
    if ((meaning & kLineFeed) != 0) break;
    if ((meaning & kFlow) != 0 && in_flow) break;
    if ((meaning & kColon) != 0) {
      const std::uint8_t next = MeaningOf(Peek(1));
      if ((next & (kSpace | kLineFeed)) != 0) break;
      if (in_flow && (next & kFlow) != 0) return {};
    }
    ++at_;
    if ((meaning & kSpace) == 0) last = at_;
  }
  const auto size = static_cast<std::size_t>(last - start);
  at_ = last;
  return {YamlWordKind::kPlain, {start, size}, {begin, Here()}};
}

// Without escapes, which are rare.
YamlWord YamlLineScanner::TakeQuoted(char quote) {
  const Position begin = Here();
  const char* const start = ++at_;
  while (at_ != end_ && *at_ != quote) {
    if (*at_ == '\\' && quote == '"') return {};
    if (*at_ == '\n' || *at_ == '\r' || *at_ == '\t') return {};
    ++at_;
  }
  const std::string_view text(start, static_cast<std::size_t>(at_ - start));
  if (at_ == end_) return {};
  ++at_;
  if (quote == '\'' && Peek() == quote) return {};
  return {YamlWordKind::kQuoted, text, {begin, Here()}};
}

}  // namespace smp::document
