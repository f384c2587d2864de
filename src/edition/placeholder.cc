#include "edition/placeholder.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace smp::edition {
namespace {

constexpr std::array<std::string_view, 11> kPlaceholders = {
    "test_id",        "test_test_id",     "test_meshconfigid", "test_envid",
    "test_details",   "test_smp_version", "uuid_string",       "https://xxx.xxx",
    "http://xxx.xxx", "string",           "placeholder"};

}  // namespace

bool IsPlaceholder(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (std::find(kPlaceholders.begin(), kPlaceholders.end(), lower) != kPlaceholders.end()) {
    return true;
  }
  constexpr std::size_t kUuidLength = 36;
  return lower.size() == kUuidLength && lower.find_first_not_of("0-") == std::string::npos;
}

}  // namespace smp::edition
