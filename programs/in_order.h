// Work on many things at once, consumed in their order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace smp::programs {

// Items come from a source, one at a time; their results wait here until those before them have
// been consumed. Workers, numbered from 0, stay at most `ahead` items ahead, so that memory is
// bounded however many items there are.
template <typename Source, typename Item, typename Result>
class OrderedQueue {
 public:
  OrderedQueue(const Source& source, unsigned workers, std::size_t ahead)
      : source_(source), spent_(workers), ahead_(ahead) {}

  struct Work {
    std::size_t index;
    Item item;
  };

  // The next item for a worker, or nothing when there are no more.
  std::optional<Work> Take(unsigned worker) {
    Discard(worker);
    const std::lock_guard one_at_a_time(source_mutex_);
    {
      std::unique_lock lock(mutex_);
      consumed_changed_.wait(lock, [&] { return next_ < consumed_ + ahead_; });
    }
    if (ended_) return std::nullopt;
    std::optional<Item> item = source_();
    if (!item) {
      ended_ = true;
      return std::nullopt;
    }
    const std::lock_guard lock(mutex_);
    results_.emplace_back();
    return Work{next_++, *std::move(item)};
  }

  // Keeps a result, and consumes those that are next, unless another thread is about it: it then
  // consumes this one, too. There is no thread that would have to be woken for it.
  template <typename Consume>
  void Put(unsigned worker, std::size_t index, Result result, const Consume& consume) {
    std::unique_lock lock(mutex_);
    results_[index - consumed_].emplace(worker, std::move(result));
    if (std::exchange(is_consuming_, true)) return;
    while (!results_.empty() && results_.front()) {
      Made next = *std::move(results_.front());
      lock.unlock();
      consume(std::move(next.result));
      lock.lock();
      spent_[next.worker].push_back(std::move(next.result));
      results_.pop_front();
      ++consumed_;
      consumed_changed_.notify_one();
    }
    is_consuming_ = false;
  }

 private:
  struct Made {
    Made(unsigned by, Result&& what) : worker(by), result(std::move(what)) {}
    unsigned worker;
    Result result;
  };

  // What is left of consumed results goes where it was made: memory that one thread frees and
  // another has allocated makes the two wait for each other.
  void Discard(unsigned worker) {
    std::vector<Result> spent;
    const std::lock_guard lock(mutex_);
    spent.swap(spent_[worker]);
  }

  const Source& source_;
  std::mutex source_mutex_;
  bool ended_ = false;  // guarded by it
  std::mutex mutex_;
  std::condition_variable consumed_changed_;
  std::deque<std::optional<Made>> results_;  // the first is that of item consumed_
  std::vector<std::vector<Result>> spent_;   // by worker
  std::size_t ahead_;
  std::size_t next_ = 0;
  std::size_t consumed_ = 0;
  bool is_consuming_ = false;
};

// How many threads `jobs` of the command line stands for: 0 is one for each core.
inline unsigned ThreadsFor(unsigned jobs) {
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

struct InOrderOptions {
  unsigned jobs = 1;       // threads; at least 1
  std::size_t ahead = 64;  // results that are kept at most, also of work that is not done yet
};

// Calls `make(item)` for each item that `source()` gives until it gives nothing, in several
// threads, and `consume(result)` for each of their results, in the order of the items. `source` and
// `consume` are called from one thread at a time, but not always the same. The calling thread is
// one of them.
template <typename Source, typename Make, typename Consume>
void InOrder(Source&& source, const InOrderOptions& options, const Make& make,
             const Consume& consume) {
  using Item = typename decltype(source())::value_type;
  using Result = decltype(make(std::declval<Item>()));
  // A second thread is not worth its start for a single item.
  std::optional<Item> first = source();
  std::optional<Item> second = first ? source() : std::nullopt;
  if (options.jobs <= 1 || !second) {
    for (; first; first = std::exchange(second, std::nullopt)) consume(make(*std::move(first)));
    while (std::optional<Item> item = source()) consume(make(*std::move(item)));
    return;
  }
  const auto all = [&]() -> std::optional<Item> {
    if (first) return std::exchange(first, std::nullopt);
    if (second) return std::exchange(second, std::nullopt);
    return source();
  };
  OrderedQueue<decltype(all), Item, Result> queue(all, options.jobs, options.ahead);
  const auto work_on = [&](unsigned worker) {
    while (auto work = queue.Take(worker)) {
      queue.Put(worker, work->index, make(std::move(work->item)), consume);
    }
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < options.jobs; ++i) others.emplace_back(work_on, i);
  work_on(0);
}

// The source of the numbers from 0 to `size`.
inline auto Indexes(std::size_t size) {
  return [next = std::size_t{0}, size]() mutable {
    return next < size ? std::optional(next++) : std::nullopt;
  };
}

}  // namespace smp::programs
