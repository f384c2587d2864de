// The mapping of each upstream message; see map_v06.h. What a message is not (a list, a text) is
// mapped to nothing.
#pragma once

#include <vector>

#include "document/tree.h"
#include "edition/report_builder.h"
#include "smp/finding.h"

namespace smp::edition {

void MapTestConfig(ReportBuilder& builder, const document::Tree& tree,
                   const document::Node& message, std::vector<Finding>* findings);
void MapTestResult(ReportBuilder& builder, const document::Node& message);
void MapMeshConfig(ReportBuilder& builder, const document::Node& message);
void MapServiceMesh(ReportBuilder& builder, const document::Node& message);
void MapApplication(ReportBuilder& builder, const document::Node& message);
void MapEnvironment(ReportBuilder& builder, const document::Node& message);

}  // namespace smp::edition
