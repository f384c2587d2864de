#include "excerpt.h"

#include <fmt/format.h>

#include <algorithm>

namespace smp::rule_docs {

namespace {

constexpr std::size_t kWidest = 110;

std::size_t Indentation(const std::string& line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool IsBlank(const std::string& line) {
  return line.find_first_not_of(" \t\r") == std::string::npos;
}

// The line above which this one is nested: the nearest one before with less indentation. An item of
// a list ("- ") may stand as far right as its key.
std::size_t ParentOf(const std::vector<std::string>& lines, std::size_t index) {
  const std::size_t own = Indentation(lines[index]);
  const bool item = lines[index].compare(own, 2, "- ") == 0;
  for (std::size_t i = index; i-- > 0;) {
    if (IsBlank(lines[i])) continue;
    const std::size_t indentation = Indentation(lines[i]);
    const bool same_list = lines[i].compare(indentation, 2, "- ") == 0;
    if (indentation < own || (item && indentation == own && !same_list)) return i;
  }
  return index;
}

// Length of the UTF-8 sequence at this place; 0 when it is none.
std::size_t SequenceAt(const std::string& line, std::size_t at) {
  const auto first = static_cast<unsigned char>(line[at]);
  const std::size_t length = first < 0x80             ? 1
                             : (first & 0xE0) == 0xC0 ? 2
                             : (first & 0xF0) == 0xE0 ? 3
                             : (first & 0xF8) == 0xF0 ? 4
                                                      : 0;
  if (length == 0 || at + length > line.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(line[at + i]) & 0xC0) != 0x80) return 0;
  }
  return length;
}

std::string Shown(const std::string& line) {
  std::string shown;
  std::size_t width = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (width++ == kWidest) return shown + "…";
    const std::size_t length = SequenceAt(line, at);
    const bool control =
        static_cast<unsigned char>(line[at]) < 0x20 && line[at] != '\t' && line[at] != '\r';
    if (length == 0 || control) {
      shown += fmt::format("\\x{:02X}", static_cast<unsigned char>(line[at]));
      ++at;
    } else {
      if (line[at] != '\r') shown += line.substr(at, length);
      at += length;
    }
  }
  shown.erase(shown.find_last_not_of(' ') + 1);
  return shown;
}

}  // namespace

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::set<std::size_t> LinesNotIn(std::string_view text, std::string_view other) {
  std::vector<std::string> others = LinesOf(other);
  const std::multiset<std::string> known(others.begin(), others.end());
  const std::vector<std::string> lines = LinesOf(text);
  std::set<std::size_t> different;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!known.contains(lines[i])) different.insert(i);
  }
  return different;
}

std::string Excerpt(std::string_view text, const std::set<std::size_t>& chosen) {
  const std::vector<std::string> lines = LinesOf(text);
  std::set<std::size_t> shown;
  for (const std::size_t index : chosen) {
    if (index >= lines.size()) continue;
    if (index > 0) shown.insert(index - 1);
    shown.insert(index);
    if (index + 1 < lines.size()) shown.insert(index + 1);
    for (std::size_t at = index; ParentOf(lines, at) != at;) {
      at = ParentOf(lines, at);
      shown.insert(at);
    }
  }
  std::string excerpt;
  std::size_t next = 0;
  for (const std::size_t index : shown) {
    if (index > next) excerpt += std::string(Indentation(lines[index]), ' ') + "…\n";
    excerpt += Shown(lines[index]) + "\n";
    next = index + 1;
  }
  if (next < lines.size()) excerpt += "…\n";
  return excerpt;
}

}  // namespace smp::rule_docs
