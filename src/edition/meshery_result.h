// The parts of a Meshery result on their way into a report of v1.
#pragma once

#include <vector>

#include "document/tree.h"
#include "edition/meshery_fields.h"
#include "edition/tree_mapper.h"
#include "smp/finding.h"

namespace smp::edition {

// A Meshery result, or what one load generator wrote in it.
struct MesheryPart {
  const MesheryFields& fields;
  const document::Node& node;

  [[nodiscard]] const document::Node* Find(MesheryField field) const {
    return fields.Find(node, field);
  }
};

// Client and stage of the test, onto the report.
void MapMesheryLoad(TreeMapper& mapper, const MesheryPart& run);
// Nodes and orchestrator out of a block `kubernetes`, onto the report.
void MapMesheryCluster(TreeMapper& mapper, const document::Node& kubernetes);
// What was measured, onto `result`.
void MapMesheryRequests(TreeMapper& mapper, const MesheryPart& run, document::Node& result);
// After the requests, which say how many of them the rate is of.
void MapMesheryRate(TreeMapper& mapper, const MesheryPart& run, document::Node& result);
void MapMesheryLatency(TreeMapper& mapper, const MesheryPart& run, document::Node& result);
// The window, and test_start_time of the Meshery result beside it (or null).
void MapMesheryWindow(TreeMapper& mapper, const document::Tree& tree, const MesheryPart& run,
                      const document::Node* test_start_time, document::Node& result,
                      std::vector<Finding>* findings);

}  // namespace smp::edition
