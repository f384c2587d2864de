#include "smp/render.h"

namespace smp {

void Summary::Add(const CheckedInput& input) {
  if (input.error) ++unreadable;
  documents += input.documents.size();
  for (const CheckedInput::CheckedDocument& document : input.documents) {
    for (const Finding& finding : document.findings) {
      switch (finding.severity) {
        case Severity::kError:
          ++errors;
          break;
        case Severity::kWarning:
          ++warnings;
          break;
        case Severity::kNote:
          ++notes;
          break;
      }
    }
  }
}

}  // namespace smp
