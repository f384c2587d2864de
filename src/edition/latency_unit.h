// The unit of latencies that their source does not say: what speaks for seconds, and the way to
// milliseconds once somebody has given it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/tree.h"
#include "edition/tree_mapper.h"
#include "smp/finding.h"
#include "smp/upgrade.h"

namespace smp::edition {

// Latencies of a look-alike (min, average, p50, …) and what is stated beside them; each may be
// null.
struct LatencySource {
  const document::Node* latencies = nullptr;
  const document::Node* rate = nullptr;  // requests a second that were achieved
  const document::Node* connections = nullptr;
};

// The latencies of an export of Meshery (R2) or a result of 2020 (R1).
[[nodiscard]] LatencySource LatencyOf(const document::Node& root, Shape shape);

// The finding latency-unit-undeclared, with the evidence. Requires: latencies are a mapping.
[[nodiscard]] Finding LatencyUnitFinding(const document::Tree& tree, const LatencySource& source);

// Powers of ten from a unit to milliseconds: 3 for seconds.
[[nodiscard]] int PlacesToMilliseconds(LatencyUnit unit);

// A number, also one that is written as text, times 10^places. Nothing when it is none, or when its
// exponent is out of reach.
[[nodiscard]] std::optional<std::string> MillisecondsText(const document::Node& value, int places);

// Puts a number, times 10^places, at a path and logs it. What is no number is left out.
void PutMilliseconds(TreeMapper& mapper, document::Node& base, std::string_view path,
                     const document::Node& value, int places, const ChangeRule& rule);

}  // namespace smp::edition
