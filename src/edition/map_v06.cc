#include "edition/map_v06.h"

#include "edition/map_messages.h"
#include "edition/report_builder.h"

namespace smp::edition {

document::Tree MapToV1(const document::Tree& tree, const document::Node& message,
                       const document::Node* mesh, Kind kind, std::vector<Finding>* findings) {
  ReportBuilder builder(tree, message);
  if (kind == Kind::kTestConfig) MapTestConfig(builder, tree, message, findings);
  if (kind == Kind::kTestResult) MapTestResult(builder, message);
  if (kind == Kind::kMeshConfig) MapMeshConfig(builder, message);
  if (kind == Kind::kEnvironment) MapEnvironment(builder, message);
  if (mesh != nullptr) MapServiceMesh(builder, *mesh);
  return builder.Take();
}

}  // namespace smp::edition
