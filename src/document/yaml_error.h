// libyaml's errors in plain words: what is wrong, where, and the cure where the cause is known.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "smp/finding.h"

namespace smp::document {

// An error as libyaml tells it; marks count from 0, indexes are bytes in `text`.
struct YamlProblem {
  std::string_view problem;
  std::string_view context;
  Position place;          // of the problem, from 1
  std::size_t offset = 0;  // byte of the problem in the text
  Position context_place;  // line 0 when there is none
  // The key of the plain scalar that a nested key was read as a line of, and its line; line 0
  // when there is none.
  std::string_view swallowed_by;
  std::uint32_t swallowed_by_line = 0;
};

struct YamlErrorText {
  std::string message;
  std::string hint;
  Span span;
};

[[nodiscard]] YamlErrorText ExplainYamlError(const YamlProblem& problem, std::string_view text);

}  // namespace smp::document
