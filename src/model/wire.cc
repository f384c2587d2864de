#include "model/wire.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "document/document_rules.h"
#include "document/text.h"
#include "model/encode.h"
#include "model/model_rules.h"
#include "model/wire_check.h"
#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"
#include "smp/v02/environment.pb.h"
#include "smp/v02/mesh_config.pb.h"
#include "smp/v02/test_config.pb.h"
#include "smp/v02/test_result.pb.h"
#include "smp/v1/document.pb.h"

namespace smp::model {
namespace {

using document::Joined;
using document::Quoted;
using google::protobuf::Descriptor;
using google::protobuf::Message;

constexpr int kVersionField = 1;
constexpr std::string_view kV1Prefix = "v1.";
// Up to three messages for a level of a free structure.
constexpr std::uint32_t kWireMessagesPerLevel = 3;

// The text of field 1; empty when it is not the first field.
std::string FirstText(std::string_view bytes) {
  google::protobuf::io::ArrayInputStream stream(
      bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1024)));
  google::protobuf::io::CodedInputStream coded(&stream);
  std::uint32_t size = 0;
  std::string text;
  const bool found = coded.ReadTag() == (kVersionField << 3 | 2) && coded.ReadVarint32(&size) &&
                     size < 1024 && coded.ReadString(&text, static_cast<int>(size));
  return found ? text : "";
}

bool LooksLikeVersion(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  return !text.empty() && text[0] >= '0' && text[0] <= '9' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

// What a place is called: its pointer, or the message as a whole.
std::string PlaceName(const std::string& pointer) {
  return pointer.empty() ? "the message" : Quoted(pointer);
}

class DefectReporter {
 public:
  DefectReporter(const document::Source& source, const Descriptor& type)
      : source_(source), type_(type) {}

  [[nodiscard]] Finding Report(const WireDefect& defect, const Limits& limits) const {
    const std::string byte = Joined({"byte ", std::to_string(defect.offset)});
    const std::string number = std::to_string(defect.number);
    switch (defect.kind) {
      case WireDefect::Kind::kUnknownField:
        return Make(kUnknownWireField, defect,
                    Joined({"field ", number, " at ", byte, " is not known in ",
                            PlaceName(defect.pointer)}),
                    Joined({"write the bytes with the fields of ", type_.full_name(),
                            ", or name the kind they were written for"}));
      case WireDefect::Kind::kWrongType:
        return Make(kUnknownWireField, defect,
                    Joined({"field ", number, " (`", defect.name, "`) at ", byte, " is encoded as ",
                            defect.detail}),
                    Joined({"write the bytes with the fields of ", type_.full_name(),
                            ", or name the kind they were written for"}));
      case WireDefect::Kind::kNotUtf8:
        return Make(document::kEncoding, defect,
                    Joined({"the text of field ", number, " (`", defect.name, "`) at ", byte,
                            " is not UTF-8"}),
                    "write text in UTF-8");
      case WireDefect::Kind::kMalformed:
        return Make(document::kSyntax, defect,
                    Joined({"the bytes are not a whole ", type_.full_name(), ": at ", byte, " of ",
                            std::to_string(source_.bytes().size()), ", ", defect.detail}),
                    "check that the file was copied whole and as binary");
      case WireDefect::Kind::kTooDeep:
        return Make(document::kLimitExceeded, defect,
                    Joined({"messages are nested more than ", std::to_string(limits.max_depth),
                            " levels deep"}),
                    "flatten the document, or raise --max-depth if you trust its author");
    }
    return {};
  }

  [[nodiscard]] Finding Make(const Rule& rule, const WireDefect& defect, std::string message,
                             std::string hint) const {
    Finding finding;
    finding.rule = &rule;
    finding.severity = rule.severity;
    finding.message = std::move(message);
    finding.hint = std::move(hint);
    finding.pointer = defect.pointer;
    finding.file = source_.name();
    return finding;
  }

 private:
  const document::Source& source_;
  const Descriptor& type_;
};

bool Parse(std::string_view bytes, const Limits& limits, Message& message) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return false;
  google::protobuf::io::CodedInputStream stream(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                                static_cast<int>(bytes.size()));
  stream.SetRecursionLimit(static_cast<int>(limits.max_depth * kWireMessagesPerLevel));
  return message.ParseFromCodedStream(&stream) && stream.ConsumedEntireMessage();
}

Expected<const Descriptor*> Recognise(const document::Source& source,
                                      std::optional<Edition> edition) {
  const BinaryCandidates candidates = FindCandidates(source.bytes(), edition);
  if (candidates.fits.size() == 1) return candidates.fits.front();
  if (candidates.fits.empty()) {
    return tl::unexpected(Error{
        ErrorCode::kUnknownFormat,
        Joined({source.name(), ": the bytes are binary, but no message of SMP"}),
        "SMP reads smp.v1.Document and the four messages of v0.6 and v0.2; for a damaged file, "
        "name its kind to see where it breaks"});
  }
  std::string names;
  for (const Descriptor* type : candidates.fits) {
    names.append(names.empty() ? "" : ", ").append(type->full_name());
  }
  return tl::unexpected(
      Error{ErrorCode::kAmbiguous,
            Joined({source.name(), ": the bytes fit more than one message: ", names}),
            "name the kind of document that they hold"});
}

void ReportNonFinite(const document::Tree& tree, const document::Node& node,
                     std::vector<Finding>* findings) {
  if (IsNonFinite(node)) {
    findings->push_back(FindingAt(document::kNonFiniteNumber, tree.source(), node,
                                  Quoted(node.text) + " is not a finite number",
                                  std::string(document::kNonFiniteHint)));
  }
  for (const document::Node& child : document::Children(node)) {
    ReportNonFinite(tree, child, findings);
  }
}

}  // namespace

std::span<const Descriptor* const> FileMessages() {
  static const std::array<const Descriptor*, 9> kMessages = {
      v1::Document::descriptor(),
      v0::PerformanceTestConfig::descriptor(),
      v0::PerformanceTestResult::descriptor(),
      v0::ServiceMeshConfig::descriptor(),
      v0::EnvironmentConfig::descriptor(),
      v02::PerformanceTestConfig::descriptor(),
      v02::PerformanceTestResult::descriptor(),
      v02::ServiceMeshConfig::descriptor(),
      v02::EnvironmentConfig::descriptor()};
  return kMessages;
}

std::span<const Descriptor* const> FileMessages(Edition edition) {
  switch (edition) {
    case Edition::kV1:
      return FileMessages().first(1);
    case Edition::kV06:
      return FileMessages().subspan(1, 4);
    case Edition::kV02:
      return FileMessages().subspan(5, 4);
    default:
      return {};
  }
}

const Descriptor* FindFileMessage(std::string_view full_name) {
  for (const Descriptor* type : FileMessages()) {
    if (type->full_name() == full_name) return type;
  }
  return nullptr;
}

std::unique_ptr<Message> NewMessage(const Descriptor& type) {
  const auto* factory = google::protobuf::MessageFactory::generated_factory();
  return std::unique_ptr<Message>(
      const_cast<google::protobuf::MessageFactory*>(factory)->GetPrototype(&type)->New());
}

BinaryCandidates FindCandidates(std::string_view bytes, std::optional<Edition> edition) {
  BinaryCandidates candidates;
  candidates.smp_version = FirstText(bytes);
  if (bytes.empty()) return candidates;
  const bool is_v1 = candidates.smp_version.starts_with(kV1Prefix);
  const bool has_version = LooksLikeVersion(candidates.smp_version);
  const Descriptor* nearest = nullptr;
  std::size_t least_defects = std::numeric_limits<std::size_t>::max();
  std::vector<const Descriptor*> odd;
  for (const Descriptor* type : edition ? FileMessages(*edition) : FileMessages().first(5)) {
    const bool is_document = type == FileMessages().front();
    if (has_version && is_v1 != is_document && !edition) continue;
    const WireCheck check = CheckWire(bytes, *type, Limits{}.max_depth, 1);
    const std::size_t defects = check.defects.size() + check.more_defects;
    if (defects == 0) (check.odd_texts == 0 ? candidates.fits : odd).push_back(type);
    if (!check.parses && !is_v1) continue;
    if (defects == least_defects) nearest = nullptr;
    if (defects < least_defects) {
      least_defects = defects;
      nearest = type;
    }
  }
  if (candidates.fits.empty()) candidates.fits = std::move(odd);
  if (candidates.fits.empty() && has_version && nearest != nullptr) {
    candidates.fits.push_back(nearest);
  }
  return candidates;
}

bool LooksBinary(std::string_view bytes) {
  constexpr std::size_t kFront = 512;
  if (LooksLikeVersion(FirstText(bytes))) return true;
  const std::string_view front = bytes.substr(0, kFront);
  const bool has_control = std::any_of(front.begin(), front.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && !document::IsBlank(c);
  });
  // A character may be cut where the front ends.
  std::size_t end = front.size();
  while (end > 0 && end + 4 > front.size() && document::IsContinuationByte(front[end - 1])) --end;
  if (end > 0 && static_cast<unsigned char>(front[end - 1]) >= 0xC0) --end;
  const bool is_text = !has_control && IsUtf8(front.size() < kFront ? front : front.substr(0, end));
  return !is_text && IsWireFormat(bytes);
}

Expected<ReadMessage> ReadBinary(const std::shared_ptr<const document::Source>& source,
                                 const Descriptor* type, const Limits& asked,
                                 std::optional<Edition> edition) {
  Limits limits = asked;
  limits.max_depth = std::min(limits.max_depth, kMostDepth);
  const std::string_view bytes = source->bytes();
  if (bytes.size() > limits.max_bytes) {
    return tl::unexpected(Error{ErrorCode::kTooLarge,
                                Joined({source->name(), " has ", std::to_string(bytes.size()),
                                        " bytes; the limit is ", std::to_string(limits.max_bytes)}),
                                "raise --max-bytes if you trust its author"});
  }
  ReadMessage read{type, nullptr, {document::Tree(source), {}}};
  if (bytes.empty()) {
    const DefectReporter reporter(*source, *FileMessages().front());
    read.document.findings.push_back(reporter.Make(
        document::kEmptyDocument, {}, "the input is empty", "check what should have written it"));
    read.document.complete = false;
    return read;
  }
  if (type == nullptr) {
    const auto recognised = Recognise(*source, edition);
    if (!recognised) return tl::unexpected(recognised.error());
    read.type = *recognised;
    read.may_be_v02 = !edition && read.type != FileMessages().front();
  }
  const DefectReporter reporter(*source, *read.type);
  const WireCheck check = CheckWire(bytes, *read.type, limits.max_depth, limits.max_findings);
  for (const WireDefect& defect : check.defects) {
    read.document.findings.push_back(reporter.Report(defect, limits));
  }
  read.document.more_findings = check.more_defects;
  read.message = NewMessage(*read.type);
  if (!check.parses || !Parse(bytes, limits, *read.message)) {
    if (check.parses) {
      read.document.findings.push_back(reporter.Make(
          document::kSyntax, {}, Joined({"the bytes are not a ", read.type->full_name()}),
          "check that the file was copied whole and as binary"));
    }
    read.message.reset();
    read.document.complete = false;
    return read;
  }
  read.document.tree = Encode(*read.message, source);
  ReportNonFinite(read.document.tree, &read.document.findings);
  return read;
}

std::string WriteBinary(const Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  {
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializePartialToCodedStream(&coded);
  }
  return bytes;
}

void ReportNonFinite(const document::Tree& tree, std::vector<Finding>* findings) {
  if (tree.root() != nullptr) ReportNonFinite(tree, *tree.root(), findings);
}

}  // namespace smp::model
