// The rules against documents and outputs that were found in public: skipped where they are absent.
#include <catch2/catch.hpp>

#include "sample_table/sample_files.h"
#include "sample_table/verdicts_page.h"
#include "samples/samples.h"

namespace smp {
namespace {

TEST_CASE("Verdicts: samples give what docs/verdicts.md says", "[samples]") {
  if (AreAbsent(Documents().size(), kDocumentCount)) return;
  if (AreAbsent(Outputs().size(), kOutputCount)) return;
  CHECK(Outputs().size() == kOutputCount);
  CHECK(VerdictsPage(AllVerdicts()) == ReadSampleFile(SMP_SOURCE_DIR "/docs/verdicts.md"));
}

}  // namespace
}  // namespace smp
