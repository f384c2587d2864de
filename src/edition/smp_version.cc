#include "edition/smp_version.h"

#include <algorithm>
#include <array>

namespace smp::edition {
namespace {

constexpr std::array<std::string_view, 3> kV02Tags = {"v0.1.0", "v0.2.0", "v0.2.1"};
constexpr std::array<std::string_view, 7> kV06Tags = {"v0.3.0", "v0.3.1", "v0.3.2", "v0.3.3",
                                                      "v0.3.4", "v0.6.0", "v0.6.1"};
constexpr std::string_view kV1Tag = "v1.0.0";

template <std::size_t kSize>
bool IsAmong(const std::array<std::string_view, kSize>& tags, std::string_view text) {
  return std::find(tags.begin(), tags.end(), text) != tags.end();
}

// "v1", "V1.2", "1.0.0", "v1.0.0-rc.1"; not "v10".
bool ClaimsV1(std::string_view text) {
  if (!text.empty() && (text[0] == 'v' || text[0] == 'V')) text.remove_prefix(1);
  return text == "1" || text.starts_with("1.") || text.starts_with("1-") || text.starts_with("1+");
}

}  // namespace

VersionClass ClassifyVersion(std::string_view text) {
  if (text == kV1Tag) return VersionClass::kV1;
  if (IsAmong(kV06Tags, text)) return VersionClass::kV06;
  if (IsAmong(kV02Tags, text)) return VersionClass::kV02;
  if (text == "test_smp_version") return VersionClass::kPlaceholder;
  return ClaimsV1(text) ? VersionClass::kV1Like : VersionClass::kUnreleased;
}

std::string ReleasedVersions() {
  std::string text;
  for (const std::string_view tag : kV06Tags) {
    text += tag;
    text += tag == kV06Tags.back() ? " or " : ", ";
  }
  text += kV1Tag;
  return text;
}

}  // namespace smp::edition
