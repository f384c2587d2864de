#include "programs/in_order.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

using smp::programs::Indexes;
using smp::programs::InOrder;

namespace {

// Tells whether it was freed by the thread that made it.
class Made {
 public:
  struct Counts {
    std::atomic<int> by_maker = 0;
    std::atomic<int> by_other = 0;
  };

  Made(std::size_t index, Counts* counts) : index_(index), counts_(counts) {}
  Made(Made&& other) noexcept
      : index_(other.index_),
        maker_(other.maker_),
        counts_(std::exchange(other.counts_, nullptr)) {}
  Made& operator=(Made&&) = delete;
  ~Made() {
    if (counts_ == nullptr) return;
    ++(std::this_thread::get_id() == maker_ ? counts_->by_maker : counts_->by_other);
  }

  [[nodiscard]] std::size_t index() const { return index_; }

 private:
  std::size_t index_;
  std::thread::id maker_ = std::this_thread::get_id();
  Counts* counts_;
};

// The first of each ten is the last to be ready, so that its thread consumes what others made.
void WaitNowAndThen(std::size_t index) {
  if (index % 10 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
}

}  // namespace

TEST_CASE("InOrder: results are consumed in the order of their items", "[programs]") {
  for (const unsigned jobs : {1U, 2U, 5U}) {
    std::vector<std::size_t> consumed;
    InOrder(
        Indexes(1'000), {.jobs = jobs, .ahead = 7},
        [](std::size_t index) {
          WaitNowAndThen(index);
          return index;
        },
        [&](std::size_t index) { consumed.push_back(index); });
    REQUIRE(consumed.size() == 1'000);
    for (std::size_t i = 0; i < consumed.size(); ++i) CHECK(consumed[i] == i);
  }
}

TEST_CASE("InOrder: what a consumer leaves of a result is freed where it was made", "[programs]") {
  constexpr int kItems = 1'000;
  constexpr int kAhead = 16;
  Made::Counts counts;
  InOrder(
      Indexes(kItems), {.jobs = 2, .ahead = kAhead},
      [&](std::size_t index) {
        WaitNowAndThen(index);
        return Made(index, &counts);
      },
      [](Made&&) {});
  CHECK(counts.by_maker + counts.by_other == kItems);
  // Those that are consumed after their maker has taken its last item.
  CHECK(counts.by_other <= kAhead);
}

TEST_CASE("InOrder: a consumer may keep a result", "[programs]") {
  Made::Counts counts;
  std::vector<Made> kept;
  InOrder(
      Indexes(100), {.jobs = 2}, [&](std::size_t index) { return Made(index, &counts); },
      [&](Made&& made) { kept.push_back(std::move(made)); });
  CHECK(counts.by_maker + counts.by_other == 0);
  REQUIRE(kept.size() == 100);
  CHECK(kept.back().index() == 99);
}

TEST_CASE("InOrder: no item, one item", "[programs]") {
  for (const std::size_t size : {0U, 1U}) {
    std::size_t consumed = 0;
    InOrder(
        Indexes(size), {.jobs = 2}, [](std::size_t index) { return index; },
        [&](std::size_t) { ++consumed; });
    CHECK(consumed == size);
  }
}
