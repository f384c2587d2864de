// NDJSON of any length, read part by part: memory is bounded by the longest line and not by the
// length of the input.
//
//   smp::NdjsonParts parts = …;
//   while (auto part = parts.Next()) {          // or an error
//     if (!*part) break;                        // the end
//     auto documents = smp::ReadPart(*std::move(*part), "runs.ndjson", options);
//   }
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smp/document.h"
#include "smp/error.h"
#include "smp/limits.h"

namespace smp {

// Some whole lines of an input, and where they stand in it.
struct NdjsonPart {
  std::string bytes;
  std::uint32_t first_line = 1;    // of the input, from 1
  std::size_t first_document = 0;  // its index in the input
};

// Takes an input apart. Not thread-safe; the parts can be read in any thread.
class NdjsonParts {
 public:
  // The stream must outlive this. `name` is the one that errors give the input.
  NdjsonParts(std::istream& stream, const std::string& name, const Limits& limits);

  // A regular file. Fails as ReadFile does, but for its size: any is fine.
  [[nodiscard]] static Expected<NdjsonParts> Open(const std::filesystem::path& path,
                                                  const Limits& limits);

  // The beginning of the input as far as a first part would go, without taking it. An error as of
  // Next.
  [[nodiscard]] Expected<std::string_view> Peek();

  // The next lines, some 64 KiB of them or one that is longer; nothing at the end. An input without
  // a document is one part. Fails with kTooLarge for a line of more than Limits::max_bytes, and
  // with kIo; nothing can be taken after that.
  [[nodiscard]] Expected<std::optional<NdjsonPart>> Next();

  // All that is left, taken as one. Fails with kTooLarge when it is more than Limits::max_bytes,
  // and with kIo.
  [[nodiscard]] Expected<std::string> Rest();

 private:
  // Bytes that were read to the end of the text; fewer than asked for at the end of the input only.
  using Read = std::function<Expected<std::size_t>(char* to, std::size_t size)>;
  NdjsonParts(Read read, std::string name, const Limits& limits);

  // Reads until there is a whole line and enough of them for a part, or to the end.
  [[nodiscard]] Expected<void> Fill();
  [[nodiscard]] Expected<void> ReadMore();

  Read read_;
  std::string name_;
  std::uint64_t max_bytes_;
  std::string buffer_;
  bool at_end_ = false;
  bool any_ = false;  // a part was given
  std::uint32_t next_line_ = 1;
  std::size_t next_document_ = 0;
};

// True for the beginning of an input whose first line is one JSON value and whose next line begins
// another: told as GuessFormat of ReadBytes does.
[[nodiscard]] bool BeginsAsNdjson(std::string_view beginning);

// The documents of a part, as ReadBytes would give them for the whole input: findings have the line
// in the input, documents their index in it. The limits of the options are those of a part.
[[nodiscard]] Expected<std::vector<SourceDocument>> ReadPart(NdjsonPart part, std::string name,
                                                             ReadOptions options);

}  // namespace smp
