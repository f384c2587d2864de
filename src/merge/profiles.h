// The profiles that results must share to be merged: test, mesh, infrastructure, workload.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "merge/result_group.h"
#include "smp/v1/report.pb.h"

namespace smp::merge {

// Of each profile the one with the least bytes stays: with equal profiles any, with different ones
// that were allowed the same whatever the order.
class Profiles {
 public:
  // Takes the profiles of a report. Gives what differs from those before; `file` names the report.
  [[nodiscard]] std::vector<Obstacle> Add(const v1::Report& report, const std::string& file);

  // Puts them into a report.
  void Set(v1::Report& report) const;

 private:
  struct Kept {
    std::string bytes;
    std::string file;
  };
  std::optional<std::array<Kept, 4>> kept_;
  v1::Report profiles_;
};

}  // namespace smp::merge
