#include "schema/pattern_machine.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "schema/pattern_steps.h"
#include "schema/pattern_syntax.h"

namespace smp::schema {
namespace {

using Readers = std::vector<int>;  // steps that may be next

// A byte of each class of bytes that all steps treat alike, and the class of every byte. Each set
// that steps read splits the classes that it has a part of.
std::vector<unsigned char> Classify(const std::vector<PatternStep>& steps,
                                    std::array<std::uint8_t, 256>& class_of) {
  std::vector<const ByteSet*> sets;
  for (const PatternStep& step : steps) {
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

}  // namespace

// What states are made from. Guarded by its mutex, but for what Simulate reads.
struct PatternMachine::Construction {
  PatternSteps steps;
  int first = 0;
  std::vector<unsigned char> byte_of_class;
  std::mutex mutex;
  std::vector<Readers> states;  // the first three are kUnknown, kDead and kStart
  std::map<Readers, std::uint16_t> numbers;

  // The steps that may be next behind `byte`, ordered; from the beginning without a byte.
  [[nodiscard]] Readers After(const Readers& readers, unsigned char byte) const {
    Readers after;
    std::vector<char> seen(steps.rows().size(), 0);
    for (const int step : readers) {
      const PatternStep& row = steps.rows()[static_cast<std::size_t>(step)];
      if (row.reads && row.bytes.test(byte)) steps.AddReadersOf(row.next, after, seen);
    }
    std::sort(after.begin(), after.end());
    return after;
  }
  [[nodiscard]] Readers Beginning() const {
    Readers readers;
    std::vector<char> seen(steps.rows().size(), 0);
    steps.AddReadersOf(first, readers, seen);
    std::sort(readers.begin(), readers.end());
    return readers;
  }
  [[nodiscard]] static bool Accepts(const Readers& readers) {
    return !readers.empty() && readers.front() == PatternSteps::kEnd;
  }
};

std::unique_ptr<PatternMachine> PatternMachine::Build(std::string_view pattern) {
  const auto expression = ParseAnchored(pattern);
  if (!expression) return nullptr;
  auto construction = std::make_unique<Construction>();
  construction->first = construction->steps.Build(*expression, PatternSteps::kEnd);
  if (construction->first < 0) return nullptr;
  return std::unique_ptr<PatternMachine>(new PatternMachine(std::move(construction)));
}

PatternMachine::PatternMachine(std::unique_ptr<Construction> construction)
    : construction_(std::move(construction)) {
  Construction& made = *construction_;
  made.byte_of_class = Classify(made.steps.rows(), class_of_);
  class_count_ = made.byte_of_class.size();
  next_ = std::make_unique<std::atomic<std::uint16_t>[]>(kMostStates * class_count_);
  made.states = {{}, {}, made.Beginning()};
  made.numbers = {{{}, kDead}, {made.states[kStart], kStart}};
  accepts_[kStart] = Construction::Accepts(made.states[kStart]);
}

PatternMachine::~PatternMachine() = default;

std::uint16_t PatternMachine::Find(std::size_t at) const {
  Construction& made = *construction_;
  const std::lock_guard lock(made.mutex);
  Readers after = made.After(made.states[at / class_count_], made.byte_of_class[at % class_count_]);
  std::uint16_t number = kNoRoom;
  if (const auto known = made.numbers.find(after); known != made.numbers.end()) {
    number = known->second;
  } else if (made.states.size() < kMostStates) {
    number = static_cast<std::uint16_t>(made.states.size());
    accepts_[number] = Construction::Accepts(after);
    made.numbers.emplace(after, number);
    made.states.push_back(std::move(after));
  }
  next_[at].store(number, std::memory_order_release);
  return number;
}

bool PatternMachine::Simulate(std::string_view subject) const {
  Readers readers = construction_->Beginning();
  for (const char c : subject) {
    readers = construction_->After(readers, static_cast<unsigned char>(c));
    if (readers.empty()) return false;
  }
  return Construction::Accepts(readers);
}

}  // namespace smp::schema
