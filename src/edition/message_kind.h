// Which of the four upstream messages, or which body of v1, a mapping holds: told by its fields.
#pragma once

#include <string_view>

#include "document/tree.h"
#include "smp/edition.h"

namespace smp::edition {

// How much must be seen before a mapping is taken for an upstream message.
enum class Evidence : std::uint8_t {
  kVersion,  // smp_version was there: one field is enough
  kShape,    // nothing but the shape speaks: fields that other formats do not have
};

// The upstream message that the fields of the mapping speak for; kUnknown when none does, or when
// two do alike.
[[nodiscard]] Kind UpstreamKind(const document::Node& message, Evidence evidence);

// True when the mapping holds fields of an upstream test configuration, so much of it that it
// cannot be a test configuration of v1.
[[nodiscard]] bool IsUpstreamTestConfig(const document::Node& message);

// A body of the v1 envelope, by the name of its member.
struct Body {
  Kind kind;
  std::string_view name;
  std::string_view evidence;  // paths below it, of which one shows v1 where no version does
};

// The first body of v1 among the members of a mapping; null when there is none. With
// `needs_evidence` it must also hold a field that only v1 has.
[[nodiscard]] const Body* FindBody(const document::Node& root, bool needs_evidence);

// The body that holds a kind of v1. Requires: kind is one.
[[nodiscard]] const Body& BodyOf(Kind kind);

// True for the fields of a v1 report outside of its envelope.
[[nodiscard]] bool IsBareReport(const document::Node& root);

// A kind for people: "test configuration".
[[nodiscard]] std::string_view KindText(Kind kind);

}  // namespace smp::edition
