// The id of a report that is made of messages of v0.6, which have ids of their own and none for the
// whole.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edition/step.h"

namespace smp::edition {

// What a downgrade writes in place of the ids that a report does not have: the report's own.
inline constexpr std::string_view kReportUrn = "urn:uuid:";

// The UUID that every id of the form urn:uuid:… in these messages has; empty when there is none, or
// more than one.
[[nodiscard]] std::string SharedReportId(std::span<const Stage* const> messages);

// The ids of a message that hold `uuid`: they stand for the report. None when it is empty.
[[nodiscard]] std::vector<const document::Node*> ReportUrns(const Stage& message,
                                                            std::string_view uuid);

[[nodiscard]] bool IsUuid(std::string_view text);

// A UUID of version 5 (RFC 9562), the same for the same contents of the documents.
[[nodiscard]] std::string ReportIdOf(std::span<const Stage* const> messages);

}  // namespace smp::edition
