#include "edition/field_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "document/number.h"
#include "edition/downgrade_changes.h"
#include "edition/enum_number.h"
#include "edition/keys.h"
#include "model/model_number.h"
#include "model/names.h"
#include "model/time_text.h"
#include "smp/v0/service_mesh.pb.h"
#include "smp/v1/mesh.pb.h"
#include "smp/v1/transport.pb.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using model::IntegerReading;

namespace {

constexpr std::string_view kProtocolPrefix = "PROTOCOL_";

std::string PathOf(const Target& target, std::string_view field) {
  return target.path.empty() ? std::string(field) : fmt::format("{}/{}", target.path, field);
}

// A whole number, also as text, that fits 64 bits.
std::optional<std::int64_t> WholeOf(const Node& value) {
  const bool is_text = value.kind == NodeKind::kString && model::IsDigits(value.text);
  if (value.kind != NodeKind::kNumber && !is_text) return std::nullopt;
  const IntegerReading reading = model::ReadInteger(value.text);
  constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
  if (reading.state != IntegerReading::State::kWhole || reading.magnitude > kMost) {
    return std::nullopt;
  }
  const auto magnitude = static_cast<std::int64_t>(reading.magnitude);
  return reading.negative ? -magnitude : magnitude;
}

bool Fits(std::int64_t value, const FieldDescriptor& field) {
  using Limits = std::numeric_limits<std::int32_t>;
  return field.cpp_type() != FieldDescriptor::CPPTYPE_INT32 ||
         (value >= Limits::min() && value <= Limits::max());
}

bool IsNumber(std::string_view text) { return document::IsCoreNumber(text); }

// A value as it was before an upgrade.
Node NodeBefore(NodeKind kind, std::string_view text) {
  Node node;
  node.kind = kind;
  node.text = text;
  return node;
}

// The kind that a text of the trail had, by what became of it.
NodeKind KindBefore(Convert convert, std::string_view text) {
  switch (convert) {
    case Convert::kMutualTls:
      return NodeKind::kBool;
    case Convert::kMegabytes:
    case Convert::kPositiveMegabytes:
    case Convert::kMeshType:
    case Convert::kProtocol:
      return IsNumber(text) ? NodeKind::kNumber : NodeKind::kString;
    default:
      return NodeKind::kString;
  }
}

// Whether an upgrade makes of `before` what `now` says.
bool LeadsTo(const Node& before, Convert convert, const Node& now) {
  switch (convert) {
    case Convert::kMegabytes:
    case Convert::kPositiveMegabytes:
      return !BytesText(before).empty() && BytesText(before) == now.text;
    case Convert::kMeshType:
      return MeshTypeName(before) == EnumNameOf(*v1::MeshType_descriptor(), now);
    case Convert::kProtocol: {
      const std::string_view name = ProtocolName(before);
      return name.starts_with(kProtocolPrefix) &&
             name.substr(kProtocolPrefix.size()) == EnumNameOf(*v1::Protocol_descriptor(), now);
    }
    case Convert::kMutualTls:
      return now.text == (before.text == "true" ? "ENABLED" : "DISABLED");
    case Convert::kTime: {
      const model::TimeReading time = model::ReadTimestamp(before.text);
      return time.value.has_value() && time.value == model::ReadTimestamp(now.text).value;
    }
    default:
      return false;
  }
}

}  // namespace

std::string_view EnumNameOf(const EnumDescriptor& type, const Node& value) {
  const google::protobuf::EnumValueDescriptor* found = nullptr;
  if (value.kind == NodeKind::kString) {
    found = model::FindEnumValue(type, value.text);
  } else if (value.kind == NodeKind::kNumber) {
    const std::optional<std::int64_t> number = WholeOf(value);
    if (number && std::abs(*number) <= std::numeric_limits<int>::max()) {
      found = type.FindValueByNumber(static_cast<int>(*number));
    }
  }
  return found == nullptr || found->number() == 0 ? std::string_view() : model::WrittenName(*found);
}

bool FieldWriter::PutFields(const Node& from, const Target& target,
                            std::span<const FieldRow> rows) {
  bool is_put = false;
  for (const FieldRow& row : rows) {
    std::string_view path = row.to;
    const Node* value = &from;
    while (value != nullptr && !path.empty()) value = document::Find(*value, TakePart(path, '/'));
    if (value != nullptr) is_put |= Put(*value, target, row.from, row.convert);
  }
  return is_put;
}

bool FieldWriter::PutFields(const V1Parts& parts, const Target& target,
                            std::span<const FieldRow> rows) {
  bool is_put = false;
  for (const FieldRow& row : rows) {
    const Node* value = parts.Find(row.to);
    if (value != nullptr) is_put |= Put(*value, target, row.from, row.convert);
  }
  return is_put;
}

bool FieldWriter::Put(const Node& value, const Target& target, std::string_view name,
                      Convert convert) {
  const FieldDescriptor* field = model::FindField(target.type, name);
  if (field == nullptr || value.kind == NodeKind::kNull || LeaveOut(value)) return false;
  if (RestoreConverted(value, target, name, convert)) return true;
  switch (convert) {
    case Convert::kCopy:
    case Convert::kCopyPositive:
      return PutAsIs(value, target, *field, convert == Convert::kCopyPositive);
    case Convert::kMegabytes:
    case Convert::kPositiveMegabytes:
      return PutMegabytes(value, target, *field, convert == Convert::kPositiveMegabytes);
    case Convert::kMeshType: {
      const std::string type(EnumNameOf(*v1::MeshType_descriptor(), value));
      const auto* there = v0::ServiceMesh::Type_descriptor()->FindValueByName(type);
      return there != nullptr &&
             Change(value, target, name, NodeKind::kString, there->name(), kEnumNameOfV06);
    }
    case Convert::kProtocol:
      return PutProtocol(value, target, name);
    case Convert::kMutualTls:
      return PutMutualTls(value, target, name);
    case Convert::kTime:
      return value.kind == NodeKind::kString && Copy(value, target, name);
  }
  return false;
}

bool FieldWriter::LeaveOut(const Node& value) {
  const TrailRow* row = trail_.Find(value);
  if (row == nullptr || !row->is_filled_in()) return false;
  mapper_.Drop(value, kLeftOut);
  return true;
}

const TrailRow* FieldWriter::Before(const Node& value) const {
  const TrailRow* row = trail_.Find(value);
  return row == nullptr || row->is_filled_in() ? nullptr : row;
}

bool FieldWriter::Restore(const Node& value, const Target& target, std::string_view field,
                          NodeKind kind, std::string_view text) {
  return Change(value, target, field, kind, text, kRestored);
}

bool FieldWriter::RestoreConverted(const Node& value, const Target& target, std::string_view field,
                                   Convert convert) {
  const TrailRow* row = Before(value);
  if (row == nullptr) return false;
  const NodeKind kind = KindBefore(convert, row->from_value);
  if (!LeadsTo(NodeBefore(kind, row->from_value), convert, value)) return false;
  const bool is_enum = convert == Convert::kMeshType || convert == Convert::kProtocol;
  if (is_enum && kind == NodeKind::kNumber && !has_release_) return false;
  return Restore(value, target, field, kind, row->from_value);
}

bool FieldWriter::Change(const Node& value, const Target& target, std::string_view field,
                         NodeKind kind, std::string_view text, const ChangeRule& rule) {
  return mapper_.Change(target.base, PathOf(target, field), kind, text, value, rule) != nullptr;
}

bool FieldWriter::Copy(const Node& value, const Target& target, std::string_view field) {
  return mapper_.Copy(target.base, PathOf(target, field), value) != nullptr;
}

bool FieldWriter::PutAsIs(const Node& value, const Target& target, const FieldDescriptor& field,
                          bool positive) {
  if (field.is_repeated()) {
    const NodeKind kind = field.is_map() ? NodeKind::kMapping : NodeKind::kSequence;
    return value.kind == kind && Copy(value, target, field.name());
  }
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
      return PutInteger(value, target, field, positive);
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return value.kind == NodeKind::kNumber && Copy(value, target, field.name());
    case FieldDescriptor::CPPTYPE_BOOL:
      return value.kind == NodeKind::kBool && Copy(value, target, field.name());
    case FieldDescriptor::CPPTYPE_STRING:
      return !value.IsContainer() && Copy(value, target, field.name());
    default:
      return false;
  }
}

bool FieldWriter::PutInteger(const Node& value, const Target& target, const FieldDescriptor& field,
                             bool positive) {
  if (const std::optional<std::int64_t> whole = WholeOf(value)) {
    if (positive && *whole <= 0) return false;
    if (Fits(*whole, field)) {
      return Change(value, target, field.name(), NodeKind::kNumber, value.text, kRounded);
    }
  } else if (value.kind != NodeKind::kNumber) {
    return false;
  }
  const double rounded = std::round(model::ReadDouble(value.text).value);
  constexpr double kMost = 9223372036854774784.0;  // the last double below 2^63
  const bool is_held =
      std::abs(rounded) <= kMost && Fits(static_cast<std::int64_t>(rounded), field);
  if (!is_held) {
    mapper_.Drop(value, kOutOfRange);
    return false;
  }
  if (positive && rounded <= 0) return false;
  return Change(value, target, field.name(), NodeKind::kNumber,
                fmt::format("{}", static_cast<std::int64_t>(rounded)), kRounded);
}

bool FieldWriter::PutMegabytes(const Node& value, const Target& target,
                               const FieldDescriptor& field, bool positive) {
  const std::optional<std::int64_t> bytes = WholeOf(value);
  if (!bytes) return false;
  constexpr std::int64_t kBytes = 1'000'000;
  std::int64_t megabytes = *bytes / kBytes;
  const std::int64_t rest = std::abs(*bytes % kBytes);
  if (rest >= kBytes / 2) megabytes += *bytes < 0 ? -1 : 1;
  if (positive && megabytes <= 0) return false;
  if (!Fits(megabytes, field)) {
    mapper_.Drop(value, kOutOfRange);
    return false;
  }
  return Change(value, target, field.name(), NodeKind::kNumber, fmt::format("{}", megabytes),
                rest == 0 ? kBytesToMegabytes : kRounded);
}

bool FieldWriter::PutProtocol(const Node& value, const Target& target, std::string_view field) {
  const std::string_view name = EnumNameOf(*v1::Protocol_descriptor(), value);
  if (name.empty()) return false;
  const bool is_version_of_http = name.starts_with("HTTP_");
  return Change(value, target, field, NodeKind::kString,
                fmt::format("{}{}", kProtocolPrefix, is_version_of_http ? "HTTP" : name),
                is_version_of_http ? kNarrowed : kEnumNameOfV06);
}

bool FieldWriter::PutMutualTls(const Node& value, const Target& target, std::string_view field) {
  const std::string_view mode = EnumNameOf(*v1::MutualTlsMode_descriptor(), value);
  if (mode.empty()) return false;
  const bool is_exact = mode == "ENABLED" || mode == "DISABLED";
  return Change(value, target, field, NodeKind::kBool, mode == "DISABLED" ? "false" : "true",
                is_exact ? kMutualTlsFlag : kNarrowed);
}

}  // namespace smp::edition
