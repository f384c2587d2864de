// Validates a report that is in memory and shows each defect with its place.
#include <smp/smp.h>

#include <iostream>

int main() {
  const std::string report = R"(smp_version: v1.0.0
mesh:
  type: istio
  version: 1.20
)";
  const auto documents = smp::ReadBytes(report, "mesh.yaml");
  if (!documents) {
    std::cerr << documents.error().message << '\n';
    return 3;
  }
  for (const smp::SourceDocument& document : *documents) {
    for (const smp::Finding& finding : smp::Validate(document)) {
      std::cout << finding.file << ':' << finding.span.begin.line << ':'
                << finding.span.begin.column << ": " << smp::SeverityName(finding.severity) << ": "
                << finding.message << " [" << finding.rule->id << "]\n  " << finding.hint << '\n';
    }
  }
}
