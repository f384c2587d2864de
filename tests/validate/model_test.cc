// Decoding and writing through the public API.
#include <google/protobuf/util/message_differencer.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "smp/smp.h"

namespace smp {
namespace {

namespace fs = std::filesystem;
using google::protobuf::util::MessageDifferencer;

v1::Document MakeDocument() {
  v1::Document document;
  document.set_smp_version("v1.0.0");
  document.mutable_mesh()->set_type(v1::MESH_TYPE_ISTIO);
  document.mutable_mesh()->set_version("1.20");
  (*document.mutable_mesh()->mutable_labels())["suite"] = "nightly";
  document.mutable_mesh()->mutable_control_plane()->set_endpoints(0);
  return document;
}

TEST_CASE("Model: what is written is read again, in every format", "[validate]") {
  const v1::Document document = MakeDocument();
  for (const Format format :
       {Format::kYaml, Format::kJson, Format::kNdjson, Format::kBinary, Format::kTextProto}) {
    INFO(FormatName(format));
    const auto documents = ReadBytes(Write(document, format), "mesh");
    REQUIRE(documents.has_value());
    CHECK(documents->front().format() == (format == Format::kNdjson ? Format::kJson : format));
    CHECK(Validate(documents->front()).empty());
    const auto decoded = Decode(documents->front());
    REQUIRE(decoded.has_value());
    CHECK(MessageDifferencer::Equals(*decoded, document));
  }
}

TEST_CASE("Model: YAML is readable and quotes what others would misread", "[validate]") {
  CHECK(Write(MakeDocument(), Format::kYaml) ==
        "smp_version: v1.0.0\n"
        "mesh:\n"
        "  labels:\n"
        "    suite: nightly\n"
        "  type: ISTIO\n"
        "  version: \"1.20\"\n"
        "  control_plane:\n"
        "    endpoints: 0\n");
}

TEST_CASE("Model: a v0.6 result becomes a report", "[validate]") {
  const auto documents = ReadBytes(
      "smp_version: v0.6.1\nid: r1\nstart_time: 2026-03-01T10:00:00Z\nend_time: "
      "2026-03-01T10:01:00Z\n"
      "latencies_ms: {min: 1, average: 4, p50: 3.5, p90: 7, p99: 12, max: 30}\nactual_qps: 100\n",
      "result.yaml");
  REQUIRE(documents.has_value());
  CHECK(documents->front().edition() == Edition::kV06);
  const auto decoded = Decode(documents->front());
  REQUIRE(decoded.has_value());
  REQUIRE(decoded->report().results_size() == 1);
  CHECK(decoded->report().results(0).achieved_requests_per_second() == 100);
  CHECK(decoded->report().results(0).latency().quantiles_size() == 3);
}

TEST_CASE("Model: what is no SMP cannot be decoded", "[validate]") {
  const auto documents = ReadBytes("kind: Deployment\n", "web.yaml");
  REQUIRE(documents.has_value());
  const auto decoded = Decode(documents->front());
  REQUIRE_FALSE(decoded.has_value());
  CHECK(decoded.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("WriteFile: replaces the file as a whole", "[validate]") {
  const fs::path directory = fs::path(SMP_BINARY_DIR) / "write-test";
  fs::remove_all(directory);
  fs::create_directories(directory);
  const fs::path path = directory / "mesh.yaml";
  std::ofstream(path) << "old";
  REQUIRE(WriteFile(MakeDocument(), Format::kYaml, path).has_value());
  std::ifstream file(path);
  CHECK(std::string(std::istreambuf_iterator<char>(file), {}) ==
        Write(MakeDocument(), Format::kYaml));
  CHECK(std::distance(fs::directory_iterator(directory), {}) == 1);
}

TEST_CASE("WriteFile: a directory that is not there is an error, and nothing is left",
          "[validate]") {
  const auto written = WriteFile(MakeDocument(), Format::kYaml, "/no/such/directory/mesh.yaml");
  REQUIRE_FALSE(written.has_value());
  CHECK(written.error().code == ErrorCode::kNotFound);
}

TEST_CASE("WriteFile: a full disk leaves the old file as it was", "[validate]") {
  // /dev/full cannot be replaced by a rename, so this is the nearest that needs no mount.
  const auto written = WriteFile(MakeDocument(), Format::kYaml, "/proc/mesh.yaml");
  REQUIRE_FALSE(written.has_value());
  CHECK_FALSE(written.error().message.empty());
}

}  // namespace
}  // namespace smp
