#include "smp/ndjson.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "document/read.h"
#include "model/proto_text.h"
#include "model/wire.h"
#include "validate/input.h"

namespace smp {
namespace {

// Few enough that many parts can wait for their turn, many enough that a part is worth a turn.
constexpr std::size_t kPartBytes = std::size_t{64} * 1024;

struct Extent {
  std::size_t bytes = 0;
  std::uint32_t lines = 0;
  std::size_t documents = 0;
};

// Of the whole lines that bytes begin with; all of them are when the input ends with them.
Extent ExtentOf(std::string_view bytes, bool at_end) {
  Extent extent;
  while (extent.bytes < bytes.size()) {
    const std::string_view rest = bytes.substr(extent.bytes);
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos && !at_end) break;
    const std::string_view line = rest.substr(0, end);
    extent.bytes += end == std::string_view::npos ? rest.size() : end + 1;
    extent.lines += 1 + document::LineBreaksWithin(line);
    if (!document::IsBlankLine(line)) ++extent.documents;
  }
  return extent;
}

}  // namespace

NdjsonParts::NdjsonParts(Read read, std::string name, const Limits& limits)
    : read_(std::move(read)), name_(std::move(name)), max_bytes_(limits.max_bytes) {}

NdjsonParts::NdjsonParts(std::istream& stream, const std::string& name, const Limits& limits)
    : NdjsonParts(
          [&stream, name](char* to, std::size_t size) -> Expected<std::size_t> {
            stream.read(to, static_cast<std::streamsize>(size));
            if (!stream.bad()) return static_cast<std::size_t>(stream.gcount());
            return tl::unexpected(Error{ErrorCode::kIo, name + ": reading failed", ""});
          },
          name, limits) {}

Expected<NdjsonParts> NdjsonParts::Open(const std::filesystem::path& path, const Limits& limits) {
  auto file = validate::InputFile::Open(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  const auto shared = std::make_shared<validate::InputFile>(*std::move(file));
  return NdjsonParts([shared](char* to, std::size_t size) { return shared->Read(to, size); },
                     path.string(), limits);
}

Expected<void> NdjsonParts::Fill() {
  std::size_t searched = 0;  // bytes in which no line ends
  bool has_line = false;
  while (!at_end_) {
    has_line = has_line || buffer_.find('\n', searched) != std::string::npos;
    searched = buffer_.size();
    if (has_line && buffer_.size() >= kPartBytes) break;
    if (!has_line && buffer_.size() > max_bytes_) {
      return tl::unexpected(validate::TooLarge(name_ + ":" + std::to_string(next_line_),
                                               std::to_string(buffer_.size()) + " or more",
                                               max_bytes_));
    }
    if (auto read = ReadMore(); !read) return read;
  }
  return {};
}

Expected<void> NdjsonParts::ReadMore() {
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kPartBytes);
  const auto count = read_(buffer_.data() + before, kPartBytes);
  buffer_.resize(before + count.value_or(0));
  if (!count) return tl::unexpected(count.error());
  at_end_ = *count < kPartBytes;
  return {};
}

Expected<std::string_view> NdjsonParts::Peek() {
  if (const auto filled = Fill(); !filled) return tl::unexpected(filled.error());
  return std::string_view(buffer_);
}

Expected<std::optional<NdjsonPart>> NdjsonParts::Next() {
  while (true) {
    if (const auto filled = Fill(); !filled) return tl::unexpected(filled.error());
    if (buffer_.empty() && (any_ || !at_end_)) return std::optional<NdjsonPart>();
    const Extent extent = ExtentOf(buffer_, at_end_);
    NdjsonPart part{buffer_.substr(0, extent.bytes), next_line_, next_document_};
    buffer_.erase(0, extent.bytes);
    next_line_ += extent.lines;
    next_document_ += extent.documents;
    const bool is_empty_input = at_end_ && buffer_.empty() && !any_;
    if (extent.documents == 0 && !is_empty_input) continue;
    any_ = true;
    return std::optional(std::move(part));
  }
}

Expected<std::string> NdjsonParts::Rest() {
  while (!at_end_ && buffer_.size() <= max_bytes_) {
    if (const auto read = ReadMore(); !read) return tl::unexpected(read.error());
  }
  if (buffer_.size() > max_bytes_) {
    return tl::unexpected(
        validate::TooLarge(name_, std::to_string(buffer_.size()) + " or more", max_bytes_));
  }
  any_ = true;
  return std::exchange(buffer_, {});
}

bool BeginsAsNdjson(std::string_view beginning) {
  return !model::LooksBinary(beginning) && !model::LooksProtoText(beginning) &&
         document::GuessTextFormat(beginning) == document::TextFormat::kNdjson;
}

Expected<std::vector<SourceDocument>> ReadPart(NdjsonPart part, std::string name,
                                               ReadOptions options) {
  options.format = Format::kNdjson;
  options.first_line = part.first_line;
  options.first_document = part.first_document;
  return ReadBytes(std::move(part.bytes), std::move(name), options);
}

}  // namespace smp
