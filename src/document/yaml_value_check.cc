#include "document/yaml_value_check.h"

#include "document/document_rules.h"
#include "document/number.h"
#include "document/text.h"

namespace smp::document {

void CheckPlain(std::string_view text, NodeKind kind, Tag tag, const Span& span,
                TreeBuilder& builder) {
  if (kind == NodeKind::kString && IsNonFiniteText(text)) {
    builder.Report(kNonFiniteNumber, span, Quoted(text) + " is not a finite number",
                   std::string(kNonFiniteHint));
    return;
  }
  if (tag != Tag::kNone) return;
  const std::string_view other = Yaml11Reading(text);
  if (other.empty()) return;
  const bool is_number = kind == NodeKind::kNumber;
  builder.Report(
      kReaderDependent, span,
      Joined({Quoted(text), " is ", is_number ? "a decimal number" : "text", " in YAML 1.2 and ",
              other, " in YAML 1.1"}),
      is_number ? "write the number without the leading zero, or quote it as text" : "quote it");
}

Tag CheckTag(std::string_view tag_text, std::string_view text, const Span& span,
             TreeBuilder& builder) {
  const Tag tag = ParseTag(tag_text);
  if (tag == Tag::kUnknown) {
    ReportUnknownTag(tag_text, span, builder);
    return Tag::kNone;
  }
  if (!TagFits(tag, text)) {
    builder.Report(
        kUnknownTag, span,
        "the value " + Quoted(text) + " does not fit its tag " + Quoted(TagText(tag_text)),
        "remove the tag or correct the value");
    return Tag::kNone;
  }
  return tag;
}

void ReportUnknownTag(std::string_view tag, const Span& span, TreeBuilder& builder) {
  builder.Report(kUnknownTag, SpanOf(span.begin, 1),
                 "tag " + Quoted(TagText(tag)) + " is not one of YAML's core types",
                 "remove the tag; the value is read without it");
}

}  // namespace smp::document
