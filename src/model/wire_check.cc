#include "model/wire_check.h"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/wire_format_lite.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "document/text.h"
#include "document/tree.h"
#include "model/names.h"

namespace smp::model {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;
using WireType = WireFormatLite::WireType;

constexpr std::size_t kMaxVarintBytes = 10;
constexpr std::uint64_t kMaxTag = 0xFFFFFFFF;
constexpr std::size_t kMaxGroups = 100;  // as many as the library takes

const char* WireTypeName(WireType type) {
  switch (type) {
    case WireFormatLite::WIRETYPE_VARINT:
      return "a varint";
    case WireFormatLite::WIRETYPE_FIXED64:
      return "8 fixed bytes";
    case WireFormatLite::WIRETYPE_LENGTH_DELIMITED:
      return "bytes with a length";
    case WireFormatLite::WIRETYPE_FIXED32:
      return "4 fixed bytes";
    default:
      return "a group";
  }
}

WireType WireTypeOf(const FieldDescriptor& field) {
  return WireFormatLite::WireTypeForFieldType(static_cast<WireFormatLite::FieldType>(field.type()));
}

// A number and an encoding, in front of a field's value.
struct Tag {
  int number;
  WireType type;
  std::size_t offset;
};

// Reads bytes from the front; `offset` counts from the beginning of the input.
class Reader {
 public:
  Reader(std::string_view bytes, std::size_t offset) : bytes_(bytes), offset_(offset) {}

  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] std::size_t offset() const { return offset_; }

  std::optional<std::uint64_t> Varint() {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes_.size() && i < kMaxVarintBytes; ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[i]);
      value |= std::uint64_t{byte & 0x7FU} << (7 * i);
      if ((byte & 0x80U) == 0) {
        Skip(i + 1);
        return value;
      }
    }
    return std::nullopt;
  }

  std::optional<Tag> NextTag() {
    const std::size_t at = offset_;
    const auto tag = Varint();
    if (!tag || *tag > kMaxTag) return std::nullopt;
    const auto type = static_cast<unsigned>(*tag & 7U);
    if (*tag >> 3U == 0 || type > WireFormatLite::WIRETYPE_FIXED32) return std::nullopt;
    return Tag{static_cast<int>(*tag >> 3U), static_cast<WireType>(type), at};
  }

  std::optional<std::string_view> Bytes(std::uint64_t count) {
    if (count > bytes_.size()) return std::nullopt;
    const std::string_view bytes = bytes_.substr(0, count);
    Skip(bytes.size());
    return bytes;
  }

  std::optional<std::string_view> LengthDelimited() {
    const auto length = Varint();
    return length ? Bytes(*length) : std::nullopt;
  }

 private:
  void Skip(std::size_t count) {
    bytes_.remove_prefix(count);
    offset_ += count;
  }

  std::string_view bytes_;
  std::size_t offset_;
};

// Passes over a value that is no group. False when the bytes end before it does.
bool SkipValue(Reader& reader, WireType type) {
  switch (type) {
    case WireFormatLite::WIRETYPE_VARINT:
      return reader.Varint().has_value();
    case WireFormatLite::WIRETYPE_FIXED64:
      return reader.Bytes(8).has_value();
    case WireFormatLite::WIRETYPE_LENGTH_DELIMITED:
      return reader.LengthDelimited().has_value();
    case WireFormatLite::WIRETYPE_FIXED32:
      return reader.Bytes(4).has_value();
    default:
      return false;
  }
}

// Passes over everything up to the end of a group that was begun, groups in it included.
bool SkipGroup(Reader& reader, int number) {
  std::vector<int> open{number};
  while (!open.empty()) {
    const auto tag = reader.NextTag();
    if (!tag) return false;
    if (tag->type == WireFormatLite::WIRETYPE_START_GROUP) {
      if (open.size() == kMaxGroups) return false;
      open.push_back(tag->number);
    } else if (tag->type == WireFormatLite::WIRETYPE_END_GROUP) {
      if (tag->number != open.back()) return false;
      open.pop_back();
    } else if (!SkipValue(reader, tag->type)) {
      return false;
    }
  }
  return true;
}

bool Skip(Reader& reader, const Tag& tag) {
  return tag.type == WireFormatLite::WIRETYPE_START_GROUP ? SkipGroup(reader, tag.number)
                                                          : SkipValue(reader, tag.type);
}

// The text of field 1, the last one when there are several, as in a map's entry.
std::string EntryKey(std::string_view bytes) {
  Reader reader(bytes, 0);
  std::string key;
  while (!reader.empty()) {
    const auto tag = reader.NextTag();
    if (!tag) break;
    if (tag->number == 1 && tag->type == WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
      key = reader.LengthDelimited().value_or("");
    } else if (!Skip(reader, *tag)) {
      break;
    }
  }
  return key;
}

class Checker {
 public:
  Checker(std::uint32_t max_depth, std::size_t max_defects)
      : max_depth_(max_depth), max_defects_(max_defects) {}

  // False when nothing after this can be read.
  bool Message(Reader reader, const Descriptor& type, const std::string& pointer,
               std::uint32_t depth) {
    std::map<int, int> counts;
    while (!reader.empty()) {
      const std::size_t at = reader.offset();
      const auto tag = reader.NextTag();
      if (!tag || tag->type == WireFormatLite::WIRETYPE_END_GROUP) {
        return Malformed(pointer, at, "no field begins there");
      }
      const FieldDescriptor* field = type.FindFieldByNumber(tag->number);
      if (field == nullptr) {
        Add({WireDefect::Kind::kUnknownField, pointer, tag->number, "", at, ""});
        if (!Skip(reader, *tag)) return Truncated(pointer, *tag);
      } else if (!Field(reader, *tag, *field, PointerTo(pointer, *field, counts), pointer, depth)) {
        return false;
      }
    }
    return true;
  }

  WireCheck result;

 private:
  // Free values and the entries of maps are no levels of their own.
  static bool IsLevel(const Descriptor& type) {
    return !type.options().map_entry() && SpecialOf(type) != Special::kValue;
  }

  std::string PointerTo(const std::string& parent, const FieldDescriptor& field,
                        std::map<int, int>& counts) {
    const Descriptor& type = *field.containing_type();
    // The key of an entry is part of the pointer already; of free values only keys and indices are.
    if (type.options().map_entry()) return parent;
    std::string pointer = IsFree(type) ? parent : parent + '/' + field.name();
    if (field.is_repeated() && !field.is_map()) {
      pointer += '/';
      pointer += std::to_string(counts[field.number()]++);
    }
    return pointer;
  }

  bool Field(Reader& reader, const Tag& tag, const FieldDescriptor& field,
             const std::string& pointer, const std::string& parent, std::uint32_t depth) {
    const WireType expected = WireTypeOf(field);
    const bool packed =
        field.is_packable() && tag.type == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    if (tag.type != expected && !packed) {
      Add({WireDefect::Kind::kWrongType, parent, tag.number, field.name(), tag.offset,
           std::string(WireTypeName(tag.type)) + ", not " + WireTypeName(expected)});
      return Skip(reader, tag) || Truncated(parent, tag);
    }
    if (tag.type != WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
      return Skip(reader, tag) || Truncated(parent, tag);
    }
    const auto bytes = reader.LengthDelimited();
    if (!bytes) return Truncated(parent, tag);
    const std::size_t begin = reader.offset() - bytes->size();
    if (packed) return Packed({*bytes, begin}, expected, pointer, tag);
    if (field.type() == FieldDescriptor::TYPE_STRING) Text(*bytes, field, pointer, tag);
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return true;
    return Nested(*bytes, begin, field, pointer, depth);
  }

  void Text(std::string_view bytes, const FieldDescriptor& field, const std::string& pointer,
            const Tag& tag) {
    if (!IsUtf8(bytes)) {
      Add({WireDefect::Kind::kNotUtf8, pointer, tag.number, field.name(), tag.offset, ""});
      result.parses = false;
    }
    const bool odd = std::any_of(bytes.begin(), bytes.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x20 && !document::IsBlank(c);
    });
    if (odd) ++result.odd_texts;
  }

  bool Nested(std::string_view bytes, std::size_t begin, const FieldDescriptor& field,
              std::string pointer, std::uint32_t depth) {
    const Descriptor& type = *field.message_type();
    if (field.is_map()) document::AppendPointerToken(pointer, EntryKey(bytes));
    depth += IsLevel(type) ? 1U : 0U;
    if (depth > max_depth_) {
      Add({WireDefect::Kind::kTooDeep, pointer, field.number(), field.name(), begin, ""});
      result.parses = false;
      return false;
    }
    return Message({bytes, begin}, type, pointer, depth);
  }

  bool Packed(Reader reader, WireType type, const std::string& pointer, const Tag& tag) {
    while (!reader.empty()) {
      if (!SkipValue(reader, type)) return Truncated(pointer, tag);
    }
    return true;
  }

  bool Truncated(const std::string& pointer, const Tag& tag) {
    return Malformed(pointer, tag.offset,
                     "field " + std::to_string(tag.number) + " begins there and has no end");
  }

  bool Malformed(const std::string& pointer, std::size_t offset, std::string detail) {
    Add({WireDefect::Kind::kMalformed, pointer, 0, "", offset, std::move(detail)});
    result.parses = false;
    return false;
  }

  void Add(WireDefect defect) {
    // What ended the reading is always kept.
    const bool last =
        defect.kind == WireDefect::Kind::kMalformed || defect.kind == WireDefect::Kind::kTooDeep;
    if (result.defects.size() < max_defects_ || last) {
      result.defects.push_back(std::move(defect));
    } else {
      ++result.more_defects;
    }
  }

  std::uint32_t max_depth_;
  std::size_t max_defects_;
};

}  // namespace

WireCheck CheckWire(std::string_view bytes, const Descriptor& type, std::uint32_t max_depth,
                    std::size_t max_defects) {
  Checker checker(max_depth, max_defects);
  checker.Message({bytes, 0}, type, "", 1);
  return std::move(checker.result);
}

bool IsWireFormat(std::string_view bytes) {
  Reader reader(bytes, 0);
  while (!reader.empty()) {
    const auto tag = reader.NextTag();
    if (!tag || !Skip(reader, *tag)) return false;
  }
  return true;
}

bool IsUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&text](std::size_t at) -> unsigned {
      return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned lead = byte(i);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (size > 1) {
      // The second byte's range keeps out long forms, surrogates and what is beyond U+10FFFF.
      const unsigned least = lead == 0xE0 ? 0xA0U : lead == 0xF0 ? 0x90U : 0x80U;
      const unsigned most = lead == 0xED ? 0x9FU : lead == 0xF4 ? 0x8FU : 0xBFU;
      if (lead < 0xC2 || lead > 0xF4 || byte(i + 1) < least || byte(i + 1) > most) return false;
      for (std::size_t at = i + 2; at < i + size; ++at) {
        if (byte(at) < 0x80 || byte(at) > 0xBF) return false;
      }
    }
    i += size;
  }
  return true;
}

}  // namespace smp::model
