// Inputs to documents: bytes, their encoding, their edition.
#include "document/read.h"

#include <utility>

#include "edition/detect.h"
#include "edition/smp_version.h"
#include "model/proto_text.h"
#include "model/release_names.h"
#include "model/two_readings.h"
#include "model/wire.h"
#include "smp/document.h"
#include "validate/format_guess.h"
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

std::vector<SourceDocument> ReadTexts(const SharedSource& source, Format format,
                                      document::TextFormat text_format,
                                      const ReadOptions& options) {
  std::shared_ptr<const document::YamlCommentText> comments;
  if (format == Format::kYaml) comments = std::make_shared<document::YamlCommentText>(source);
  std::vector<SourceDocument> documents;
  for (document::ReadDocument& one : document::ReadText(source, text_format, options.limits)) {
    auto impl = Describe(std::move(one), options.first_document + documents.size(), format,
                         {.edition = options.edition, .kind = options.kind}, options.limits);
    impl->comments = comments;
    documents.emplace_back(std::move(impl));
  }
  return documents;
}

// The message that the user named; null when it is to be recognised.
const google::protobuf::Descriptor* NamedType(const ReadOptions& options) {
  if (!options.kind && !options.edition) return nullptr;
  return validate::MessageOf(options.edition.value_or(validate::EditionOf(*options.kind)),
                             options.kind.value_or(Kind::kUnknown));
}

Expected<model::ReadMessage> ReadTextMessage(const SharedSource& source,
                                             const ReadOptions& options) {
  if (options.kind && !options.edition) {
    // The names in the text may be those of v0.2.
    auto guess = model::ReadProtoText(source, nullptr, options.limits);
    if (guess && validate::KindOf(guess->type) == *options.kind) return guess;
  }
  return model::ReadProtoText(source, NamedType(options), options.limits, options.edition);
}

Expected<model::ReadMessage> ReadBinaryMessage(const SharedSource& source,
                                               const ReadOptions& options) {
  const auto* type = NamedType(options);
  auto read = model::ReadBinary(source, type, options.limits, options.edition);
  if (read && type != nullptr && !options.edition) {
    read->may_be_v02 = validate::KindOf(type) != Kind::kUnknown;
  }
  return read;
}

Error ReadsTwice(const SharedSource& source, Format format, const model::TwoReadings& readings) {
  std::string message = source->name() + ": the " + (format == Format::kBinary ? "bytes" : "text") +
                        (format == Format::kBinary ? " read" : " reads") +
                        " differently in v0.2 and v0.6: " + readings.first;
  if (readings.count > 1) {
    message += "; " + std::to_string(readings.count - 1) +
               (readings.count == 2 ? " more field differs" : " more fields differ");
  }
  return {ErrorCode::kAmbiguous, std::move(message),
          "say which release wrote it: --edition v0.2 or --edition v0.6 (--from in smp)"};
}

// A message that is one of v0.6 and of v0.2 at once is taken for v0.6 where both say the same.
Expected<model::ReadMessage> InItsEdition(model::ReadMessage read, const SharedSource& source,
                                          Format format, const ReadOptions& options) {
  if (!read.may_be_v02 || read.message == nullptr) return read;
  const auto* version = read.type->FindFieldByName("smp_version");
  const edition::VersionClass claim =
      edition::ClassifyVersion(read.message->GetReflection()->GetString(*read.message, version));
  if (claim == edition::VersionClass::kV06) return read;
  if (claim == edition::VersionClass::kV02) {
    const auto* type = model::InV02(*read.type);
    return format == Format::kBinary ? model::ReadBinary(source, type, options.limits)
                                     : model::ReadProtoText(source, type, options.limits);
  }
  const model::TwoReadings readings = model::FindTwoReadings(*read.message);
  if (readings.count > 0) return tl::unexpected(ReadsTwice(source, format, readings));
  return read;
}

// A message names its kind by its type, so nothing has to be guessed.
Expected<std::vector<SourceDocument>> ReadMessage(const SharedSource& source, Format format,
                                                  const ReadOptions& options) {
  auto read = format == Format::kBinary ? ReadBinaryMessage(source, options)
                                        : ReadTextMessage(source, options);
  if (read) read = InItsEdition(*std::move(read), source, format, options);
  if (!read) return tl::unexpected(std::move(read.error()));
  edition::DetectOptions detect{.edition = options.edition, .kind = options.kind};
  const Kind kind = validate::KindOf(read->type);
  if (kind != Kind::kUnknown) {
    const bool is_v02 = model::IsV02(*read->type->file());
    detect = {.edition = is_v02 ? Edition::kV02 : Edition::kV06, .kind = kind};
  }
  auto impl = Describe(std::move(read->document), 0, format, detect, options.limits);
  impl->message = std::move(read->message);
  return std::vector{SourceDocument(std::move(impl))};
}

}  // namespace

Format validate::GuessFormat(std::string_view bytes) {
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

Expected<std::vector<SourceDocument>> ReadBytes(std::string bytes, std::string name,
                                                const ReadOptions& options) {
  if (bytes.size() > options.limits.max_bytes) {
    return tl::unexpected(
        validate::TooLarge(name, std::to_string(bytes.size()), options.limits.max_bytes));
  }
  const auto source = std::make_shared<const document::Source>(std::move(name), std::move(bytes),
                                                               options.first_line);
  const Format format = options.format ? *options.format : validate::GuessFormat(source->bytes());
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
