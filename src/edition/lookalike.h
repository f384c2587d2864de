// Data that calls itself SMP, or that SMP tools write, without following the format: told by its
// keys, and named for people.
#pragma once

#include <string_view>

#include "document/tree.h"
#include "smp/edition.h"

namespace smp::edition {

// What people are told about a look-alike. Texts are static.
struct LookAlike {
  Shape shape;
  std::string_view what;       // "a result of Meshery's API"
  std::string_view why;        // why it is not checked: what follows "this is …: "
  std::string_view command;    // the command that takes it in; empty when none does
  std::string_view cure = {};  // what to do then
};

// The row of a shape; null when the shape is no look-alike.
[[nodiscard]] const LookAlike* FindLookAlike(Shape shape);

// The look-alike that the keys of the document show, else kUnknown. It looks at the document, at
// the first element of a list or page, and into the result of an event.
[[nodiscard]] Shape LookAlikeShape(const document::Node& root);

// True for a text that Meshery writes where a value should be ("test_smp_version").
[[nodiscard]] bool IsMesheryPlaceholder(std::string_view text);

}  // namespace smp::edition
