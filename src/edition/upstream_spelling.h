// Which era of upstream's fields a document is spelled in. v0.3.0 renamed fields and made enum
// names upper case, so that text (unlike binary) shows on which side of it a document was written.
#pragma once

#include "document/tree.h"

namespace smp::edition {

struct SpellingEra {
  const document::Node* until_v02 = nullptr;  // the first field that only v0.1.0 to v0.2.1 has
  const document::Node* since_v03 = nullptr;  // the first field that only v0.3.0 and later have
  // The first lower-case enum name. It speaks for v0.2 only where nothing else speaks: people
  // write istio in documents of any edition.
  const document::Node* lower_case_name = nullptr;
};

// Looks at the fields of one upstream message and of the messages in it.
[[nodiscard]] SpellingEra EraOf(const document::Node& message);

}  // namespace smp::edition
