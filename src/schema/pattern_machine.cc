#include "schema/pattern_machine.h"

#include <algorithm>
#include <map>
#include <utility>

#include "schema/pattern_syntax.h"

namespace smp::schema {
namespace {

constexpr std::size_t kMostSteps = 4096;   // of the machine that may be in several states
constexpr std::size_t kMostStates = 1024;  // of the one that is built from it

// Thompson's construction: a step reads a byte, or goes on to one or two others without.
struct Step {
  ByteSet bytes;
  bool reads = false;
  int next = -1;
  int other = -1;
};

class Steps {
 public:
  Steps() { Add({}); }  // step 0 is the end

  // Steps that match `expression` and go on to `next`; the first of them. Too large: -1.
  int Build(const Expression& expression, int next) {
    if (next < 0 || steps_.size() > kMostSteps) return -1;
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

  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }

  // The steps that read and that `step` leads to, without those seen before.
  void AddReadersOf(int step, std::vector<int>& readers, std::vector<char>& seen) const {
    if (step < 0 || std::exchange(seen[static_cast<std::size_t>(step)], 1) != 0) return;
    const Step& row = steps_[static_cast<std::size_t>(step)];
    if (row.reads || step == 0) {
      readers.push_back(step);
    } else {
      AddReadersOf(row.next, readers, seen);
      AddReadersOf(row.other, readers, seen);
    }
  }

 private:
  int Add(Step step) {
    steps_.push_back(step);
    return static_cast<int>(steps_.size()) - 1;
  }

  int BuildAlternatives(const Expression& expression, int next) {
    int first = -1;
    for (const Expression& part : expression.parts) {
      const int begin = Build(part, next);
      if (begin < 0) return -1;
      first = first < 0 ? begin : Add({{}, false, begin, first});
    }
    return first;
  }

  int BuildRepetition(const Expression& expression, int next) {
    const Expression& part = expression.parts.front();
    if (!expression.most) {
      const int again = Add({{}, false, next, -1});
      const int begin = Build(part, again);
      steps_[static_cast<std::size_t>(again)].other = begin;
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

  std::vector<Step> steps_;
};

// A byte of each class of bytes that all steps treat alike, and the class of every byte. Each set
// that steps read splits the classes that it has a part of.
std::vector<unsigned char> Classify(const std::vector<Step>& steps,
                                    std::array<std::uint8_t, 256>& class_of) {
  std::vector<const ByteSet*> sets;
  for (const Step& step : steps) {
    const bool is_new = step.reads && std::none_of(sets.begin(), sets.end(), [&](const auto* set) {
                          return *set == step.bytes;
                        });
    if (is_new) sets.push_back(&step.bytes);
  }
  class_of.fill(0);
  std::size_t count = 1;
  for (const ByteSet* set : sets) {
    constexpr int kNone = -1;
    std::array<int, 256> inside;  // the new class of the part of each that is in the set
    std::array<bool, 256> has_outside{};
    inside.fill(kNone);
    for (unsigned byte = 0; byte < 256; ++byte) {
      if (!set->test(byte)) has_outside[class_of[byte]] = true;
    }
    for (unsigned byte = 0; byte < 256; ++byte) {
      const std::uint8_t old = class_of[byte];
      if (!set->test(byte) || !has_outside[old]) continue;
      if (inside[old] == kNone) inside[old] = static_cast<int>(count++);
      class_of[byte] = static_cast<std::uint8_t>(inside[old]);
    }
  }
  std::vector<unsigned char> samples(count);
  for (unsigned byte = 256; byte-- > 0;) samples[class_of[byte]] = static_cast<unsigned char>(byte);
  return samples;
}

// The subset construction: a state is what steps may be next, numbered as they are found.
class States {
 public:
  explicit States(const Steps& steps) : steps_(steps), seen_(steps.steps().size(), 0) {}

  // Numbers the state of these steps, reached without reading.
  void Begin(int first) {
    readers_.clear();
    Clear();
    steps_.AddReadersOf(first, readers_, seen_);
    NumberOf(readers_);
  }

  // The state after `byte` in `state`.
  std::uint16_t After(std::size_t state, unsigned char byte) {
    readers_.clear();
    for (const int step : states_[state]) {
      const Step& row = steps_.steps()[static_cast<std::size_t>(step)];
      if (!row.reads || !row.bytes.test(byte)) continue;
      if (readers_.empty()) Clear();
      steps_.AddReadersOf(row.next, readers_, seen_);
    }
    // Most bytes end most matches.
    return readers_.empty() ? std::uint16_t{0} : NumberOf(readers_);
  }

  [[nodiscard]] std::size_t size() const { return states_.size(); }
  [[nodiscard]] bool Accepts(std::size_t state) const {
    return !states_[state].empty() && states_[state].front() == 0;
  }

 private:
  void Clear() { std::fill(seen_.begin(), seen_.end(), 0); }

  std::uint16_t NumberOf(std::vector<int> readers) {
    std::sort(readers.begin(), readers.end());
    const auto [entry, is_new] =
        numbers_.emplace(readers, static_cast<std::uint16_t>(states_.size()));
    if (is_new) states_.push_back(std::move(readers));
    return entry->second;
  }

  const Steps& steps_;
  std::vector<char> seen_;
  std::vector<int> readers_;  // used by one call at a time
  // The first holds no step: nothing more can match.
  std::vector<std::vector<int>> states_ = {{}};
  std::map<std::vector<int>, std::uint16_t> numbers_ = {{{}, 0}};
};

}  // namespace

std::optional<PatternMachine> PatternMachine::Build(std::string_view pattern) {
  const auto expression = ParseAnchored(pattern);
  if (!expression) return std::nullopt;
  Steps steps;
  const int first = steps.Build(*expression, 0);
  if (first < 0) return std::nullopt;

  PatternMachine machine;
  const std::vector<unsigned char> samples = Classify(steps.steps(), machine.class_of_);
  machine.class_count_ = static_cast<std::uint32_t>(samples.size());
  States states(steps);
  states.Begin(first);
  for (std::size_t state = kDead; state < states.size(); ++state) {
    if (states.size() > kMostStates) return std::nullopt;
    for (const unsigned char byte : samples) machine.next_.push_back(states.After(state, byte));
    machine.accepts_.push_back(states.Accepts(state) ? 1 : 0);
  }
  return machine;
}

}  // namespace smp::schema
