#include "edition/map_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "document/number.h"
#include "edition/enum_number.h"
#include "edition/v1_changes.h"
#include "model/time_text.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

bool IsDigits(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsZeroInteger(std::string_view digits) {
  return digits.find_first_not_of("-0") == std::string_view::npos;
}

// "4096.0" and "4e3" are whole numbers too.
std::string WholeNumberText(std::string_view number) {
  double value = 0;
  const char* const end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, value);
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (error != std::errc() || stop != end || std::abs(value) > kExact) return {};
  if (value != std::floor(value)) return {};
  return fmt::format("{}", static_cast<std::int64_t>(value));
}

void MapTime(TreeMapper& mapper, const Node& value, Node& target, std::string_view path) {
  const model::TimeReading time = model::ReadTimestamp(value.text);
  if (value.text.ends_with('Z') || !time.value) {
    mapper.Copy(target, path, value);
  } else {
    mapper.Change(target, path, NodeKind::kString, *model::TimestampText(*time.value), value,
                  kTimeInUtc);
  }
}

void MapField(TreeMapper& mapper, const Node& value, Node& target, const FieldRow& row) {
  switch (row.convert) {
    case Convert::kCopy:
      mapper.Copy(target, row.to, value);
      return;
    case Convert::kCopyPositive:
      if (!IsZeroInteger(IntegerText(value))) mapper.Copy(target, row.to, value);
      return;
    case Convert::kMegabytes:
    case Convert::kPositiveMegabytes: {
      const std::string bytes = BytesText(value);
      if (bytes.empty()) return;
      if (row.convert == Convert::kPositiveMegabytes && IsZeroInteger(bytes)) return;
      mapper.Change(target, row.to, NodeKind::kNumber, bytes, value, kMegabytesToBytes);
      return;
    }
    case Convert::kMeshType: {
      const std::string_view name = MeshTypeName(value);
      if (name.empty()) return;
      mapper.Change(target, row.to, NodeKind::kString, name, value, kEnumName);
      return;
    }
    case Convert::kProtocol: {
      std::string_view name = ProtocolName(value);
      if (name.empty()) return;
      name.remove_prefix(std::string_view("PROTOCOL_").size());
      mapper.Change(target, row.to, NodeKind::kString, name, value, kEnumName);
      return;
    }
    case Convert::kMutualTls:
      if (value.kind != NodeKind::kBool) return;
      mapper.Change(target, row.to, NodeKind::kString,
                    value.text == "true" ? "ENABLED" : "DISABLED", value, kMutualTlsMode);
      return;
    case Convert::kTime:
      MapTime(mapper, value, target, row.to);
      return;
  }
}

}  // namespace

void MapFields(TreeMapper& mapper, const Node& message, Node& target,
               std::span<const FieldRow> rows) {
  for (const FieldRow& row : rows) {
    const Node* value = Stated(message, row.from);
    if (value != nullptr) MapField(mapper, *value, target, row);
  }
}

const Node* Stated(const Node& message, std::string_view name) {
  const Node* value = document::Find(message, name);
  return value == nullptr || value->kind == NodeKind::kNull ? nullptr : value;
}

std::string IntegerText(const Node& value) {
  if (value.kind == NodeKind::kString) return IsDigits(value.text) ? std::string(value.text) : "";
  if (value.kind != NodeKind::kNumber || !document::IsCoreNumber(value.text)) return {};
  std::string number = document::ToJsonNumber(value.text);
  return IsDigits(number) ? number : WholeNumberText(number);
}

std::string BytesText(const Node& megabytes) {
  const std::string text = IntegerText(megabytes);
  constexpr std::int64_t kBytes = 1'000'000;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / kBytes;
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  const bool is_number = !text.empty() && error == std::errc() && stop == end;
  if (!is_number || value > kMost || value < -kMost) return {};
  return fmt::format("{}", value * kBytes);
}

}  // namespace smp::edition
