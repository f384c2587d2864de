// What a YAML scalar is: its type by the YAML 1.2 core schema and by its tag.
#pragma once

#include <string_view>

#include "document/tree.h"

namespace smp::document {

// The type of a plain scalar without a tag. Not-a-number and infinities are kString here.
[[nodiscard]] NodeKind PlainKind(std::string_view text);

// The text that a node of this kind keeps: "true" for TRUE, "" for ~, else `text` itself.
[[nodiscard]] std::string_view NodeText(NodeKind kind, std::string_view text);

// What a tag says of its node.
enum class Tag : std::uint8_t {
  kNone,
  kText,  // !!str and !, and !!timestamp and !!binary, which have no type of their own here
  kInt,
  kFloat,
  kBool,
  kNull,
  kMap,
  kSeq,
  kUnknown,
};

// The meaning of a tag as libyaml resolves it ("tag:yaml.org,2002:int"); "" is kNone.
[[nodiscard]] Tag ParseTag(std::string_view tag);

// A tag as people write it: "!!int", "!Ref", or the whole in "!<…>".
[[nodiscard]] std::string TagText(std::string_view tag);

// True when a scalar of this text may bear the tag: "12" and !!int, not "abc" and !!int.
[[nodiscard]] bool TagFits(Tag tag, std::string_view text);

}  // namespace smp::document
