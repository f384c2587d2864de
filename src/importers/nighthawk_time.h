// Spans of time of Nighthawk's outputs in the model.
#pragma once

#include <google/protobuf/duration.pb.h>

#include <chrono>

#include "model/time_text.h"
#include "smp/v1/result.pb.h"

namespace smp::importers {

[[nodiscard]] google::protobuf::Duration NighthawkDuration(std::chrono::nanoseconds duration);

// Sets the window of a result, unless it would end after the year 9999. Requires: duration >= 0.
void SetNighthawkWindow(const model::Seconds& start, std::chrono::nanoseconds duration,
                        v1::Result& result);

}  // namespace smp::importers
