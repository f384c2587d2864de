// The mapping of each upstream message; see map_v06.h. What a message is not (a list, a text) is
// mapped to nothing.
#pragma once

#include <vector>

#include "document/tree.h"
#include "edition/tree_mapper.h"
#include "smp/finding.h"

namespace smp::edition {

void MapTestConfig(TreeMapper& mapper, const document::Tree& tree, const document::Node& message,
                   std::vector<Finding>* findings);
// The fields of the result, and the ids of the messages that it names.
void MapTestResult(TreeMapper& mapper, const document::Node& message);
// The fields of the result alone, onto `result`.
void MapResult(TreeMapper& mapper, const document::Node& message, document::Node& result);
// The first result of the report. When there is none yet it is made, and stands for the message
// that the report stands for.
[[nodiscard]] document::Node& ResultOf(TreeMapper& mapper);
void MapMeshConfig(TreeMapper& mapper, const document::Node& message);
void MapServiceMesh(TreeMapper& mapper, const document::Node& message);
void MapApplication(TreeMapper& mapper, const document::Node& message);
void MapEnvironment(TreeMapper& mapper, const document::Node& message);

}  // namespace smp::edition
