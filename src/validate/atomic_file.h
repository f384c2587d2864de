// Writes a file so that its name stands for the old bytes or the new ones, never for half of them.
#pragma once

#include <string>
#include <string_view>

#include "smp/error.h"

namespace smp::validate {

// Writes beside the file and renames. A file that is replaced keeps its mode, and a symbolic link
// leads to the new bytes; a new file gets the mode that the umask leaves. A device or a pipe cannot
// be replaced and is written to. Fails with kPermission, kNotFound (no such directory), kNotAFile
// (a directory) or kIo, and leaves no file behind.
[[nodiscard]] Expected<void> WriteAtomically(const std::string& path, std::string_view bytes);

}  // namespace smp::validate
