// Outputs of load generators, whatever they are. A report that comes out can be written and reads
// as the same; an output is imported or refused with a reason; findings have a place and a cure.
#include "smp/import.h"

#include <google/protobuf/util/message_differencer.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "import_from.h"
#include "smp/smp.h"

namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

void CheckDocument(const smp::v1::Document& document) {
  const auto read = smp::ReadBytes(smp::Write(document, smp::Format::kYaml), "report.yaml");
  Check(read.has_value() && read->size() == 1);
  const auto again = smp::Decode(read->front());
  Check(again.has_value());
  Check(google::protobuf::util::MessageDifferencer::Equals(document, *again));
  static_cast<void>(smp::Validate(read->front()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  smp::ImportOptions options;
  options.from = smp::fuzz::kImportFrom;
  options.unit = smp::LatencyUnit::kMicroseconds;
  options.start_time = "2026-02-03T04:05:06Z";
  const auto imported =
      smp::Import(std::string(reinterpret_cast<const char*>(data), size), "output", options);
  Check(imported.has_value());
  bool refused = false;
  for (const smp::Finding& finding : imported->findings) {
    Check(finding.rule != nullptr && !finding.message.empty() && !finding.hint.empty());
    Check(finding.span.begin.line > 0 && finding.span.begin.column > 0);
    refused = refused || finding.severity == smp::Severity::kError;
  }
  Check(refused != imported->document.has_value());
  if (imported->document) CheckDocument(*imported->document);
  return 0;
}
