// What is worth a finding about a scalar of YAML: readers that disagree on it, and its tag.
#pragma once

#include <string_view>

#include "document/tree_builder.h"
#include "document/yaml_scalar.h"

namespace smp::document {

// Reports a plain scalar that other readers take for something else.
void CheckPlain(std::string_view text, NodeKind kind, Tag tag, const Span& span,
                TreeBuilder& builder);

// Reports a tag that is unknown or does not fit and returns the one to go by.
Tag CheckTag(std::string_view tag_text, std::string_view text, const Span& span,
             TreeBuilder& builder);

void ReportUnknownTag(std::string_view tag, const Span& span, TreeBuilder& builder);

}  // namespace smp::document
