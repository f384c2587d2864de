#include "merge/profiles.h"

#include <fmt/format.h>
#include <google/protobuf/util/message_differencer.h>

#include <string_view>

#include "merge/merge_rules.h"
#include "model/wire.h"

namespace smp::merge {

namespace {

using google::protobuf::FieldDescriptor;

struct Profile {
  std::string_view field;
  std::string_view title;
};

constexpr Profile kProfiles[] = {{"test", "test configuration"},
                                 {"mesh", "mesh configuration"},
                                 {"infrastructure", "infrastructure"},
                                 {"workload", "workload"}};
static_assert(std::size(kProfiles) == 4);

const FieldDescriptor* FieldOf(const Profile& profile) {
  return v1::Report::descriptor()->FindFieldByName(std::string(profile.field));
}

const google::protobuf::Message& ProfileOf(const v1::Report& report, const Profile& profile) {
  return report.GetReflection()->GetMessage(report, FieldOf(profile));
}

// The first difference, such as "modified: clients[0].threads: 4 -> 8".
std::string FirstDifference(const google::protobuf::Message& a,
                            const google::protobuf::Message& b) {
  google::protobuf::util::MessageDifferencer differencer;
  std::string differences;
  differencer.ReportDifferencesToString(&differences);
  differencer.Compare(a, b);
  return differences.substr(0, differences.find('\n'));
}

}  // namespace

std::vector<Obstacle> Profiles::Add(const v1::Report& report, const std::string& file) {
  std::vector<Obstacle> obstacles;
  const bool is_first = !kept_;
  if (is_first) kept_.emplace();
  for (std::size_t i = 0; i < std::size(kProfiles); ++i) {
    const google::protobuf::Message& profile = ProfileOf(report, kProfiles[i]);
    Kept& kept = (*kept_)[i];
    std::string bytes = model::WriteBinary(profile);
    if (!is_first && bytes != kept.bytes) {
      obstacles.push_back(
          {&kOneTest,
           fmt::format("the {} is not that of {}: {}", kProfiles[i].title, kept.file,
                       FirstDifference(ProfileOf(profiles_, kProfiles[i]), profile)),
           "merge results of one test only; compare tests with each other instead",
           fmt::format("/{}", kProfiles[i].field)});
    }
    if (!is_first && bytes >= kept.bytes) continue;
    kept = {std::move(bytes), file};
    const FieldDescriptor* field = FieldOf(kProfiles[i]);
    if (report.GetReflection()->HasField(report, field)) {
      profiles_.GetReflection()->MutableMessage(&profiles_, field)->CopyFrom(profile);
    } else {
      profiles_.GetReflection()->ClearField(&profiles_, field);
    }
  }
  return obstacles;
}

void Profiles::Set(v1::Report& report) const {
  for (const Profile& profile : kProfiles) {
    const FieldDescriptor* field = FieldOf(profile);
    if (!profiles_.GetReflection()->HasField(profiles_, field)) continue;
    report.GetReflection()->MutableMessage(&report, field)->CopyFrom(ProfileOf(profiles_, profile));
  }
}

}  // namespace smp::merge
