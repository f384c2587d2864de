// Decode and Write: documents to messages and back.
#include "smp/model.h"

#include <utility>

#include "document/write.h"
#include "model/decode.h"
#include "model/encode.h"
#include "model/proto_text.h"
#include "model/wire.h"
#include "smp/encode.h"
#include "validate/atomic_file.h"
#include "validate/report_view.h"
#include "validate/source_document.h"

namespace smp {

Expected<v1::Document> Decode(const SourceDocument& document) {
  const SourceDocument::Impl& impl = document.impl();
  if (!validate::CanBeChecked(impl)) {
    return tl::unexpected(Error{ErrorCode::kInvalidArgument,
                                document.file() + ": " + document.description() +
                                    " cannot be decoded to the model of " + "SMP v1.0.0",
                                "only documents of SMP v1.0.0, v0.6 and v0.2 can"});
  }
  std::vector<Finding> ignored;
  const validate::CanonicalDocument canonical(impl, &ignored);
  v1::Document message;
  if (impl.detection.edition == Edition::kV1) {
    ignored = model::Decode(canonical.tree(), canonical.body(), "smp.v1.Document", &message);
    return message;
  }
  const validate::ReportView view(impl, canonical, &ignored);
  message.set_smp_version("v1.0.0");
  ignored = model::Decode(view.tree(), view.report(), "smp.v1.Report", message.mutable_report());
  return message;
}

std::string Write(const v1::Document& document, Format format) {
  switch (format) {
    case Format::kBinary:
      return model::WriteBinary(document);
    case Format::kTextProto:
      return model::WriteProtoText(document);
    case Format::kYaml:
      return document::WriteYaml(*model::Encode(document, "").root());
    case Format::kJson:
    case Format::kNdjson:
      break;
  }
  return document::WriteJson(*model::Encode(document, "").root(),
                             {.indent = format == Format::kJson});
}

Expected<void> WriteFile(const v1::Document& document, Format format,
                         const std::filesystem::path& path) {
  return validate::WriteAtomically(path.string(), Write(document, format));
}

Expected<void> ReplaceFile(const std::filesystem::path& path, std::string_view bytes) {
  return validate::WriteAtomically(path.string(), bytes);
}

}  // namespace smp
