// What the text of smp_version says. Published documents hold texts that no release has, so the
// shape of a document is the better evidence; see rule version-known.
#pragma once

#include <string>
#include <string_view>

namespace smp::edition {

enum class VersionClass : std::uint8_t {
  kV1,           // v1.0.0
  kV1Like,       // claims v1, but no released version of it: "v1.1.0", "1.0"
  kV06,          // a tag from v0.3.0 to v0.6.1
  kV02,          // a tag from v0.1.0 to v0.2.1
  kPlaceholder,  // what Meshery writes where the version should be
  kUnreleased,   // anything else
};

[[nodiscard]] VersionClass ClassifyVersion(std::string_view text);

// The released versions from v0.3.0 on, for people: "v0.3.0, …, v0.6.1 or v1.0.0".
[[nodiscard]] std::string ReleasedVersions();

}  // namespace smp::edition
