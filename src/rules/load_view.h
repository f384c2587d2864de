// The load that a result was measured under, as far as the test states it.
#pragma once

#include <optional>

#include "smp/v1/report.pb.h"

namespace smp::rules {

// The client that a result names; null when it names none or one that the test does not have.
[[nodiscard]] const v1::Client* ClientOf(const v1::Report& report, const v1::Result& result);

// Connections that the result's requests went over; null when they are not stated.
[[nodiscard]] std::optional<double> ConnectionsOf(const v1::Report& report,
                                                  const v1::Result& result);

// The most requests a second that the test asked for in the result's window; null when that is not
// stated or when anything in it was unthrottled.
[[nodiscard]] std::optional<double> TargetRateOf(const v1::Report& report,
                                                 const v1::Result& result);

// Length of the stages that the result covers; null when a length is not stated.
[[nodiscard]] std::optional<double> PlannedSecondsOf(const v1::Report& report,
                                                     const v1::Result& result);

}  // namespace smp::rules
