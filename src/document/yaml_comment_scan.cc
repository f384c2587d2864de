#include "document/yaml_comment_scan.h"

#include <algorithm>

#include "document/text.h"
#include "document/yaml_parser.h"

namespace smp::document {
namespace {

// libyaml's tokens leave out the comments, so that these are what begins with # between two of
// them, and after the header of a block scalar.
class Scanner {
 public:
  Scanner(const Source& source, std::string_view text, bool is_ascii)
      : source_(source), text_(text), parser_(text, is_ascii) {}

  YamlCommentScan Run() && {
    yaml_token_t token;
    bool going = true;
    while (going && parser_.NextToken(token)) {
      const std::size_t begin = parser_.OffsetOf(token.start_mark);
      if (begin > covered_) FindIn(covered_, begin);
      if (token.type == YAML_SCALAR_TOKEN) FindInHeader(token, begin);
      Note(token);
      covered_ = std::max(covered_, parser_.OffsetOf(token.end_mark));
      going = token.type != YAML_STREAM_END_TOKEN;
      yaml_token_delete(&token);
    }
    FindIn(covered_, text_.size());
    MarkBlankLines();
    return std::move(scan_);
  }

 private:
  void Note(const yaml_token_t& token) {
    switch (token.type) {
      case YAML_DOCUMENT_START_TOKEN:
      case YAML_DOCUMENT_END_TOKEN:
        scan_.markers.push_back(parser_.At(token.start_mark));
        break;
      case YAML_FLOW_SEQUENCE_START_TOKEN:
      case YAML_FLOW_MAPPING_START_TOKEN:
        scan_.opening.push_back(parser_.At(token.start_mark));
        [[fallthrough]];
      case YAML_SCALAR_TOKEN:
      case YAML_ALIAS_TOKEN:
        scan_.values.push_back(parser_.At(token.start_mark));
        break;
      default:
        break;
    }
  }

  void FindIn(std::size_t begin, std::size_t end) {
    for (std::size_t at = text_.find('#', begin); at < end; at = text_.find('#', at)) {
      const std::size_t length = LengthAt(at);
      Add(at, length);
      at += length;
    }
    covered_ = std::max(covered_, end);
  }

  // "text: |  # why"
  void FindInHeader(const yaml_token_t& token, std::size_t begin) {
    if (StyleOf(token.data.scalar.style) != ScalarStyle::kBlock) return;
    const std::string_view header = text_.substr(begin, LengthAt(begin));
    const std::size_t at = header.find(" #");
    if (at != std::string_view::npos) Add(begin + at + 1, header.size() - at - 1);
  }

  // Up to the end of the line, as YAML 1.1 sees it.
  [[nodiscard]] std::size_t LengthAt(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && !IsBreakAt(end)) ++end;
    return end - begin;
  }

  [[nodiscard]] bool IsBreakAt(std::size_t at) const {
    const std::string_view rest = text_.substr(at, 3);
    return rest[0] == '\n' || rest[0] == '\r' || rest.substr(0, 2) == "\xC2\x85" ||
           rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9";
  }

  void Add(std::size_t at, std::size_t length) {
    std::string_view text = text_.substr(at, length);
    while (IsBlank(text.back())) text.remove_suffix(1);
    std::size_t line = at;
    while (line > 0 && (text_[line - 1] == ' ' || text_[line - 1] == '\t')) --line;
    const bool own_line = line == 0 || text_[line - 1] == '\n' || text_[line - 1] == '\r';
    offsets_.push_back(at);
    scan_.comments.push_back({&source_, PlaceOf(at), text, own_line});
    // Empty lines are looked for up to the token before.
    floors_.push_back(covered_);
  }

  // Comments come in order, so that each look goes on where the last one ended.
  Position PlaceOf(std::size_t at) {
    for (; place_offset_ < at; ++place_offset_) {
      const char c = text_[place_offset_];
      const bool line_end = c == '\n' || (c == '\r' && text_.substr(place_offset_ + 1, 1) != "\n");
      if (line_end) {
        place_ = {place_.line + 1, 1};
      } else if (!IsContinuationByte(c) && c != '\r') {
        ++place_.column;
      }
    }
    return place_;
  }

  void MarkBlankLines() {
    for (std::size_t i = 0; i < offsets_.size(); ++i) {
      Comment& comment = scan_.comments[i];
      if (!comment.own_line) continue;
      comment.blank_before = HasEmptyLine(Before(offsets_[i], floors_[i]));
      comment.blank_after = HasEmptyLine(After(offsets_[i] + comment.text.size()));
    }
  }

  // The white space before and after a place.
  [[nodiscard]] std::string_view Before(std::size_t at, std::size_t floor) const {
    std::size_t begin = at;
    while (begin > floor && IsBlank(text_[begin - 1])) --begin;
    // The line's own end is part of a token that ends with it.
    if (begin == floor && begin > 0 && text_[begin - 1] == '\n') --begin;
    return text_.substr(begin, at - begin);
  }
  [[nodiscard]] std::string_view After(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && IsBlank(text_[end])) ++end;
    return text_.substr(at, end - at);
  }
  static bool HasEmptyLine(std::string_view gap) {
    return std::count(gap.begin(), gap.end(), '\n') > 1;
  }

  const Source& source_;
  std::string_view text_;
  YamlParser parser_;
  YamlCommentScan scan_;
  std::vector<std::size_t> offsets_;  // of the comments
  std::vector<std::size_t> floors_;   // end of the token before each
  std::size_t covered_ = 0;
  std::size_t place_offset_ = 0;
  Position place_{1, 1};
};

YamlCommentScan Scan(const Source& source) {
  std::string_view text = source.bytes();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.find('#') == std::string_view::npos) return {};
  const bool is_ascii = std::all_of(text.begin(), text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return Scanner(source, text, is_ascii).Run();
}

}  // namespace

const YamlCommentScan& YamlCommentText::scan() const {
  std::call_once(once_, [&] { scan_ = Scan(*source_); });
  return scan_;
}

}  // namespace smp::document
