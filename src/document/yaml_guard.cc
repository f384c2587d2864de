#include "document/yaml_guard.h"

#include <cstdint>

#include "document/text.h"

namespace smp::document {
namespace {

constexpr std::size_t kMaxDirectives = 100;
constexpr std::uint64_t kMaxGapCost = 4'000'000'000;

// libyaml ends a line with LF, CR, NEL, LS and PS, whose last bytes these are.
bool EndsLine(char c) {
  return std::string_view("\n\r\x85\xA8\xA9").find(c) != std::string_view::npos;
}

std::optional<YamlTrap> FindDirectives(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("%TAG"); at != std::string_view::npos;
       at = text.find("%TAG", at + 1)) {
    if ((at == 0 || EndsLine(text[at - 1])) && ++count > kMaxDirectives) {
      return YamlTrap{at, "the input has more than 100 %TAG directives",
                      "remove them; a report needs none"};
    }
  }
  return std::nullopt;
}

std::optional<YamlTrap> FindGaps(std::string_view text) {
  if (std::uint64_t{text.size()} * text.size() / 4 <= kMaxGapCost) return std::nullopt;
  std::uint64_t gaps = 0;
  std::size_t longest = 0;
  std::size_t longest_at = 0;
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (IsBlank(text[at])) {
      if (run++ == 0) ++gaps;
    } else if (run != 0) {
      if (run > longest) {
        longest = run;
        longest_at = at - run;
      }
      run = 0;
    }
  }
  if (gaps * longest <= kMaxGapCost) return std::nullopt;
  return YamlTrap{longest_at,
                  "white space of " + std::to_string(longest) +
                      " characters stands here in a text of " + std::to_string(gaps) + " words",
                  "remove it"};
}

}  // namespace

std::optional<YamlTrap> FindYamlTrap(std::string_view text) {
  if (auto trap = FindDirectives(text)) return trap;
  return FindGaps(text);
}

}  // namespace smp::document
