#include <string>
#include <vector>

#include "field_text.h"
#include "names.h"
#include "reference.h"

namespace smp::schema_gen {
namespace {

constexpr char kHead[] =
    R"(<!-- Generated from proto/ by tools/schema_gen; do not edit. -->
# Field reference

Every message, field and enum value of the format, from the same source as the JSON Schemas and the
C++ model: the files below [proto/](../../proto).

How to read a page:

- A **type** is what a YAML or JSON document holds. *text* is a string; *integer* a whole number of
  up to 64 bits, also accepted as a string of digits; *integer, 32 bits* a number only; *number* any
  finite number; *boolean* `true` or `false`; *timestamp* a string such as `2026-03-01T10:00:00Z`
  with any offset; *duration* a string of seconds such as `120s` or `0.25s`.
- **No.** is the field or enum number in the binary form.
- **Required** says `yes` where a document without the field is invalid.
- **Bounds** are inclusive unless they say otherwise. Without any, the type is the bound.
- A field or value is there since the first release of its edition unless its meaning says later.
- An anchor is `message-name.field` or `enum-name.value`, as in
  [v1.0/mesh.md#mesh-configuration.type](v1.0/mesh.md#mesh-configuration.type).
)";

std::string SpellingText(const Edition& edition) {
  std::string text = edition.short_enum_names
                         ? "Enum values are written by the names below"
                         : "Enum values are written by the names below or by their numbers";
  text += edition.null_is_unset ? "; `null` stands for a field that is not set.\n"
                                : "; `null` is not allowed: leave the field out.\n";
  return text;
}

void AddKinds(const EditionFiles& edition, const std::string& folder, std::string* text) {
  *text += "\n| Document kind | Message | Schema |\n|---|---|---|\n";
  for (const FileDescriptor* file : edition.files) {
    for (const TypeDescriptor& type : TypesOf(*file)) {
      if (type.message == nullptr) continue;
      const std::string& kind = Constraints(*type.message).document_kind();
      if (kind.empty()) continue;
      const std::string schema = kind + ".schema.json";
      *text += "| `" + kind + "` | " + TypeLink(*type.message, folder) + " | [" + schema +
               "](../../schemas/" + folder + schema + ") |\n";
    }
  }
}

void AddPages(const EditionFiles& edition, const std::string& folder, std::string* text) {
  *text += "\n| Page | About | Types |\n|---|---|---|\n";
  for (const FileDescriptor* file : edition.files) {
    const std::string page = PageName(*file);
    *text += "| [" + page.substr(0, page.rfind('.')) + "](" + folder + page + ") | " +
             CellText(Comment(*file)) + " | ";
    bool first = true;
    for (const TypeDescriptor& type : TypesOf(*file)) {
      *text += first ? "" : ", ";
      first = false;
      *text += type.message != nullptr ? TypeLink(*type.message, folder)
                                       : TypeLink(*type.enumeration, folder);
    }
    *text += " |\n";
  }
}

}  // namespace

Page ReferenceIndex(const std::vector<EditionFiles>& editions) {
  std::string text = kHead;
  for (const EditionFiles& edition : editions) {
    const std::string name(edition.edition->name);
    text += "\n## Edition " + name + "\n\n" + SpellingText(*edition.edition);
    AddKinds(edition, name + "/", &text);
    AddPages(edition, name + "/", &text);
  }
  return {.name = "README.md", .text = text};
}

}  // namespace smp::schema_gen
