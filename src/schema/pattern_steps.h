// An expression as steps, of which several may be next: Thompson's construction.
#pragma once

#include <vector>

#include "schema/pattern_syntax.h"

namespace smp::schema {

// Reads a byte, or goes on to one or two others without.
struct PatternStep {
  ByteSet bytes;
  bool reads = false;
  int next = -1;
  int other = -1;
};

class PatternSteps {
 public:
  static constexpr int kEnd = 0;  // reached by what matches

  PatternSteps() { Add({}); }

  // Steps that match `expression` and go on to `next`; the first of them. -1 for too many.
  int Build(const Expression& expression, int next);

  [[nodiscard]] const std::vector<PatternStep>& rows() const { return rows_; }

  // Adds to `readers` the steps that read, and the end, that `step` leads to without reading; not
  // those that `seen` has, which has one entry a step.
  void AddReadersOf(int step, std::vector<int>& readers, std::vector<char>& seen) const;

 private:
  int Add(PatternStep step);
  int BuildAlternatives(const Expression& expression, int next);
  int BuildRepetition(const Expression& expression, int next);

  std::vector<PatternStep> rows_;
};

}  // namespace smp::schema
