// Encode: a document in another encoding of its edition, and what that would lose.
#include "smp/encode.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>

#include "document/text.h"
#include "document/write.h"
#include "document/yaml_comments.h"
#include "model/decode.h"
#include "model/model_rules.h"
#include "model/proto_text.h"
#include "model/release_names.h"
#include "model/unknown_fields.h"
#include "model/wire.h"
#include "schema/schema_rules.h"
#include "validate/explain.h"
#include "validate/report_view.h"
#include "validate/source_document.h"

namespace smp {
namespace {

using document::Joined;
using document::Node;
using google::protobuf::Message;

bool IsText(Format format) { return format <= Format::kNdjson; }

class Encoder {
 public:
  Encoder(const SourceDocument& document, Format format, const EncodeOptions& options)
      : document_(document), impl_(document.impl()), format_(format), options_(options) {}

  Expected<EncodedDocument> Run() && {
    if (impl_.detection.edition < Edition::kV02) {
      LoseUnread();
      if (encoded_.lost.empty()) return NoEdition();
      return std::move(encoded_);
    }
    const document::CarriedComments comments = CarryOver();
    if (IsText(format_)) {
      WriteText(comments);
    } else if (impl_.message != nullptr && !IsMade()) {
      WriteAgain();
    } else if (auto written = WriteTree(); !written) {
      return tl::unexpected(std::move(written.error()));
    }
    if (!encoded_.lost.empty()) encoded_.bytes.clear();
    SortByPlace(encoded_.lost);
    for (const document::Comment& comment : comments.lost) {
      encoded_.comments_not_kept.push_back({comment.source->name(), comment.place});
    }
    return std::move(encoded_);
  }

 private:
  static void SortByPlace(std::vector<Finding>& findings) {
    const auto before = [](const Finding& a, const Finding& b) {
      return a.span.begin < b.span.begin;
    };
    const auto same = [](const Finding& a, const Finding& b) {
      return a.rule == b.rule && a.pointer == b.pointer && a.message == b.message;
    };
    std::stable_sort(findings.begin(), findings.end(), before);
    findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
  }

  [[nodiscard]] tl::unexpected<Error> NoEdition() const {
    return tl::unexpected(
        Error{ErrorCode::kInvalidArgument,
              Joined({document_.file(),
                      " cannot be written in another encoding: ", document_.description()}),
              "only documents of SMP v0.2, v0.6 and v1 can; `smp upgrade FILE` "
              "makes one of many others"});
  }

  [[nodiscard]] tl::unexpected<Error> NoMessage(std::string_view why, std::string hint) const {
    return tl::unexpected(Error{ErrorCode::kInvalidArgument,
                                Joined({document_.file(), ": ", document_.description(),
                                        " has no form in ", FormatName(format_), ": ", why}),
                                std::move(hint)});
  }

  void Lose(Finding finding) {
    const bool unknown =
        finding.rule == &model::kUnknownWireField || finding.rule == &schema::kUnknownField;
    if (unknown && options_.drop_unknown) {
      finding.severity = Severity::kWarning;
      encoded_.dropped.push_back(std::move(finding));
    } else {
      finding.severity = Severity::kError;
      encoded_.lost.push_back(std::move(finding));
    }
  }

  // What reading could not take as it was written is not in the tree.
  void LoseUnread() {
    for (const Finding& finding : impl_.read.findings) {
      if (finding.severity == Severity::kError) Lose(finding);
    }
  }

  // The comments of the originals, on the nodes of this tree as far as YAML is written.
  [[nodiscard]] document::CarriedComments CarryOver() const {
    std::vector<document::CommentedOriginal> originals;
    const std::span<const SourceDocument> itself(&document_, 1);
    for (const SourceDocument& one : options_.originals.empty() ? itself : options_.originals) {
      const SourceDocument::Impl& original = one.impl();
      if (original.comments == nullptr) continue;
      originals.push_back(
          {&original.read.tree,
           FindYamlComments(original.read.tree, *original.comments, original.index == 0)});
    }
    const Node* root = format_ == Format::kYaml ? impl_.read.tree.root() : nullptr;
    return document::CarryComments(root, originals);
  }

  // Whether a step made the document; its message then holds what the tree has no place for.
  [[nodiscard]] bool IsMade() const { return !impl_.behind.empty(); }

  // Only the binary form has a place for unknown fields. Reading tells those of its input.
  void LoseUnknownFields() {
    if (!IsMade() || impl_.message == nullptr) return;
    const Node& root = *impl_.read.tree.root();
    for (const model::UnknownFields& of_message : model::FindUnknownFields(*impl_.message)) {
      Lose(document::FindingAt(model::kUnknownWireField, impl_.read.tree.source(),
                               *document::ResolveNearest(root, of_message.pointer),
                               "the binary message had fields here that are not known",
                               "write it as binpb, which keeps them"));
    }
  }

  void WriteText(const document::CarriedComments& comments) {
    LoseUnread();
    LoseUnknownFields();
    const Node* root = impl_.read.tree.root();
    if (root == nullptr) return;
    encoded_.bytes = format_ == Format::kYaml
                         ? document::WriteYaml(*root, &comments.comments)
                         : document::WriteJson(*root, {.indent = format_ == Format::kJson});
  }

  // Binary or protobuf text to binary or protobuf text.
  void WriteAgain() {
    if (format_ == Format::kBinary) {
      encoded_.bytes = model::WriteBinary(*impl_.message);
      return;
    }
    for (const Finding& finding : impl_.read.findings) {
      if (finding.rule == &model::kUnknownWireField) Lose(finding);
    }
    const std::unique_ptr<Message> known(impl_.message->New());
    known->CopyFrom(*impl_.message);
    known->DiscardUnknownFields();
    encoded_.bytes = model::WriteProtoText(*known);
  }

  Expected<void> WriteTree() {
    LoseUnread();
    if (!impl_.read.complete || impl_.read.tree.root() == nullptr) return {};
    const auto* type = validate::MessageOf(impl_.detection.edition, impl_.detection.kind);
    const bool is_v02 = impl_.detection.edition == Edition::kV02;
    if (type == nullptr || is_v02 != model::IsV02(*type->file())) {
      return NoMessage("the message that it is is not known",
                       "choose YAML, JSON or NDJSON, or say what it is with --kind");
    }
    std::vector<Finding> findings;
    const validate::CanonicalDocument canonical(impl_, &findings);
    if (canonical.body().parent != nullptr || canonical.mesh() != nullptr) {
      return NoMessage("its test and its mesh are two messages",
                       "choose YAML, JSON or NDJSON, or take it apart with `smp upgrade`");
    }
    const std::unique_ptr<Message> message = model::NewMessage(*type);
    std::vector<const Node*> skipped;
    std::vector<Finding> decoding =
        model::Decode(canonical.tree(), canonical.body(), message.get(), &skipped);
    std::move(decoding.begin(), decoding.end(), std::back_inserter(findings));
    for (Finding& finding : findings) {
      if (finding.severity > Severity::kNote) Lose(std::move(finding));
    }
    for (Finding& finding : validate::Explain(document_, skipped, encoded_.lost))
      Lose(std::move(finding));
    if (format_ == Format::kBinary) {
      KeepUnknownFields(*message);
      encoded_.bytes = model::WriteBinary(*message);
    } else {
      LoseUnknownFields();
      encoded_.bytes = model::WriteProtoText(*message);
    }
    return {};
  }

  // Those of a message that is not there were listed by the step.
  void KeepUnknownFields(Message& message) const {
    if (impl_.message == nullptr) return;
    for (const model::UnknownFields& fields : model::FindUnknownFields(*impl_.message)) {
      std::ignore = model::AddUnknownFields(message, fields.pointer, fields.base64);
    }
  }

  const SourceDocument& document_;
  const SourceDocument::Impl& impl_;
  Format format_;
  const EncodeOptions& options_;
  EncodedDocument encoded_;
};

}  // namespace

Expected<EncodedDocument> Encode(const SourceDocument& document, Format format,
                                 const EncodeOptions& options) {
  return Encoder(document, format, options).Run();
}

Expected<std::string> Write(const SourceDocument& document, Format format) {
  auto encoded = Encode(document, format);
  if (!encoded) return tl::unexpected(std::move(encoded.error()));
  if (encoded->lost.empty()) return std::move(encoded->bytes);
  const Finding& first = encoded->lost.front();
  return tl::unexpected(Error{
      ErrorCode::kInvalidArgument,
      Joined({document.file(), ": ", FormatName(format), " cannot hold all of it: ", first.pointer,
              first.pointer.empty() ? "" : ": ", first.message}),
      first.hint});
}

Expected<void> WriteFile(const SourceDocument& document, Format format,
                         const std::filesystem::path& path) {
  const auto bytes = Write(document, format);
  if (!bytes) return tl::unexpected(bytes.error());
  return ReplaceFile(path, *bytes);
}

}  // namespace smp
