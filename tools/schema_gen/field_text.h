// Cells of the field reference: what a field holds, in Markdown that is safe inside a table.
#pragma once

#include <string>
#include <string_view>

#include "descriptor_set.h"
#include "edition.h"

namespace smp::schema_gen {

// Text as it can stand in a table cell: pipes, stars and angle brackets escaped outside of code
// spans, paragraphs divided by line breaks.
[[nodiscard]] std::string CellText(const std::string& text);

// Text in a code span that can stand in a table cell.
[[nodiscard]] std::string CellCode(const std::string& code);

// Anchors: "mesh-configuration", "mesh-configuration.type", "mesh-type.istio". A nested type joins
// its names with a hyphen, so that it cannot meet a field of the same name.
[[nodiscard]] std::string TypeAnchor(const std::string& type_name);
[[nodiscard]] std::string FieldAnchor(const FieldDescriptor& field);
[[nodiscard]] std::string ValueAnchor(const EnumValueDescriptor& value, const Edition& edition);

// Name of the page of a proto file within the folder of its edition: "mesh.md".
[[nodiscard]] std::string PageName(const FileDescriptor& file);

// A link to a type, for pages in `folder` relative to it ("" for pages of the same edition).
template <typename T>
[[nodiscard]] std::string TypeLink(const T& type, std::string_view folder = "");

// The type as a document writes it: "integer", "list of [Stage](test.md#stage)".
[[nodiscard]] std::string TypeCell(const FieldDescriptor& field);

// Bounds, pattern and number of items; empty when there are none but those of the type.
[[nodiscard]] std::string BoundsCell(const FieldDescriptor& field);

// "yes", "one of body", or empty for an optional field.
[[nodiscard]] std::string RequiredCell(const FieldDescriptor& field);

// The comment with example, first edition and deprecation.
[[nodiscard]] std::string MeaningCell(const FieldDescriptor& field);
[[nodiscard]] std::string MeaningCell(const EnumValueDescriptor& value);

}  // namespace smp::schema_gen
