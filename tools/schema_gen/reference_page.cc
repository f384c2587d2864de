#include <string>
#include <utility>
#include <vector>

#include "field_text.h"
#include "names.h"
#include "reference.h"

namespace smp::schema_gen {
namespace {

const Descriptor* MessageOf(const FieldDescriptor& field) {
  return field.is_map() ? field.message_type()->map_value()->message_type() : field.message_type();
}

const EnumDescriptor* EnumOf(const FieldDescriptor& field) {
  const bool is_map = field.is_map();
  const FieldDescriptor& value = is_map ? *field.message_type()->map_value() : field;
  return value.cpp_type() == FieldDescriptor::CPPTYPE_ENUM ? value.enum_type() : nullptr;
}

bool Uses(const FieldDescriptor& field, const TypeDescriptor& type) {
  if (type.message != nullptr) return MessageOf(field) == type.message;
  return EnumOf(field) == type.enumeration;
}

std::string TypeNameOf(const TypeDescriptor& type) {
  return type.message != nullptr ? TypeName(*type.message) : TypeName(*type.enumeration);
}

// Writes one page from top to bottom.
class PageWriter {
 public:
  PageWriter(const FileDescriptor& file, const std::vector<const FileDescriptor*>& files,
             const Edition& edition)
      : file_(file), files_(files), edition_(edition) {}

  std::string Write() {
    const std::vector<TypeDescriptor> types = TypesOf(file_);
    WriteHead(types);
    for (const TypeDescriptor& type : types) {
      const std::string name = TypeNameOf(type);
      text_ += "\n## <a id=\"" + TypeAnchor(name) + "\"></a>" + name + "\n";
      if (type.message != nullptr) {
        WriteMessage(*type.message);
      } else {
        WriteEnum(*type.enumeration);
      }
      WriteUses(type);
    }
    return std::move(text_);
  }

 private:
  void WriteHead(const std::vector<TypeDescriptor>& types) {
    const std::string source = "proto/" + file_.name();
    const std::string page = PageName(file_);
    text_ += "<!-- Generated from " + source + " by tools/schema_gen; do not edit. -->\n";
    text_ += "# " + page.substr(0, page.rfind('.')) + ", edition " + std::string(edition_.name);
    text_ += "\n\n[All pages](../README.md) · source: [" + source + "](../../../" + source + ")\n";
    WriteComment(Comment(file_));
    text_ += '\n';
    for (const TypeDescriptor& type : types) {
      const std::string name = TypeNameOf(type);
      text_ += "- [" + name + "](#" + TypeAnchor(name) + ")\n";
    }
  }

  void WriteMessage(const Descriptor& message) {
    WriteComment(Comment(message));
    const options::v1::MessageConstraints& constraints = Constraints(message);
    if (const std::string& kind = constraints.document_kind(); !kind.empty()) {
      text_ += "\nDocument kind `" + kind + "`, schema [" + kind +
               ".schema.json](../../../schemas/" + std::string(edition_.name) + "/" + kind +
               ".schema.json).\n";
    }
    for (int i = 0; i < message.real_oneof_decl_count(); ++i) {
      const google::protobuf::OneofDescriptor& oneof = *message.oneof_decl(i);
      text_ += constraints.oneof_required() ? "\nExactly one of" : "\nAt most one of";
      for (int j = 0; j < oneof.field_count(); ++j) {
        text_ += (j > 0 ? ", `" : " `") + oneof.field(j)->name() + "`";
      }
      text_ += " is set (" + oneof.name() + ").\n";
    }
    if (message.field_count() == 0) return;
    text_ += "\n| Field | No. | Type | Required | Bounds | Unit | Meaning |\n";
    text_ += "|---|---|---|---|---|---|---|\n";
    for (int i = 0; i < message.field_count(); ++i) WriteField(*message.field(i));
  }

  void WriteField(const FieldDescriptor& field) {
    const std::string& unit = Constraints(field).unit();
    WriteRow({Anchored(FieldAnchor(field), field.name()), std::to_string(field.number()),
              TypeCell(field), RequiredCell(field), BoundsCell(field), CellText(unit),
              MeaningCell(field)});
  }

  void WriteEnum(const EnumDescriptor& enumeration) {
    WriteComment(Comment(enumeration));
    text_ += "\n| Value | No. | Meaning |\n|---|---|---|\n";
    for (int i = 0; i < enumeration.value_count(); ++i) {
      const EnumValueDescriptor& value = *enumeration.value(i);
      const std::string name = WrittenName(value, edition_);
      std::string meaning = MeaningCell(value);
      if (!IsWritten(value, edition_)) {
        meaning +=
            (meaning.empty() ? "" : " ") + std::string("Never written: leave the field out.");
      }
      WriteRow(
          {Anchored(ValueAnchor(value, edition_), name), std::to_string(value.number()), meaning});
    }
  }

  void WriteUses(const TypeDescriptor& type) {
    std::string uses;
    for (const FileDescriptor* file : files_) {
      for (const TypeDescriptor& user : TypesOf(*file)) {
        for (int i = 0; user.message != nullptr && i < user.message->field_count(); ++i) {
          const FieldDescriptor& field = *user.message->field(i);
          if (!Uses(field, type)) continue;
          uses += (uses.empty() ? "[" : ", [") + TypeName(*user.message) + "." + field.name() +
                  "](" + PageName(*file) + "#" + FieldAnchor(field) + ")";
        }
      }
    }
    if (!uses.empty()) text_ += "\nUsed by " + uses + ".\n";
  }

  static std::string Anchored(const std::string& anchor, const std::string& name) {
    return "<a id=\"" + anchor + "\"></a>`" + name + "`";
  }

  // A comment outside of a table: only what Markdown would take for markup is escaped.
  void WriteComment(const std::string& comment) {
    if (comment.empty()) return;
    text_ += '\n';
    for (const char c : comment) {
      if (c == '*') text_ += '\\';
      text_ += c == '<' ? "&lt;" : std::string(1, c);
    }
    text_ += '\n';
  }

  void WriteRow(const std::vector<std::string>& cells) {
    text_ += '|';
    for (const std::string& cell : cells) text_ += (cell.empty() ? " |" : " " + cell + " |");
    text_ += '\n';
  }

  const FileDescriptor& file_;
  const std::vector<const FileDescriptor*>& files_;
  const Edition& edition_;
  std::string text_;
};

}  // namespace

Page ReferencePage(const FileDescriptor& file, const std::vector<const FileDescriptor*>& files,
                   const Edition& edition) {
  return {.name = PageName(file), .text = PageWriter(file, files, edition).Write()};
}

}  // namespace smp::schema_gen
