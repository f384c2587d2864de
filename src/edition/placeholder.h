// Texts that stand in samples and source code in place of an id.
#pragma once

#include <string_view>

namespace smp::edition {

// True for such a text ("test_test_id", "uuid_string") and for a UUID of zeros.
[[nodiscard]] bool IsPlaceholder(std::string_view text);

}  // namespace smp::edition
