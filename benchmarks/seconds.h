// Times of several runs.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>
#include <vector>

namespace smp::bench {

// Requires: not empty.
[[nodiscard]] inline double Median(std::vector<double> seconds) {
  const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
  std::nth_element(seconds.begin(), middle, seconds.end());
  return *middle;
}

// The median of the times that `work` takes by the clock.
template <typename Work>
[[nodiscard]] double MedianSeconds(int runs, const Work& work) {
  std::vector<double> seconds;
  for (int run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  return Median(std::move(seconds));
}

}  // namespace smp::bench
