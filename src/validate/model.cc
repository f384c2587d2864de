// Decode and Write: documents to messages and back.
#include "smp/model.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

#include "document/write.h"
#include "model/decode.h"
#include "model/encode.h"
#include "model/proto_text.h"
#include "model/wire.h"
#include "validate/report_view.h"
#include "validate/source_document.h"

namespace smp {
namespace {

Error WriteError(const std::string& path, int error) {
  const bool permission = error == EACCES || error == EPERM || error == EROFS;
  return {permission ? ErrorCode::kPermission : ErrorCode::kIo,
          path + ": writing failed: " + std::generic_category().message(error),
          permission ? "choose a directory that the program may write to"
                     : "the file of that name, if there was one, is unchanged"};
}

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// Writes beside the file and renames: the name never stands for half a document.
Expected<void> WriteAtomically(const std::string& path, std::string_view bytes) {
  std::string temporary = path + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return tl::unexpected(WriteError(path, errno));
  bool written =
      WriteAll(descriptor, bytes) && ::fchmod(descriptor, 0644) == 0 && ::fsync(descriptor) == 0;
  int error = errno;
  written = ::close(descriptor) == 0 && written;
  if (written && ::rename(temporary.c_str(), path.c_str()) == 0) return {};
  if (written) error = errno;
  ::unlink(temporary.c_str());
  return tl::unexpected(WriteError(path, error));
}

}  // namespace

Expected<v1::Document> Decode(const SourceDocument& document) {
  const SourceDocument::Impl& impl = document.impl();
  if (!validate::CanBeChecked(impl)) {
    return tl::unexpected(Error{ErrorCode::kInvalidArgument,
                                document.file() + ": " + document.description() +
                                    " cannot be decoded to the model of " + "SMP v1.0.0",
                                "only documents of SMP v1.0.0 and v0.6 can"});
  }
  std::vector<Finding> ignored;
  const validate::CanonicalDocument canonical(impl, &ignored);
  v1::Document message;
  if (impl.detection.edition == Edition::kV1) {
    ignored = model::Decode(canonical.tree(), canonical.body(), &message);
    return message;
  }
  const validate::ReportView view(impl, canonical, &ignored);
  message.set_smp_version("v1.0.0");
  ignored = model::Decode(view.tree(), view.report(), message.mutable_report());
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
  return WriteAtomically(path.string(), Write(document, format));
}

}  // namespace smp
