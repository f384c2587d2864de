#include "edition/map_v06.h"

#include "edition/map_messages.h"
#include "edition/tree_mapper.h"

namespace smp::edition {

document::Tree MapToV1(const document::Tree& tree, const document::Node& message,
                       const document::Node* mesh, Kind kind, std::vector<Finding>* findings) {
  TreeMapper mapper(tree, message);
  if (kind == Kind::kTestConfig) MapTestConfig(mapper, tree, message, findings);
  if (kind == Kind::kTestResult) MapTestResult(mapper, message);
  if (kind == Kind::kMeshConfig) MapMeshConfig(mapper, message);
  if (kind == Kind::kEnvironment) MapEnvironment(mapper, message);
  if (mesh != nullptr) MapServiceMesh(mapper, *mesh);
  return mapper.Take();
}

}  // namespace smp::edition
