// How far a program is, for somebody who waits at a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace smp::programs {

// "checked 120 of 1000" on a terminal, at most ten times a second; nothing for few inputs. Of a
// long input "checked 12000 documents".
class Progress {
 public:
  // `verb` is what is done to each input, "checked"; it must outlive this.
  Progress(std::string_view verb, std::size_t total);
  void Advance();
  // Some documents of an input that has many.
  void AdvanceWithin(std::size_t documents);
  // Takes the line away, so that other output does not run into it.
  void Clear() const;

 private:
  // True when it is time to write a line.
  bool IsDue();

  std::string_view verb_;
  std::size_t total_;
  std::size_t done_ = 0;
  std::size_t documents_ = 0;
  bool is_terminal_;
  bool shown_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace smp::programs
