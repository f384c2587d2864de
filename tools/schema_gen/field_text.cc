#include "field_text.h"

#include <cctype>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "field_schema.h"
#include "names.h"

namespace smp::schema_gen {
namespace {

using options::v1::FieldConstraints;

std::string Join(const std::vector<std::string>& parts, const std::string& separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (!joined.empty() && !part.empty()) joined += separator;
    joined += part;
  }
  return joined;
}

std::string NumberText(double value) { return Number(value).dump(); }

std::string MessageText(const Descriptor& message) {
  const std::string& name = message.full_name();
  if (name == "google.protobuf.Timestamp") return "timestamp";
  if (name == "google.protobuf.Duration") return "duration";
  if (name == "google.protobuf.Struct") return "any mapping";
  if (name == "google.protobuf.ListValue") return "any list";
  if (name == "google.protobuf.Value") return "any value";
  return TypeLink(message);
}

// The type of one value: an item of a list, a value of a map.
std::string ValueText(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return "boolean";
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_UINT32:
      return "integer, 32 bits";
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_UINT64:
      return "integer";
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return "number";
    case FieldDescriptor::CPPTYPE_STRING:
      return "text";
    case FieldDescriptor::CPPTYPE_ENUM:
      return TypeLink(*field.enum_type());
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return MessageText(*field.message_type());
  }
  return "";
}

std::string RangeText(const FieldConstraints& constraints) {
  if (constraints.has_minimum() && constraints.has_maximum()) {
    return NumberText(constraints.minimum()) + " to " + NumberText(constraints.maximum());
  }
  std::vector<std::string> parts;
  if (constraints.has_minimum()) parts.push_back("≥ " + NumberText(constraints.minimum()));
  if (constraints.has_exclusive_minimum()) {
    parts.push_back("&gt; " + NumberText(constraints.exclusive_minimum()));
  }
  if (constraints.has_maximum()) parts.push_back("≤ " + NumberText(constraints.maximum()));
  if (constraints.has_exclusive_maximum()) {
    parts.push_back("&lt; " + NumberText(constraints.exclusive_maximum()));
  }
  return Join(parts, ", ");
}

std::string CountText(const std::string& bound, std::uint32_t count, const std::string& one,
                      const std::string& many) {
  return bound + " " + std::to_string(count) + " " + (count == 1 ? one : many);
}

template <typename T>
std::string Meaning(const T& declaration) {
  std::vector<std::string> sentences = {CellText(Comment(declaration))};
  const auto& constraints = Constraints(declaration);
  if constexpr (std::is_same_v<T, FieldDescriptor>) {
    if (!constraints.example().empty()) {
      sentences.push_back("Example: " + CellCode(constraints.example()) + ".");
    }
  }
  if (!constraints.since().empty()) sentences.push_back("Since v" + constraints.since() + ".");
  if (!constraints.deprecated_by().empty()) {
    sentences.push_back("**" + CellText(DeprecationSentence(constraints.deprecated_by())) + "**");
  }
  return Join(sentences, " ");
}

}  // namespace

std::string CellText(const std::string& text) {
  std::string cell;
  bool in_code = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '`') in_code = !in_code;
    if (c == '|') {
      cell += "\\|";
    } else if (c == '\n') {
      if (i + 1 < text.size() && text[i + 1] == '\n') cell += "<br>";
    } else if (!in_code && c == '*') {
      cell += "\\*";
    } else if (!in_code && c == '<') {
      cell += "&lt;";
    } else if (!in_code && c == '>') {
      cell += "&gt;";
    } else {
      cell += c;
    }
  }
  return cell;
}

std::string CellCode(const std::string& code) {
  std::string escaped;
  bool has_backtick = false;
  for (const char c : code) {
    if (c == '|') escaped += '\\';
    has_backtick = has_backtick || c == '`';
    escaped += c;
  }
  return has_backtick ? "`` " + escaped + " ``" : "`" + escaped + "`";
}

std::string TypeAnchor(const std::string& type_name) {
  std::string anchor = Kebab(type_name);
  for (char& c : anchor) {
    if (c == '.') c = '-';
  }
  return anchor;
}

std::string FieldAnchor(const FieldDescriptor& field) {
  return TypeAnchor(TypeName(*field.containing_type())) + "." + field.name();
}

std::string ValueAnchor(const EnumValueDescriptor& value, const Edition& edition) {
  std::string anchor = TypeAnchor(TypeName(*value.type())) + ".";
  for (const char c : WrittenName(value, edition)) {
    anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return anchor;
}

std::string PageName(const FileDescriptor& file) {
  const std::string& name = file.name();
  const std::size_t begin = name.find_last_of('/') + 1;
  return name.substr(begin, name.rfind(".proto") - begin) + ".md";
}

template <typename T>
std::string TypeLink(const T& type, std::string_view folder) {
  const std::string name = TypeName(type);
  return "[" + name + "](" + std::string(folder) + PageName(*type.file()) + "#" + TypeAnchor(name) +
         ")";
}
template std::string TypeLink(const Descriptor& type, std::string_view folder);
template std::string TypeLink(const EnumDescriptor& type, std::string_view folder);

std::string TypeCell(const FieldDescriptor& field) {
  if (field.is_map()) {
    return "mapping of text to " + ValueText(*field.message_type()->map_value());
  }
  return (field.is_repeated() ? "list of " : "") + ValueText(field);
}

std::string BoundsCell(const FieldDescriptor& field) {
  const FieldConstraints& constraints = Constraints(field);
  std::vector<std::string> parts;
  const std::string one = field.is_map() ? "entry" : "item";
  const std::string many = field.is_map() ? "entries" : "items";
  if (constraints.has_min_items()) {
    parts.push_back(CountText("at least", constraints.min_items(), one, many));
  }
  if (constraints.has_max_items()) {
    parts.push_back(CountText("at most", constraints.max_items(), one, many));
  }
  if (constraints.has_min_length()) {
    parts.push_back(CountText("at least", constraints.min_length(), "character", "characters"));
  }
  parts.push_back(RangeText(constraints));
  if (!constraints.pattern().empty()) {
    parts.push_back((field.is_map() ? "keys match " : "") + CellCode(constraints.pattern()));
  }
  return Join(parts, ", ");
}

std::string RequiredCell(const FieldDescriptor& field) {
  if (field.real_containing_oneof() != nullptr) {
    return "one of " + field.real_containing_oneof()->name();
  }
  return Constraints(field).required() ? "yes" : "";
}

std::string MeaningCell(const FieldDescriptor& field) { return Meaning(field); }
std::string MeaningCell(const EnumValueDescriptor& value) { return Meaning(value); }

}  // namespace smp::schema_gen
