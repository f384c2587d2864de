// Work on many inputs at once, consumed in their order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace smp::programs {

// Results wait here until those before them have been consumed. Workers stay at most `ahead` inputs
// ahead, so that memory is bounded however many inputs there are.
template <typename Result>
class OrderedQueue {
 public:
  OrderedQueue(std::size_t size, std::size_t ahead) : results_(size), ahead_(ahead) {}

  // The next input to work on, or nothing when all are taken.
  std::optional<std::size_t> Take() {
    std::unique_lock lock(mutex_);
    consumed_changed_.wait(lock,
                           [&] { return next_ >= results_.size() || next_ < consumed_ + ahead_; });
    if (next_ >= results_.size()) return std::nullopt;
    return next_++;
  }
  void Put(std::size_t index, Result result) {
    const std::lock_guard lock(mutex_);
    results_[index] = std::move(result);
    result_changed_.notify_one();
  }
  Result WaitFor(std::size_t index) {
    std::unique_lock lock(mutex_);
    result_changed_.wait(lock, [&] { return results_[index].has_value(); });
    Result result = std::move(*results_[index]);
    results_[index].reset();
    consumed_ = index + 1;
    consumed_changed_.notify_all();
    return result;
  }

 private:
  std::mutex mutex_;
  std::condition_variable result_changed_;
  std::condition_variable consumed_changed_;
  std::vector<std::optional<Result>> results_;
  std::size_t ahead_;
  std::size_t next_ = 0;
  std::size_t consumed_ = 0;
};

// How many threads `jobs` of the command line stands for: 0 is one for each core.
inline unsigned ThreadsFor(unsigned jobs) {
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

struct InOrderOptions {
  unsigned jobs = 1;       // threads; at least 1
  std::size_t ahead = 64;  // results that are kept at most, also of work that is not done yet
};

// Calls `make(index)` for each of `size` inputs in threads of their own, and `consume(result)` for
// each of their results, by index, in the calling thread.
template <typename Make, typename Consume>
void InOrder(std::size_t size, const InOrderOptions& options, const Make& make,
             const Consume& consume) {
  const std::size_t threads = std::min<std::size_t>(options.jobs, size);
  if (threads <= 1) {
    for (std::size_t i = 0; i < size; ++i) consume(make(i));
    return;
  }
  OrderedQueue<decltype(make(std::size_t{0}))> queue(size, options.ahead);
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      while (const auto index = queue.Take()) queue.Put(*index, make(*index));
    });
  }
  for (std::size_t i = 0; i < size; ++i) consume(queue.WaitFor(i));
}

}  // namespace smp::programs
