// Text inside XML.
#pragma once

#include <string>
#include <string_view>

namespace smp::report {

// The text as it may stand between tags and in an attribute. What XML 1.0 cannot hold (control
// characters, broken UTF-8, noncharacters) becomes U+FFFD.
[[nodiscard]] std::string XmlText(std::string_view text);

}  // namespace smp::report
