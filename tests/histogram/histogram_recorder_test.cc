#include "smp/histogram_recorder.h"

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

namespace smp {
namespace {

TEST_CASE("HistogramRecorder: an interval has what was recorded since the last one",
          "[histogram]") {
  auto recorder = HistogramRecorder::Make({});
  REQUIRE(recorder);
  auto writer = recorder->NewWriter();
  CHECK(writer.Record(5));
  CHECK(writer.Record(7, 2));
  CHECK(writer.RecordCorrected(30, 10));
  CHECK_FALSE(writer.Record(-1));
  const Histogram first = recorder->TakeInterval();
  CHECK(first.count() == 6);
  CHECK(first.sum() == 79);
  CHECK(first.out_of_range_count() == 1);
  CHECK(recorder->TakeInterval().count() == 0);
  writer.Record(9);
  CHECK(recorder->TakeInterval().min() == 9);
}

TEST_CASE("HistogramRecorder: what a writer recorded outlives it", "[histogram]") {
  auto recorder = HistogramRecorder::Make({});
  REQUIRE(recorder);
  { recorder->NewWriter().Record(5); }
  CHECK(recorder->TakeInterval().count() == 1);
  CHECK(recorder->TakeInterval().count() == 0);
}

TEST_CASE("HistogramRecorder: impossible options are refused", "[histogram]") {
  CHECK_FALSE(HistogramRecorder::Make({.lowest = 0}));
}

TEST_CASE("HistogramRecorder: threads lose nothing and count nothing twice", "[histogram]") {
  auto made = HistogramRecorder::Make({});
  REQUIRE(made);
  HistogramRecorder& recorder = *made;
  constexpr int kThreads = 4;
  constexpr std::int64_t kValues = 50'000;
  std::atomic<int> running{kThreads};
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&recorder, &running, t] {
      auto writer = recorder.NewWriter();
      for (std::int64_t i = 0; i < kValues; ++i) writer.Record(i * kThreads + t);
      --running;
    });
  }
  auto total = Histogram::Make({});
  REQUIRE(total);
  while (running > 0) total->Add(recorder.TakeInterval());
  for (std::thread& thread : threads) thread.join();
  total->Add(recorder.TakeInterval());
  // Each of 0 … n - 1 once.
  constexpr std::int64_t kAll = kThreads * kValues;
  CHECK(total->count() == kAll);
  CHECK(total->sum() == kAll * (kAll - 1) / 2);
  CHECK(total->min() == 0);
  CHECK(total->max() == kAll - 1);
  for (std::int64_t value = 0; value < 2048; ++value) REQUIRE(total->CountAt(value) == 1);
}

}  // namespace
}  // namespace smp
