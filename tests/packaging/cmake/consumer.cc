// Uses the installed library: reads, checks and writes.
#include <smp/smp.h>

#include <cstdio>

int main() {
  const auto documents =
      smp::ReadBytes("smp_version: v1.0.0\nmesh: {type: ISTIO, version: 1.24.1}\n", "mesh.yaml");
  if (!documents || !smp::Validate(documents->front()).empty()) return 1;
  const auto document = smp::Decode(documents->front());
  if (!document || document->mesh().type() != smp::v1::MESH_TYPE_ISTIO) return 1;
  std::fputs(smp::Write(*document, smp::Format::kJson).c_str(), stdout);
  return smp::Rules().empty() ? 1 : 0;
}
