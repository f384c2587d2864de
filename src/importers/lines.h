// Goes over a text line by line, without copies. A line ends with LF or CR LF, the last one also
// with the text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace smp::importers {

// for (std::string_view line : Lines(text)) …
class Lines {
 public:
  class Iterator {
   public:
    Iterator() = default;
    explicit Iterator(std::string_view rest) : rest_(rest), at_end_(rest.empty()) { Take(); }
    std::string_view operator*() const { return line_; }
    Iterator& operator++() {
      at_end_ = rest_.empty();
      Take();
      return *this;
    }
    // What follows the line.
    [[nodiscard]] std::string_view rest() const { return rest_; }
    bool operator==(const Iterator& other) const {
      return at_end_ == other.at_end_ && (at_end_ || line_.data() == other.line_.data());
    }

   private:
    void Take() {
      if (at_end_) return;
      const std::size_t end = std::min(rest_.find('\n'), rest_.size());
      line_ = rest_.substr(0, end);
      if (line_.ends_with('\r')) line_.remove_suffix(1);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
    }

    std::string_view rest_;
    std::string_view line_;
    bool at_end_ = true;
  };

  explicit Lines(std::string_view text) : text_(text) {}
  [[nodiscard]] Iterator begin() const { return Iterator(text_); }
  [[nodiscard]] Iterator end() const { return Iterator(); }

 private:
  std::string_view text_;
};

// Without blanks at both ends.
[[nodiscard]] inline std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return text.substr(text.size());
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// Takes the next word, up to blanks, off a text; empty at its end.
[[nodiscard]] inline std::string_view TakeWord(std::string_view& text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(kBlanks));
  text.remove_prefix(word.size());
  return word;
}

// Takes a prefix off a text; false, and nothing taken, when it does not begin with it.
[[nodiscard]] inline bool TakePrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// Takes a field up to a separator, which is taken too, off a text; all of it when there is none.
[[nodiscard]] inline std::string_view TakeField(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view field = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return field;
}

}  // namespace smp::importers
