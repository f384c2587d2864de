// History is real: messages encoded with the descriptors of each release that broke something, in
// binary and in proto3 JSON, are read and upgraded. history/ holds the messages of those releases;
// nothing here is written by our own writers.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "smp/smp.h"

namespace smp {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::Message;
using google::protobuf::TextFormat;
using google::protobuf::util::JsonPrintOptions;

// The messages of one release, which nothing generated was made of.
class Release {
 public:
  explicit Release(const std::string& tag) {
    const std::string path = std::string(SMP_HISTORY_DIR "/") + tag + ".binpb";
    std::ifstream file(path, std::ios::binary);
    google::protobuf::FileDescriptorSet set;
    INFO(path);
    REQUIRE(set.ParseFromIstream(&file));
    for (const auto& proto : set.file()) {
      const auto* built = pool_.BuildFile(proto);
      REQUIRE(built != nullptr);
      package_ = built->package();
    }
  }
  Release(const Release&) = delete;  // messages refer to the pool
  Release& operator=(const Release&) = delete;

  [[nodiscard]] const std::string& package() const { return package_; }

  std::unique_ptr<Message> New(const std::string& name) {
    const auto* type = pool_.FindMessageTypeByName(package_ + "." + name);
    REQUIRE(type != nullptr);
    return std::unique_ptr<Message>(factory_.GetPrototype(type)->New());
  }

  std::unique_ptr<Message> Make(const std::string& name, const std::string& text) {
    std::unique_ptr<Message> message = New(name);
    INFO(text);
    REQUIRE(TextFormat::ParseFromString(text, message.get()));
    return message;
  }

 private:
  DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_{&pool_};
  std::string package_;
};

std::string Json(const Message& message, bool keep_names, bool enums_as_numbers = false) {
  JsonPrintOptions options;
  options.preserve_proto_field_names = keep_names;
  options.always_print_enums_as_ints = enums_as_numbers;
  std::string json;
  REQUIRE(google::protobuf::util::MessageToJsonString(message, &json, options).ok());
  return json;
}

std::string ShortText(const Message& message) {
  TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  std::string text;
  printer.PrintToString(message, &text);
  if (!text.empty()) text.pop_back();
  return text;
}

// One line a change: "SMP8002 lossless /clients/0/protocol=http -> /clients/0/protocol=…".
std::string ChangeLines(const UpgradedDocument& upgraded) {
  std::string lines;
  for (const UpgradeStep& step : upgraded.steps) {
    CHECK(step.from_edition == "v0.2");
    CHECK(step.to_edition == "v0.6");
    for (const Change& change : step.changes) {
      lines += std::string(change.rule->id) + " " +
               std::string(LossClassName(change.rule->loss_class)) + " " + change.from_pointer +
               "=" + change.from_value + " -> " + change.to_pointer + "=" + change.to_value + "\n";
    }
  }
  return lines;
}

struct Outcome {
  std::string text;     // as protobuf text of v0.6.1
  std::string changes;  // or the error
};

// Reads bytes, brings them to v0.6, and lets the descriptors of v0.6.1 read what came out.
Outcome UpgradeToV06(const std::string& bytes, const std::string& name, const std::string& type,
                     std::optional<Edition> edition = std::nullopt) {
  ReadOptions options;
  options.edition = edition;
  const auto documents = ReadBytes(bytes, name, options);
  if (!documents) return {"", documents.error().message};
  UpgradeOptions to_v06;
  to_v06.to = Edition::kV06;
  const auto upgraded = Upgrade(*documents, to_v06);
  REQUIRE(upgraded);
  REQUIRE(upgraded->documents.size() == 1);
  const UpgradedDocument& one = upgraded->documents.front();
  CHECK(one.document.edition() == Edition::kV06);
  CHECK(one.findings.empty());
  Release newest("v0.6.1");
  const std::unique_ptr<Message> message = newest.New(type);
  const std::string json = one.document.ToText(Format::kJson);
  INFO(json);
  REQUIRE(google::protobuf::util::JsonStringToMessage(json, message.get()).ok());
  return {ShortText(*message), ChangeLines(one)};
}

struct Row {
  std::string name;
  std::string release;
  std::string type;
  std::string in;       // protobuf text of that release
  std::string out;      // protobuf text of v0.6.1
  std::string changes;  // exact
};

const Row kRows[] = {
    {"v0.1.0 test configuration, the base of what follows", "v0.1.0", "PerformanceTestConfig",
     R"(smps_version: "v0.1.0" id: "t" clients { load_generator: "wrk2" protocol: grpc rps: 100 )"
     R"(endpoint_url: "http://a.test" } clients { internal: true } duration: "30s")",
     R"(smp_version: "v0.6.1" id: "t" clients { load_generator: "wrk2" protocol: PROTOCOL_GRPC )"
     R"(rps: 100 endpoint_urls: "http://a.test" } clients { internal: true )"
     R"(protocol: PROTOCOL_HTTP } duration: "30s")",
     "SMP8001 lossless /smp_version=v0.1.0 -> /smp_version=v0.6.1\n"
     "SMP8002 lossless /clients/0/protocol=grpc -> /clients/0/protocol=PROTOCOL_GRPC\n"
     "SMP8003 defaulted = -> /clients/1/protocol=PROTOCOL_HTTP\n"},
    {"v0.1.0 has lost the mesh", "v0.1.0", "ServiceMeshConfig",
     R"(smps_version: "v0.1.0" sidecar { count: 2 cpu_mCores: 5 } Type { })",
     R"(smp_version: "v0.6.1" sidecar { count: 2 cpu_mcores: 5 })",
     "SMP8001 lossless /smp_version=v0.1.0 -> /smp_version=v0.6.1\n"
     "SMP8006 refused /mesh_type={} -> =\n"},
    {"v0.2.0 can store the mesh, in a field of another name", "v0.2.0", "ServiceMeshConfig",
     R"(smps_version: "v0.2.0" sidecar { cpu_mCores: 5 } mesh_type { type: istio })",
     R"(smp_version: "v0.6.1" sidecar { cpu_mcores: 5 } mesh_type { type: ISTIO })",
     "SMP8001 lossless /smp_version=v0.2.0 -> /smp_version=v0.6.1\n"
     "SMP8004 lossless /mesh_type/type=istio -> /mesh_type/type=ISTIO\n"},
    {"v0.2.0 does not store the mesh that is 0", "v0.2.0", "ServiceMeshConfig",
     R"(smps_version: "v0.2.0" sidecar { cpu_mCores: 5 } mesh_type { type: appmesh })",
     R"(smp_version: "v0.6.1" sidecar { cpu_mcores: 5 } mesh_type { type: APP_MESH })",
     "SMP8001 lossless /smp_version=v0.2.0 -> /smp_version=v0.6.1\n"
     "SMP8005 defaulted = -> /mesh_type/type=APP_MESH\n"},
    {"v0.2.1 calls the version smp_version", "v0.2.1", "EnvironmentConfig",
     R"(smp_version: "v0.2.1" id: "e" kubernetes_version: "v1.18" node { type: "m5" cores: 4 )"
     R"(mem_mb: 16384 } individual_workloads { name: "a" cpu_mCores: 7 })",
     R"(smp_version: "v0.6.1" id: "e" kubernetes_version: "v1.18" nodes { type: "m5" cores: 4 )"
     R"(mem_mb: 16384 } individual_workloads { name: "a" cpu_mcores: 7 })",
     "SMP8001 lossless /smp_version=v0.2.1 -> /smp_version=v0.6.1\n"},
    {"v0.2.1 test result", "v0.2.1", "PerformanceTestResult",
     R"(smp_version: "v0.2.1" id: "r" start_time { seconds: 1599472800 } latencies_ms { min: 1.5 )"
     R"(p99: 20 } actual_QPS: 99.5 details_uri: "u" testId: "t" meshConfigId: "m" envId: "e")",
     R"(smp_version: "v0.6.1" id: "r" start_time { seconds: 1599472800 } latencies_ms { min: 1.5 )"
     R"(p99: 20 } actual_qps: 99.5 details_uri: "u" test_id: "t" mesh_config_id: "m" env_id: "e")",
     "SMP8001 lossless /smp_version=v0.2.1 -> /smp_version=v0.6.1\n"},
    {"v0.2.1 mesh configuration: the shift that v0.3.0 made", "v0.2.1", "ServiceMeshConfig",
     R"(smp_version: "v0.2.1" ingress_gateway { cpu_mCores: 1 } sidecar { cpu_mCores: 2 } )"
     R"(mesh_telemetry { cpu_mCores: 3 } mesh_policy { cpu_mCores: 4 cache_hit_rate: 9 } )"
     R"(mesh_control_plane { cpu_mCores: 5 lds_latency_ms: 6 } mesh_type { type: maesh })",
     R"(smp_version: "v0.6.1" ingress_gateway { cpu_mcores: 1 } sidecar { cpu_mcores: 2 } )"
     R"(mesh_telemetry { cpu_mcores: 3 } mesh_policy { cpu_mcores: 4 cache_hit_rate: 9 } )"
     R"(mesh_control_plane { cpu_mcores: 5 lds_latency_ms: 6 } mesh_type { type: TRAEFIK_MESH })",
     "SMP8001 lossless /smp_version=v0.2.1 -> /smp_version=v0.6.1\n"
     "SMP8004 lossless /mesh_type/type=maesh -> /mesh_type/type=TRAEFIK_MESH\n"},
    {"v0.3.0 has the names and numbers of v0.6", "v0.3.0", "PerformanceTestConfig",
     R"(smp_version: "v0.3.0" clients { protocol: PROTOCOL_TCP rps: 5 endpoint_urls: "a" } )"
     R"(clients { rps: 6 })",
     R"(smp_version: "v0.3.0" clients { protocol: PROTOCOL_TCP rps: 5 endpoint_urls: "a" } )"
     R"(clients { rps: 6 })",
     ""},
    {"v0.3.0 mesh configuration with metadata", "v0.3.0", "ServiceMeshConfig",
     R"(smp_version: "v0.3.0" sidecar { cpu_mcores: 5 } mesh_type { type: ISTIO } )"
     R"(application_metadata { application_protocol: PROTOCOL_HTTPS })",
     R"(smp_version: "v0.3.0" sidecar { cpu_mcores: 5 } mesh_type { type: ISTIO } )"
     R"(application_metadata { application_protocol: PROTOCOL_HTTPS })",
     ""},
    {"v0.3.2 knows the version of a mesh", "v0.3.2", "ServiceMeshConfig",
     R"(smp_version: "v0.3.2" mesh_type { type: TRAEFIK_MESH version: "1.4" )"
     R"(labels { key: "a" value: "b" } annotations { key: "c" value: "d" } })",
     R"(smp_version: "v0.3.2" mesh_type { type: TRAEFIK_MESH version: "1.4" )"
     R"(labels { key: "a" value: "b" } annotations { key: "c" value: "d" } })",
     ""},
    {"v0.3.4 knows Cilium", "v0.3.4", "ServiceMeshConfig",
     R"(smp_version: "v0.3.4" mesh_type { type: CILIUM_SERVICE_MESH })",
     R"(smp_version: "v0.3.4" mesh_type { type: CILIUM_SERVICE_MESH })", ""},
    {"v0.6.1 knows certificates and options", "v0.6.1", "PerformanceTestConfig",
     R"(smp_version: "v0.6.1" clients { protocol: PROTOCOL_HTTP ssl_certificate: "c" )"
     R"(additional_options: "-k" })",
     R"(smp_version: "v0.6.1" clients { protocol: PROTOCOL_HTTP ssl_certificate: "c" )"
     R"(additional_options: "-k" })",
     ""},
};

TEST_CASE("History: each release that broke something, in binary and in both spellings of JSON",
          "[edition][history]") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    Release release(row.release);
    const auto message = release.Make(row.type, row.in);
    const Outcome binary = UpgradeToV06(message->SerializeAsString(), "in.binpb", row.type);
    CHECK(binary.text == row.out);
    CHECK(binary.changes == row.changes);
    for (const bool keep_names : {true, false}) {
      CAPTURE(keep_names);
      const Outcome json = UpgradeToV06(Json(*message, keep_names), "in.json", row.type);
      CHECK(json.text == row.out);
      CHECK(json.changes == row.changes);
    }
  }
}

// The fields of a message and of those in it, without the name of its package: "1 string id", and
// the values of their enums.
void AddFields(const google::protobuf::Descriptor& type, std::string_view package,
               std::set<std::string>& lines) {
  const auto below = [package](const std::string& name) { return name.substr(package.size() + 1); };
  for (int i = 0; i < type.field_count(); ++i) {
    const auto& field = *type.field(i);
    std::string of = field.type_name();
    if (field.message_type() != nullptr) of = field.message_type()->name();
    if (field.enum_type() != nullptr) of = field.enum_type()->name();
    const bool is_new =
        lines
            .insert(below(type.full_name()) + ": " + std::to_string(field.number()) + " " +
                    (field.is_repeated() ? "repeated " : "") + of + " " + field.name() + " " +
                    field.json_name())
            .second;
    for (int j = 0; field.enum_type() != nullptr && j < field.enum_type()->value_count(); ++j) {
      const auto& value = *field.enum_type()->value(j);
      lines.insert(below(field.enum_type()->full_name()) + ": " + std::to_string(value.number()) +
                   " " + value.name());
    }
    const bool is_ours = field.message_type() != nullptr &&
                         field.message_type()->file()->package() == std::string(package);
    if (is_new && is_ours) AddFields(*field.message_type(), package, lines);
  }
}

TEST_CASE("History: smp.v02 is v0.2.1 and smp.v0 is v0.6.1", "[edition][history]") {
  Release old("v0.2.1");
  Release newest("v0.6.1");
  for (const std::string name : {"PerformanceTestConfig", "PerformanceTestResult",
                                 "ServiceMeshConfig", "EnvironmentConfig"}) {
    CAPTURE(name);
    const auto fields = [&name](Release& release) {
      std::set<std::string> lines;
      AddFields(*release.New(name)->GetDescriptor(), release.package(), lines);
      return lines;
    };
    const auto ours = [&name](const std::string& package) {
      std::set<std::string> lines;
      AddFields(*DescriptorPool::generated_pool()->FindMessageTypeByName(package + "." + name),
                package, lines);
      return lines;
    };
    CHECK(ours("smp.v02") == fields(old));
    CHECK(ours("smp.v0") == fields(newest));
  }
}

TEST_CASE("History: packages are those of the releases", "[edition][history]") {
  CHECK(Release("v0.1.0").package() == "SMPS");
  CHECK(Release("v0.2.0").package() == "SMPS");
  CHECK(Release("v0.2.1").package() == "SMP");
  CHECK(Release("v0.3.0").package() == "smp");
}

TEST_CASE("History: v0.3.0 and v0.3.1 called Traefik Mesh MAESH", "[edition][history]") {
  Release release("v0.3.0");
  const auto message = release.Make("ServiceMeshConfig", R"(smp_version: "v0.3.0" mesh_build: "1" )"
                                                         R"(mesh_type { type: MAESH })");
  for (const std::string& bytes :
       {message->SerializeAsString(), Json(*message, true), Json(*message, false)}) {
    const auto documents = ReadBytes(bytes, "in");
    REQUIRE(documents);
    CHECK(IsValid(Validate(documents->front())));
    const auto v1 = Decode(documents->front());
    REQUIRE(v1);
    CHECK(v1->report().mesh().type() == v1::MESH_TYPE_TRAEFIK_MESH);
  }
}

struct MeshRow {
  std::string old_name;
  std::string name;   // in v0.6, of the same mesh
  std::string other;  // what v0.6 reads in the same bytes
};

const MeshRow kMeshes[] = {
    {"appmesh", "APP_MESH", "not stated"},
    {"consul", "CONSUL", "APP_MESH"},
    {"istio", "ISTIO", "CONSUL"},
    {"kuma", "KUMA", "ISTIO"},
    {"linkerd", "LINKERD", "KUMA"},
    {"maesh", "TRAEFIK_MESH", "LINKERD"},
    {"octarine", "OCTARINE", "TRAEFIK_MESH"},
    {"networkservicemesh", "NETWORK_SERVICE_MESH", "OCTARINE"},
    {"tanzu", "TANZU", "NETWORK_SERVICE_MESH"},
};

TEST_CASE("History: bytes of v0.2 never yield a mesh unless it is said what they are",
          "[edition][history]") {
  for (const std::string tag : {"v0.2.0", "v0.2.1"}) {
    Release release(tag);
    for (const MeshRow& row : kMeshes) {
      CAPTURE(tag, row.old_name);
      const std::string bytes =
          release.Make("ServiceMeshConfig", "id: 'm' mesh_type { type: " + row.old_name + " }")
              ->SerializeAsString();
      const std::string refusal =
          "m.binpb: the bytes read differently in v0.2 and v0.6: mesh_type.type is " + row.name +
          " in v0.2 and " + row.other + " in v0.6";
      const auto refused = ReadBytes(bytes, "m.binpb");
      REQUIRE_FALSE(refused);
      CHECK(refused.error().code == ErrorCode::kAmbiguous);
      CHECK(refused.error().message == refusal);
      CHECK(refused.error().hint ==
            "say which release wrote it: --edition v0.2 or --edition v0.6 (--from in smp)");
      ReadOptions kind;
      kind.kind = Kind::kMeshConfig;
      const auto with_kind = ReadBytes(bytes, "m.binpb", kind);
      REQUIRE_FALSE(with_kind);
      CHECK(with_kind.error().message == refusal);
      const auto detected = DetectEdition(bytes, "m.binpb");
      REQUIRE_FALSE(detected);
      CHECK(detected.error().message == refusal);

      const Outcome upgraded = UpgradeToV06(bytes, "m.binpb", "ServiceMeshConfig", Edition::kV02);
      CHECK(upgraded.text ==
            R"(smp_version: "v0.6.1" id: "m" mesh_type { type: )" + row.name + " }");
    }
  }
}

TEST_CASE("History: a version in the bytes says what they are", "[edition][history]") {
  Release release("v0.2.1");
  for (const MeshRow& row : kMeshes) {
    CAPTURE(row.old_name);
    const auto message = release.Make(
        "ServiceMeshConfig", "smp_version: 'v0.2.1' mesh_type { type: " + row.old_name + " }");
    CHECK(UpgradeToV06(message->SerializeAsString(), "m.binpb", "ServiceMeshConfig").text ==
          R"(smp_version: "v0.6.1" mesh_type { type: )" + row.name + " }");
  }
}

TEST_CASE("History: JSON of v0.2 with numbers for enum values", "[edition][history]") {
  Release release("v0.2.1");
  const auto message =
      release.Make("PerformanceTestConfig", R"(clients { protocol: udp endpoint_url: "a" } )"
                                            R"(clients { protocol: http endpoint_url: "b" })");
  const Outcome upgraded =
      UpgradeToV06(Json(*message, true, true), "in.json", "PerformanceTestConfig");
  CHECK(upgraded.text ==
        R"(smp_version: "v0.6.1" clients { protocol: PROTOCOL_UDP endpoint_urls: "a" } )"
        R"(clients { protocol: PROTOCOL_HTTP endpoint_urls: "b" })");
  CHECK(upgraded.changes ==
        "SMP8001 lossless = -> /smp_version=v0.6.1\n"
        "SMP8002 lossless /clients/0/protocol=2 -> /clients/0/protocol=PROTOCOL_UDP\n"
        "SMP8003 defaulted = -> /clients/1/protocol=PROTOCOL_HTTP\n");
}

TEST_CASE("History: v0.2 on its way to v1 keeps the mesh", "[edition][history]") {
  Release release("v0.2.1");
  const auto message =
      release.Make("ServiceMeshConfig", R"(smp_version: "v0.2.1" id: "m" mesh_build: "1.6.8" )"
                                        R"(mesh_type { type: istio })");
  for (const std::string& bytes : {message->SerializeAsString(), Json(*message, true)}) {
    const auto documents = ReadBytes(bytes, "in");
    REQUIRE(documents);
    const auto upgraded = Upgrade(*documents);
    REQUIRE(upgraded);
    REQUIRE(upgraded->documents.size() == 1);
    const UpgradedDocument& one = upgraded->documents.front();
    REQUIRE(one.steps.size() == 2);
    CHECK(one.steps[0].from_edition == "v0.2");
    CHECK(one.steps[1].to_edition == "v1.0.0");
    const auto v1 = Decode(one.document);
    REQUIRE(v1);
    CHECK(v1->mesh().type() == v1::MESH_TYPE_ISTIO);
    CHECK(v1->mesh().id() == "m");
  }
}

}  // namespace
}  // namespace smp
