#include "programs/input_parts.h"

#include <iostream>
#include <utility>

namespace smp::programs {

bool InputParts::MayBeLong(const Input& input) const {
  if (input.failed) return false;
  if (options_.format) return *options_.format == Format::kNdjson;
  return input.path == "-" || input.path.ends_with(".ndjson");
}

std::optional<InputPart> InputParts::Next() {
  if (parts_) {
    InputPart part = NextLines();
    if (part.lines || part.bytes) return part;
    parts_.reset();
  }
  if (next_ == inputs_.size()) return std::nullopt;
  return Begin();
}

InputPart InputParts::Begin() {
  const Input& input = inputs_[next_++];
  InputPart whole{&input, std::nullopt, std::nullopt};
  if (!MayBeLong(input)) return whole;
  if (input.path == "-") {
    parts_.emplace(std::cin, NameOf(input), options_.limits);
  } else {
    auto parts = NdjsonParts::Open(input.path, options_.limits);
    if (!parts) return whole;  // reading it tells why
    parts_ = *std::move(parts);
  }
  const auto beginning = parts_->Peek();
  if (beginning && BeginsAsNdjson(*beginning)) {
    open_ = &input;
    return NextLines();
  }
  if (input.path == "-") whole.bytes = parts_->Rest();
  parts_.reset();
  return whole;
}

InputPart InputParts::NextLines() {
  InputPart part{open_, std::nullopt, std::nullopt};
  auto lines = parts_->Next();
  if (!lines) {
    part.bytes = tl::unexpected(std::move(lines.error()));
    parts_.reset();
  } else if (*lines) {
    part.lines = *std::move(*lines);
  }
  return part;
}

Expected<std::vector<SourceDocument>> ReadInputPart(InputPart part, const ReadOptions& options) {
  std::string name = NameOf(*part.input);
  if (part.lines) return ReadPart(*std::move(part.lines), std::move(name), options);
  if (!part.bytes) return ReadInput(*part.input, options);
  if (!*part.bytes) return tl::unexpected(std::move(part.bytes->error()));
  return ReadBytes(**std::move(part.bytes), std::move(name), options);
}

}  // namespace smp::programs
