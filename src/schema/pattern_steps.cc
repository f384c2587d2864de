#include "schema/pattern_steps.h"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace smp::schema {
namespace {

constexpr std::size_t kMostSteps = 4096;

}  // namespace

int PatternSteps::Build(const Expression& expression, int next) {
  if (next < 0 || rows_.size() > kMostSteps) return -1;
  switch (expression.kind) {
    case Expression::Kind::kBytes:
      return Add({expression.bytes, true, next, -1});
    case Expression::Kind::kSequence:
      for (auto part = expression.parts.rbegin(); part != expression.parts.rend(); ++part) {
        next = Build(*part, next);
      }
      return next;
    case Expression::Kind::kAlternatives:
      return BuildAlternatives(expression, next);
    case Expression::Kind::kRepetition:
      return BuildRepetition(expression, next);
  }
  return -1;
}

void PatternSteps::AddReadersOf(int step, std::vector<int>& readers,
                                std::vector<char>& seen) const {
  if (step < 0 || std::exchange(seen[static_cast<std::size_t>(step)], 1) != 0) return;
  const PatternStep& row = rows_[static_cast<std::size_t>(step)];
  if (row.reads || step == kEnd) {
    readers.push_back(step);
  } else {
    AddReadersOf(row.next, readers, seen);
    AddReadersOf(row.other, readers, seen);
  }
}

int PatternSteps::Add(PatternStep step) {
  rows_.push_back(step);
  return static_cast<int>(rows_.size()) - 1;
}

int PatternSteps::BuildAlternatives(const Expression& expression, int next) {
  int first = -1;
  for (const Expression& part : expression.parts) {
    const int begin = Build(part, next);
    if (begin < 0) return -1;
    first = first < 0 ? begin : Add({{}, false, begin, first});
  }
  return first;
}

int PatternSteps::BuildRepetition(const Expression& expression, int next) {
  const Expression& part = expression.parts.front();
  if (!expression.most) {
    const int again = Add({{}, false, next, -1});
    const int begin = Build(part, again);
    rows_[static_cast<std::size_t>(again)].other = begin;
    next = begin < 0 ? -1 : again;
  } else {
    const int end = next;
    for (auto i = expression.least; i < *expression.most && next >= 0; ++i) {
      const int begin = Build(part, next);
      next = begin < 0 ? -1 : Add({{}, false, begin, end});
    }
  }
  for (std::uint32_t i = 0; i < expression.least && next >= 0; ++i) next = Build(part, next);
  return next;
}

}  // namespace smp::schema
