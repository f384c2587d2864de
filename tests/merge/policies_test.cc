#include <google/protobuf/descriptor.h>

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "merge/field_policies.h"
#include "smp/v1/report.pb.h"

namespace smp::merge {
namespace {

void CheckComplete(std::span<const FieldPolicy> policies,
                   const google::protobuf::Descriptor& type) {
  std::set<std::string> rows;
  for (const FieldPolicy& row : policies) {
    INFO(row.field);
    CHECK(rows.insert(std::string(row.field)).second);
    CHECK(type.FindFieldByName(std::string(row.field)) != nullptr);
  }
  for (int i = 0; i < type.field_count(); ++i) {
    INFO(type.field(i)->full_name()
         << " has no policy: say in field_policies.cc what becomes of it");
    CHECK(rows.count(type.field(i)->name()) == 1);
  }
}

TEST_CASE("Policies: every field of results and reports has one", "[merge]") {
  CheckComplete(ResultPolicies(), *v1::Result::descriptor());
  CheckComplete(ReportPolicies(), *v1::Report::descriptor());
}

}  // namespace
}  // namespace smp::merge
