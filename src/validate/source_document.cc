#include "validate/source_document.h"

#include <array>
#include <utility>

#include "document/write.h"

namespace smp {
namespace {

constexpr std::array<std::pair<Format, std::string_view>, 5> kFormatNames = {{
    {Format::kYaml, "yaml"},
    {Format::kJson, "json"},
    {Format::kNdjson, "ndjson"},
    {Format::kBinary, "binpb"},
    {Format::kTextProto, "txtpb"},
}};

}  // namespace

std::string_view FormatName(Format format) {
  for (const auto& [value, name] : kFormatNames) {
    if (value == format) return name;
  }
  return "";
}

std::optional<Format> FormatFromName(std::string_view name) {
  for (const auto& [value, known] : kFormatNames) {
    if (known == name) return value;
  }
  return std::nullopt;
}

const std::string& SourceDocument::file() const { return impl_->read.tree.source().name(); }
std::size_t SourceDocument::index() const { return impl_->index; }
Format SourceDocument::format() const { return impl_->format; }
Edition SourceDocument::edition() const { return impl_->detection.edition; }
Shape SourceDocument::shape() const { return impl_->detection.shape; }
Kind SourceDocument::kind() const { return impl_->detection.kind; }
const std::string& SourceDocument::description() const { return impl_->detection.description; }
bool SourceDocument::complete() const { return impl_->read.complete; }
std::uint32_t SourceDocument::first_line() const { return impl_->read.tree.source().first_line(); }
std::string_view SourceDocument::source_text() const { return impl_->read.tree.source().bytes(); }

std::string SourceDocument::ToText(Format format) const {
  const document::Node* root = impl_->read.tree.root();
  if (root == nullptr) return {};
  if (format == Format::kYaml) return document::WriteYaml(*root);
  return document::WriteJson(*root, {.indent = format != Format::kNdjson});
}

}  // namespace smp
