// Inputs to documents: bytes, their encoding, their edition.
#include "document/read.h"

#include <utility>

#include "edition/detect.h"
#include "model/proto_text.h"
#include "model/wire.h"
#include "smp/document.h"
#include "validate/input.h"
#include "validate/report_view.h"
#include "validate/source_document.h"

namespace smp {
namespace {

using SharedSource = std::shared_ptr<const document::Source>;

std::shared_ptr<SourceDocument::Impl> Describe(document::ReadDocument read, std::size_t index,
                                               Format format, const edition::DetectOptions& detect,
                                               const Limits& limits) {
  auto impl = std::make_shared<SourceDocument::Impl>(SourceDocument::Impl{.read = std::move(read),
                                                                          .detection = {},
                                                                          .index = index,
                                                                          .format = format,
                                                                          .limits = limits,
                                                                          .behind = {},
                                                                          .message = nullptr,
                                                                          .comments = nullptr});
  impl->detection = edition::Detect(impl->read.tree, impl->read.complete, detect);
  return impl;
}

Format GuessFormat(std::string_view bytes) {
  if (model::LooksBinary(bytes)) return Format::kBinary;
  if (model::LooksProtoText(bytes)) return Format::kTextProto;
  switch (document::GuessTextFormat(bytes)) {
    case document::TextFormat::kYaml:
      return Format::kYaml;
    case document::TextFormat::kJson:
      return Format::kJson;
    case document::TextFormat::kNdjson:
      return Format::kNdjson;
  }
  return Format::kYaml;
}

std::vector<SourceDocument> ReadTexts(const SharedSource& source, Format format,
                                      document::TextFormat text_format,
                                      const ReadOptions& options) {
  std::shared_ptr<const document::YamlCommentText> comments;
  if (format == Format::kYaml) comments = std::make_shared<document::YamlCommentText>(source);
  std::vector<SourceDocument> documents;
  for (document::ReadDocument& one : document::ReadText(source, text_format, options.limits)) {
    auto impl = Describe(std::move(one), documents.size(), format,
                         {.edition = options.edition, .kind = options.kind}, options.limits);
    impl->comments = comments;
    documents.emplace_back(std::move(impl));
  }
  return documents;
}

// A message names its kind by its type, so nothing has to be guessed.
Expected<std::vector<SourceDocument>> ReadMessage(const SharedSource& source, Format format,
                                                  const ReadOptions& options) {
  const google::protobuf::Descriptor* type = nullptr;
  if (options.kind || options.edition) {
    type = validate::MessageOf(options.edition.value_or(validate::EditionOf(*options.kind)),
                               options.kind.value_or(Kind::kUnknown));
  }
  auto read = format == Format::kBinary ? model::ReadBinary(source, type, options.limits)
                                        : model::ReadProtoText(source, type, options.limits);
  if (!read) return tl::unexpected(std::move(read.error()));
  edition::DetectOptions detect{.edition = options.edition, .kind = options.kind};
  const Kind kind = validate::KindOf(read->type);
  if (kind != Kind::kUnknown) detect = {.edition = Edition::kV06, .kind = kind};
  auto impl = Describe(std::move(read->document), 0, format, detect, options.limits);
  impl->message = std::move(read->message);
  return std::vector{SourceDocument(std::move(impl))};
}

}  // namespace

Expected<std::vector<SourceDocument>> ReadBytes(std::string bytes, std::string name,
                                                const ReadOptions& options) {
  if (bytes.size() > options.limits.max_bytes) {
    return tl::unexpected(
        validate::TooLarge(name, std::to_string(bytes.size()), options.limits.max_bytes));
  }
  const auto source = std::make_shared<const document::Source>(std::move(name), std::move(bytes));
  const Format format = options.format.value_or(GuessFormat(source->bytes()));
  switch (format) {
    case Format::kBinary:
    case Format::kTextProto:
      return ReadMessage(source, format, options);
    case Format::kJson:
      return ReadTexts(source, format, document::TextFormat::kJson, options);
    case Format::kNdjson:
      return ReadTexts(source, format, document::TextFormat::kNdjson, options);
    case Format::kYaml:
      break;
  }
  return ReadTexts(source, format, document::TextFormat::kYaml, options);
}

Expected<std::vector<SourceDocument>> ReadFile(const std::filesystem::path& path,
                                               const ReadOptions& options) {
  auto bytes = validate::ReadFileBytes(path, options.limits.max_bytes);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  return ReadBytes(std::move(*bytes), path.string(), options);
}

Expected<std::vector<SourceDocument>> ReadStream(std::istream& stream, std::string name,
                                                 const ReadOptions& options) {
  auto bytes = validate::ReadStreamBytes(stream, name, options.limits.max_bytes);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  return ReadBytes(std::move(*bytes), std::move(name), options);
}

}  // namespace smp
