#include "validator/checker.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace smp::validator {
namespace {

CheckedInput Check(const programs::Input& input, const CheckOptions& options) {
  CheckedInput checked;
  checked.file = programs::NameOf(input);
  auto documents = programs::ReadInput(input, options.read);
  if (!documents) {
    checked.error = std::move(documents.error());
    return checked;
  }
  for (SourceDocument& document : *documents) {
    std::vector<Finding> findings = Validate(document, options.validate);
    checked.documents.push_back({std::move(document), std::move(findings)});
  }
  return checked;
}

// Results wait here until those before them have been consumed. Workers stay at most `kAhead`
// inputs ahead, so that memory is bounded however many files there are.
class Queue {
 public:
  explicit Queue(std::size_t size) : results_(size) {}

  // The next input to check, or nothing when all are taken.
  std::optional<std::size_t> Take() {
    std::unique_lock lock(mutex_);
    consumed_changed_.wait(lock,
                           [&] { return next_ >= results_.size() || next_ < consumed_ + kAhead; });
    if (next_ >= results_.size()) return std::nullopt;
    return next_++;
  }
  void Put(std::size_t index, CheckedInput result) {
    const std::lock_guard lock(mutex_);
    results_[index] = std::move(result);
    result_changed_.notify_one();
  }
  CheckedInput WaitFor(std::size_t index) {
    std::unique_lock lock(mutex_);
    result_changed_.wait(lock, [&] { return results_[index].has_value(); });
    CheckedInput result = std::move(*results_[index]);
    results_[index].reset();
    consumed_ = index + 1;
    consumed_changed_.notify_all();
    return result;
  }

 private:
  static constexpr std::size_t kAhead = 64;
  std::mutex mutex_;
  std::condition_variable result_changed_;
  std::condition_variable consumed_changed_;
  std::vector<std::optional<CheckedInput>> results_;
  std::size_t next_ = 0;
  std::size_t consumed_ = 0;
};

}  // namespace

void CheckInputs(const std::vector<programs::Input>& inputs, const CheckOptions& options,
                 const std::function<void(CheckedInput&&)>& consume) {
  const std::size_t threads = std::min<std::size_t>(options.jobs, inputs.size());
  if (threads <= 1) {
    for (const programs::Input& input : inputs) consume(Check(input, options));
    return;
  }
  Queue queue(inputs.size());
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      while (const auto index = queue.Take()) queue.Put(*index, Check(inputs[*index], options));
    });
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) consume(queue.WaitFor(i));
}

}  // namespace smp::validator
