#include "smp/fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <optional>
#include <tuple>

#include "report/code_frame.h"

namespace smp {

namespace {

// Nothing when what stands there is not what the edit replaces.
std::optional<PlacedEdit> Placed(std::string_view text, const report::LineIndex& lines,
                                 const TextEdit& edit) {
  if (edit.span.begin.line == 0) return std::nullopt;
  std::size_t begin = lines.At(edit.span.begin).offset;
  const std::size_t end = lines.At(edit.span.end).offset;
  if (end < begin) return std::nullopt;
  std::string_view found = text.substr(begin, end - begin);
  // A value begins with its anchor, which stays: &v 1.20
  if (found.starts_with('&') && found.find(' ') != std::string_view::npos) {
    const std::size_t value = found.find_first_not_of(' ', found.find(' '));
    begin += std::min(value, found.size());
    found.remove_prefix(std::min(value, found.size()));
  }
  PlacedEdit placed{edit.span, begin, found.size(), edit.after};
  if (found == edit.before) return placed;
  for (const char quote : {'"', '\''}) {
    if (found.size() != edit.before.size() + 2 || found.front() != quote || found.back() != quote ||
        found.substr(1, edit.before.size()) != edit.before) {
      continue;
    }
    placed.text = quote + edit.after + quote;
    return placed;
  }
  return std::nullopt;
}

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

void AppendLine(std::string& diff, char mark, std::string_view line) {
  diff += mark;
  diff += line;
  if (!line.ends_with('\n')) diff += "\n\\ No newline at end of file\n";
}

}  // namespace

std::vector<PlacedEdit> PlaceEdits(std::string_view text, std::span<const Finding> findings,
                                   std::uint32_t first_line) {
  std::vector<PlacedEdit> placed;
  std::optional<report::LineIndex> lines;
  for (const Finding& finding : findings) {
    for (const TextEdit& edit : finding.fix) {
      if (!lines) lines.emplace(text, first_line);
      if (auto found = Placed(text, *lines, edit)) placed.push_back(*std::move(found));
    }
  }
  std::stable_sort(placed.begin(), placed.end(), [](const PlacedEdit& a, const PlacedEdit& b) {
    return std::tie(a.offset, a.size) < std::tie(b.offset, b.size);
  });
  // An anchor's node is found once for each of its aliases.
  std::vector<PlacedEdit> apart;
  for (PlacedEdit& edit : placed) {
    if (!apart.empty() && edit.offset < apart.back().offset + apart.back().size) continue;
    apart.push_back(std::move(edit));
  }
  return apart;
}

std::string ApplyEdits(std::string_view text, std::span<const PlacedEdit> edits) {
  std::string out;
  std::size_t at = 0;
  for (const PlacedEdit& edit : edits) {
    out += text.substr(at, edit.offset - at);
    out += edit.text;
    at = edit.offset + edit.size;
  }
  out += text.substr(std::min(at, text.size()));
  return out;
}

std::string LineDiff(std::string_view before, std::string_view after, std::string_view name) {
  constexpr std::size_t kAround = 3;
  const std::vector<std::string_view> old_lines = LinesOf(before);
  const std::vector<std::string_view> new_lines = LinesOf(after);
  assert(old_lines.size() == new_lines.size());
  const std::size_t size = old_lines.size();
  const auto next_change = [&](std::size_t line) {
    while (line < size && old_lines[line] == new_lines[line]) ++line;
    return line;
  };
  std::string diff;
  for (std::size_t change = next_change(0); change < size;) {
    if (diff.empty()) diff = fmt::format("--- {0}\n+++ {0}\n", report::Printable(name));
    const std::size_t begin = change - std::min(change, kAround);
    std::size_t last = change;
    for (std::size_t next = next_change(last + 1); next < size && next <= last + 2 * kAround + 1;
         next = next_change(last + 1)) {
      last = next;
    }
    const std::size_t end = std::min(size, last + kAround + 1);
    diff += fmt::format("@@ -{0},{1} +{0},{1} @@\n", begin + 1, end - begin);
    for (std::size_t line = begin; line < end;) {
      std::size_t until = line;
      while (until < end && old_lines[until] != new_lines[until]) ++until;
      for (std::size_t i = line; i < until; ++i) AppendLine(diff, '-', old_lines[i]);
      for (std::size_t i = line; i < until; ++i) AppendLine(diff, '+', new_lines[i]);
      if (until == line) AppendLine(diff, ' ', old_lines[until++]);
      line = until;
    }
    change = next_change(end);
  }
  return diff;
}

}  // namespace smp
