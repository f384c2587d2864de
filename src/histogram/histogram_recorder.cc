// A writer takes its histogram out of its slot, records, and puts it back; a reader exchanges it
// for an empty one, and tries again while the slot is empty. So a writer does one exchange and one
// store on a cache line of its own and never waits, and a reader waits for a record at most.
#include "smp/histogram_recorder.h"

#include <thread>
#include <utility>

namespace smp {

// A line of its own, so that writers do not slow each other down.
struct alignas(64) HistogramRecorder::Slot {
  explicit Slot(const Histogram& empty)
      : recording(std::make_unique<Histogram>(empty)), spare(std::make_unique<Histogram>(empty)) {
    active.store(recording.get(), std::memory_order_release);
  }

  // The histogram to record into; null while its writer does.
  std::atomic<Histogram*> active{nullptr};
  // Owned here; used by the reader only, under State::mutex.
  std::unique_ptr<Histogram> recording;
  std::unique_ptr<Histogram> spare;
};

struct HistogramRecorder::State {
  explicit State(Histogram histogram) : empty(std::move(histogram)) {}

  std::mutex mutex;
  const Histogram empty;
  std::vector<std::shared_ptr<Slot>> slots;
};

namespace {

// Runs `record` on the histogram of a slot.
template <typename Record>
bool WithHistogram(std::atomic<Histogram*>& active, Record record) {
  Histogram* histogram = active.exchange(nullptr, std::memory_order_acquire);
  const bool recorded = record(*histogram);
  active.store(histogram, std::memory_order_release);
  return recorded;
}

}  // namespace

bool HistogramRecorder::Writer::Record(std::int64_t value, std::int64_t count) {
  return WithHistogram(slot_->active,
                       [=](Histogram& histogram) { return histogram.Record(value, count); });
}

bool HistogramRecorder::Writer::RecordCorrected(std::int64_t value, std::int64_t expected_interval,
                                                std::int64_t count) {
  return WithHistogram(slot_->active, [=](Histogram& histogram) {
    return histogram.RecordCorrected(value, expected_interval, count);
  });
}

HistogramRecorder::HistogramRecorder(Histogram empty)
    : state_(std::make_shared<State>(std::move(empty))) {}

Expected<HistogramRecorder> HistogramRecorder::Make(const Histogram::Options& options) {
  auto empty = Histogram::Make(options);
  if (!empty) return tl::unexpected(std::move(empty.error()));
  return HistogramRecorder(*std::move(empty));
}

HistogramRecorder::Writer HistogramRecorder::NewWriter() {
  auto slot = std::make_shared<Slot>(state_->empty);
  const std::lock_guard lock(state_->mutex);
  state_->slots.push_back(slot);
  return Writer(std::move(slot));
}

Histogram HistogramRecorder::TakeInterval() {
  const std::lock_guard lock(state_->mutex);
  Histogram interval = state_->empty;
  std::vector<std::shared_ptr<Slot>> kept;
  for (std::shared_ptr<Slot>& slot : state_->slots) {
    // When its writer is gone already, this is the last time that it has to be read. The fence lets
    // the exchange below see what the writer stored before it went.
    const bool last = slot.use_count() == 1;
    std::atomic_thread_fence(std::memory_order_acquire);
    Histogram* expected = slot->recording.get();
    while (!slot->active.compare_exchange_weak(expected, slot->spare.get(),
                                               std::memory_order_acq_rel)) {
      expected = slot->recording.get();
      std::this_thread::yield();
    }
    std::swap(slot->recording, slot->spare);
    interval.Add(*slot->spare);
    slot->spare->Reset();
    if (!last) kept.push_back(std::move(slot));
  }
  state_->slots = std::move(kept);
  return interval;
}

}  // namespace smp
