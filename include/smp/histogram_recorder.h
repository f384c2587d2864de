// Recording from several threads at once, with readings of intervals that miss nothing and count
// nothing twice.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "smp/error.h"
#include "smp/histogram.h"

namespace smp {

// Each thread records into a histogram of its own, through a Writer; a reader takes all of them
// away and leaves empty ones. Every value is in exactly one interval: in the one that was being
// recorded when Record was called, or in the next.
//
//   auto recorder = smp::HistogramRecorder::Make({.significant_digits = 3});
//   auto writer = recorder->NewWriter();              // one for each thread
//   writer.Record(latency_ns);                        // in that thread
//   smp::Histogram second = recorder->TakeInterval();  // in any thread, every second
//
// Writers never wait. TakeInterval waits for records that are under way, a few nanoseconds each.
// NewWriter and TakeInterval may be called from any thread at any time. Writers may be destroyed
// before the recorder and after it; what they recorded stays for the next interval.
class HistogramRecorder {
  struct Slot;

 public:
  // For one thread at a time.
  class Writer {
   public:
    // As Histogram::Record and RecordCorrected.
    bool Record(std::int64_t value, std::int64_t count = 1);
    bool RecordCorrected(std::int64_t value, std::int64_t expected_interval,
                         std::int64_t count = 1);

   private:
    friend class HistogramRecorder;
    explicit Writer(std::shared_ptr<Slot> slot) : slot_(std::move(slot)) {}
    std::shared_ptr<Slot> slot_;
  };

  // Fails as Histogram::Make does.
  [[nodiscard]] static Expected<HistogramRecorder> Make(const Histogram::Options& options);

  [[nodiscard]] Writer NewWriter();

  // What was recorded since the last call, or since the beginning, of all writers together.
  [[nodiscard]] Histogram TakeInterval();

 private:
  explicit HistogramRecorder(Histogram empty);

  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace smp
