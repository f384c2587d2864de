#include "smp/render.h"

namespace smp {

void Summary::Add(const CheckedInput& input) {
  if (input.error) ++unreadable;
  documents += input.documents.size();
  for (const CheckedInput::CheckedDocument& document : input.documents) {
    const Edition edition = document.document.edition();
    if (edition == Edition::kV02 || edition == Edition::kV06) ++older;
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
