#include "cli/import_profiles.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/write_outputs.h"
#include "programs/console.h"

namespace smp::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using programs::ExitCode;

struct ProfileOption {
  std::string_view option;
  std::string_view field;  // of the report and of the envelope
  std::string ImportArguments::*path;
};

constexpr ProfileOption kProfiles[] = {
    {"--infrastructure", "infrastructure", &ImportArguments::infrastructure},
    {"--mesh", "mesh", &ImportArguments::mesh},
    {"--workload", "workload", &ImportArguments::workload},
    {"--test", "test", &ImportArguments::test},
};

const FieldDescriptor& FieldOf(const Message& message, std::string_view name) {
  return *message.GetDescriptor()->FindFieldByName(std::string(name));
}

bool Has(const Message& message, std::string_view field) {
  return message.GetReflection()->HasField(message, &FieldOf(message, field));
}

// The profile of a document of that kind, or of a report; null when it holds none.
const Message* ProfileOf(const v1::Document& document, std::string_view field) {
  const auto get = [field](const Message& message) {
    return &message.GetReflection()->GetMessage(message, &FieldOf(message, field));
  };
  if (Has(document, field)) return get(document);
  if (document.has_report() && Has(document.report(), field)) return get(document.report());
  return nullptr;
}

// Copies what `to` does not have. Lists are one value; of maps, keys are added.
void FillAbsent(const Message& from, Message& to) {
  const auto& reflection = *from.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(from, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool is_list = field->is_repeated();
    const bool is_there =
        is_list ? reflection.FieldSize(to, field) > 0 : reflection.HasField(to, field);
    if (is_there) {
      if (!is_list && field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        FillAbsent(reflection.GetMessage(from, field), *reflection.MutableMessage(&to, field));
      }
      continue;
    }
    // A message with this field alone.
    const std::unique_ptr<Message> part(from.New());
    part->CopyFrom(from);
    for (const FieldDescriptor* other : fields) {
      if (other != field) reflection.ClearField(part.get(), other);
    }
    to.MergeFrom(*part);
  }
}

// The client of the given test that sent the load of an imported one; null when it cannot be told.
v1::Client* GivenClient(const v1::Client& imported, v1::TestConfiguration& test) {
  for (v1::Client& client : *test.mutable_clients()) {
    if (client.id() == imported.id()) return &client;
  }
  v1::Client* found = nullptr;
  for (v1::Client& client : *test.mutable_clients()) {
    const std::string& name = client.load_generator().name();
    if (!name.empty() && name != imported.load_generator().name()) continue;
    if (found != nullptr) return nullptr;
    found = &client;
  }
  return found;
}

void AddTest(const v1::TestConfiguration& given, v1::Report& report) {
  v1::TestConfiguration imported = std::move(*report.mutable_test());
  v1::TestConfiguration& test = *report.mutable_test();
  test = given;
  for (const v1::Client& client : imported.clients()) {
    v1::Client* same = GivenClient(client, test);
    if (same == nullptr) {
      *test.add_clients() = client;
      continue;
    }
    FillAbsent(client, *same);
    for (v1::Result& result : *report.mutable_results()) {
      if (result.client_id() == client.id()) result.set_client_id(same->id());
    }
  }
  if (test.stages_size() == 1 && imported.stages_size() == 1) {
    // A target and its absence are one statement.
    v1::Stage& stage = *test.mutable_stages(0);
    v1::Stage from = imported.stages(0);
    if (stage.has_target_requests_per_second() || stage.has_unthrottled()) {
      from.clear_target_requests_per_second();
      from.clear_unthrottled();
    }
    FillAbsent(from, stage);
  }
  imported.clear_clients();
  FillAbsent(imported, test);
}

// Reads a profile into the report; tells what is wrong.
ExitCode ReadProfile(std::string_view program, const ProfileOption& option,
                     const ImportArguments& arguments, v1::Report& report) {
  const std::string& path = arguments.*option.path;
  const auto documents =
      ReadFile(path, {.format = {}, .edition = {}, .kind = {}, .limits = arguments.import.limits});
  if (!documents) return programs::Fail(program, ExitCode::kUnreadable, documents.error());
  const Message* profile = nullptr;
  std::vector<v1::Document> decoded(documents->size());
  for (std::size_t i = 0; i < documents->size() && profile == nullptr; ++i) {
    const SourceDocument& document = (*documents)[i];
    const std::vector<Finding> findings = Validate(document);
    auto message = Decode(document);
    if (message) decoded[i] = *std::move(message);
    profile = ProfileOf(decoded[i], option.field);
    // Another kind of document may lack what it likes.
    if (profile == nullptr && !document.complete()) {
      ShowFindings({&document, 1}, findings, arguments.color);
      return ExitCode::kFindings;
    }
    if (profile != nullptr && !decoded[i].has_report() && !IsValid(findings)) {
      ShowFindings({&document, 1}, findings, arguments.color);
      return ExitCode::kFindings;
    }
  }
  if (profile == nullptr) {
    return programs::Fail(
        program, ExitCode::kUnreadable,
        {ErrorCode::kInvalidArgument, fmt::format("{}: holds no {}", path, option.field),
         fmt::format("{} takes a document of kind {}, or a report that has one", option.option,
                     option.field)});
  }
  report.GetReflection()
      ->MutableMessage(&report, &FieldOf(report, option.field))
      ->CopyFrom(*profile);
  return ExitCode::kHolds;
}

// Refers to the baseline; tells what is wrong.
ExitCode ReferToBaseline(std::string_view program, const ImportArguments& arguments,
                         v1::Report& report) {
  const auto documents =
      ReadFile(arguments.baseline,
               {.format = {}, .edition = {}, .kind = {}, .limits = arguments.import.limits});
  if (!documents) return programs::Fail(program, ExitCode::kUnreadable, documents.error());
  const auto baseline = Decode(documents->front());
  if (!baseline || baseline->report().id().empty()) {
    return programs::Fail(
        program, ExitCode::kUnreadable,
        {ErrorCode::kInvalidArgument,
         fmt::format("{}: is no report with an id", arguments.baseline),
         "--baseline takes the report of the run that this one is compared with"});
  }
  v1::Reference& reference = *report.add_references();
  reference.set_role(v1::REFERENCE_ROLE_BASELINE);
  reference.set_report_id(baseline->report().id());
  return ExitCode::kHolds;
}

// "a, b and c"
std::string Listed(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text += i == 0 ? "" : i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace

ImportProfiles ReadProfiles(std::string_view program, const ImportArguments& arguments) {
  ImportProfiles profiles;
  for (const ProfileOption& option : kProfiles) {
    if ((arguments.*option.path).empty()) continue;
    profiles.exit_code =
        std::max(profiles.exit_code, ReadProfile(program, option, arguments, profiles.report));
  }
  if (!arguments.baseline.empty()) {
    profiles.exit_code =
        std::max(profiles.exit_code, ReferToBaseline(program, arguments, profiles.report));
  }
  return profiles;
}

void AddProfiles(const v1::Report& profiles, v1::Report& report) {
  if (profiles.has_infrastructure()) *report.mutable_infrastructure() = profiles.infrastructure();
  if (profiles.has_mesh()) *report.mutable_mesh() = profiles.mesh();
  if (profiles.has_workload()) *report.mutable_workload() = profiles.workload();
  if (profiles.has_test()) AddTest(profiles.test(), report);
  report.mutable_references()->MergeFrom(profiles.references());
}

void SetRepetition(std::int64_t repetition, v1::Report& report) {
  const auto as_repetition = [repetition](const std::string& id) {
    return fmt::format("{}/repetition-{}", id, repetition);
  };
  for (v1::Result& result : *report.mutable_results()) {
    result.set_repetition(repetition);
    result.set_id(as_repetition(result.id()));
  }
  for (v1::Reference& reference : *report.mutable_references()) {
    if (!reference.result_id().empty())
      reference.set_result_id(as_repetition(reference.result_id()));
  }
}

std::string MissingProfiles(const v1::Report& report) {
  std::vector<std::string_view> missing;
  std::vector<std::string_view> options;
  for (const ProfileOption& option : kProfiles) {
    if (Has(report, option.field)) continue;
    missing.push_back(option.field);
    options.push_back(option.option);
  }
  if (missing.empty()) return {};
  return fmt::format("{}; give {} with {}", Listed(missing), missing.size() == 1 ? "it" : "them",
                     Listed(options));
}

}  // namespace smp::cli
