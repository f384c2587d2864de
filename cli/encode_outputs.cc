#include "cli/encode_outputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace smp::cli {

EncodedFile EncodeFile(Format format, std::span<const OutputDocument> documents,
                       bool drop_unknown) {
  EncodedFile file;
  std::string bytes;
  bool lost = false;
  for (const OutputDocument& one : documents) {
    auto encoded =
        Encode(one.document, format, {.drop_unknown = drop_unknown, .originals = one.originals});
    if (!encoded) {
      file.errors.push_back(std::move(encoded.error()));
      continue;
    }
    lost = lost || !encoded->lost.empty();
    for (std::vector<Finding>* findings : {&encoded->lost, &encoded->dropped}) {
      std::move(findings->begin(), findings->end(), std::back_inserter(file.findings));
    }
    if (format == Format::kYaml && &one != documents.data()) bytes += "---\n";
    bytes += encoded->bytes;
    file.comments_not_kept.push_back(std::move(encoded->comments_not_kept));
  }
  if (!lost && file.errors.empty()) file.bytes = std::move(bytes);
  return file;
}

std::string CommentsText(std::span<const CommentPlace> comments, std::optional<Format> format) {
  constexpr std::size_t kShown = 10;
  const std::size_t count = comments.size();
  std::string text = count == 1 ? std::string("1 comment was not kept")
                                : fmt::format("{} comments were not kept", count);
  if (format && format != Format::kYaml) text += ", since only YAML is written with them";
  for (std::size_t i = 0; i < std::min(count, kShown); ++i) {
    text += fmt::format("{} {}:{}", i == 0 ? ":" : ",", comments[i].file, comments[i].place.line);
  }
  if (count > kShown) text += fmt::format(" and {} more", count - kShown);
  return text;
}

}  // namespace smp::cli
