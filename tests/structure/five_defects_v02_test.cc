// A document of v0.2 with five defects gives five findings, at their lines and in its own spelling:
// that it is upgraded before the rules see it shows nowhere.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "smp/smp.h"

namespace {

std::vector<std::string> Check(const std::string& text) {
  const auto documents = smp::ReadBytes(text, "v02.yaml");
  REQUIRE(documents.has_value());
  REQUIRE(documents->size() == 1);
  REQUIRE(documents->front().edition() == smp::Edition::kV02);
  std::vector<std::string> lines;
  for (const smp::Finding& finding : smp::Validate(documents->front())) {
    lines.push_back(std::to_string(finding.span.begin.line) + ":" +
                    std::to_string(finding.span.begin.column) + " " +
                    std::string(finding.rule->id) + " " + finding.pointer + ": " + finding.message +
                    " (" + finding.hint + ")");
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Five defects of v0.2: five findings at their places, in the spelling of v0.2",
          "[structure]") {
  const auto documents = smp::ReadFile(SMP_SOURCE_DIR "/tests/structure/five_defects_v02.yaml");
  REQUIRE(documents.has_value());
  CHECK(documents->front().description() == "an SMP v0.2 test configuration (shape T1)");
  CHECK(Check(std::string(documents->front().source_text())) ==
        Lines{
            "7:15 SMP1013 /clients/0/protocol: unknown value `htpp` for `protocol`, allowed: http, "
            "tcp, udp, grpc, 0, 1, 2, 3 (did you mean `http`?)",
            "8:18 SMP1014 /clients/0/connections: found -2 for `connections`, allowed is at least "
            "0 (write 0 or more, or leave the field out if it is not known)",
            "10:5 SMP1010 /clients/0/endpoint_urls: unknown field `endpoint_urls` in a client (did "
            "you mean `endpoint_url`?)",
            "14:10 SMP1012 /clients/1/rps: expected a whole number of requests a second for `rps`, "
            "found the text `fast` (write the number in digits, in requests a second, or leave the "
            "field out if it is not known)",
            "17:11 SMP1015 /duration: expected a duration with units such as `30s` or `1h30m` for "
            "`duration`, found the text `5 minutes` (units are ns, us, ms, s, m and h)",
        });
}

TEST_CASE("Documents of v0.2: rules of reports point at the original, too", "[structure]") {
  CHECK(Check("smps_version: v0.2.0\n"
              "start_time: 2020-09-07T10:00:00Z\n"
              "end_time: 2020-09-07T09:00:00Z\n"
              "latencies_ms: {min: 3, p50: 4, p90: 3, p99: 9, max: 10, average: 4}\n"
              "actual_QPS: 12\n"
              "meshConfigId: 00000000-0000-0000-0000-000000000000\n") ==
        Lines{
            "1:1 SMP1018 /smps_version: `smps_version` is what `smp_version` was called before "
            "v0.2.1 (write `smp_version`; both are read)",
            "3:11 SMP2018 /end_time: end_time 2020-09-07T09:00:00Z is not after start_time "
            "2020-09-07T10:00:00Z (write begin and end of the measured window, both in UTC)",
            "4:37 SMP2004 /latencies_ms/p90: p90 is 3 ms, below p50 4 ms (take all quantiles from "
            "one set of samples)",
            "6:15 SMP5026 /meshConfigId: `00000000-0000-0000-0000-000000000000` is a placeholder "
            "(write the real id or address, or leave the field out)",
        });
}

TEST_CASE("Documents of v0.2: names of other releases are notes", "[structure]") {
  CHECK(Check("smp_version: v0.2.1\n"
              "mesh_build: 0.4.2\n"
              "mesh_type: {type: osm}\n") ==
        Lines{"3:19 SMP1018 /mesh_type/type: `osm` is `OPEN_SERVICE_MESH`, which v0.2 has not "
              "(spell the document as v0.6, and state that in smp_version)"});
  CHECK(Check("smp_version: v0.2.1\n"
              "clients: [{protocol: PROTOCOL_HTTP, endpoint_url: [\"http://a.test\"]}]\n") ==
        Lines{"2:22 SMP1018 /clients/0/protocol: `PROTOCOL_HTTP` is the name of `http` in another "
              "release (write `http`; both are read)"});
  // A name of nothing is a defect.
  CHECK(Check("smp_version: v0.2.1\nmesh_build: 1.6.8\nmesh_type: {type: istoi}\n")
            .back()
            .substr(0, 60) == "3:19 SMP1013 /mesh_type/type: unknown value `istoi` for `typ");
}

TEST_CASE("Documents of v0.2: what is right has no finding", "[structure]") {
  CHECK(Check("smp_version: v0.2.1\n"
              "mesh_build: 1.6.8\n"
              "mesh_type: {type: 2}\n"
              "sidecar: {count: 2, cpu_mCores: 400}\n") == Lines{});
  CHECK(Check("smp_version: v0.2.1\n"
              "mesh_build: 1.6.8\n"
              "mesh_type: {}\n") == Lines{});
}

TEST_CASE("Decode: a document of v0.2 as v1", "[structure]") {
  const auto documents =
      smp::ReadBytes("smp_version: v0.2.1\nmesh_build: 1.6.8\nmesh_type: {type: 3}\n", "mesh.yaml");
  REQUIRE(documents.has_value());
  const auto message = smp::Decode(documents->front());
  REQUIRE(message.has_value());
  CHECK(message->report().mesh().type() == smp::v1::MESH_TYPE_KUMA);
  CHECK(message->report().mesh().version() == "1.6.8");
}
