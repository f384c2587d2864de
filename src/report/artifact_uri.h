// Files of findings as formats of CI name them.
#pragma once

#include <string>
#include <string_view>

namespace smp::report {

// A path as a URI reference: relative paths stay relative to where the program was started, which
// in CI is the project; absolute ones get file://; bytes that a URI cannot hold are
// percent-encoded.
[[nodiscard]] std::string ArtifactUri(std::string_view path);

// A path without a leading "./", as CI servers name files of the project.
[[nodiscard]] std::string ProjectPath(std::string_view path);

}  // namespace smp::report
