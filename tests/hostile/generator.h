// Makes the input of a hostile case.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

namespace smp::hostile {

// What a case is given: a path for the command line, or text for standard input.
struct Input {
  std::filesystem::path path;
  bool skipped = false;  // this machine cannot make it (root reads everything)
};

// Writes DIRECTORY/<file> from the case: "parts", a list of {"text" or "hex", "times"} that are
// written one after the other, or "special": "directory", "fifo", "missing", "sparse-10g",
// "unreadable".
[[nodiscard]] Input Generate(const nlohmann::json& hostile_case,
                             const std::filesystem::path& directory);

}  // namespace smp::hostile
