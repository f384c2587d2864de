// Documents in other encodings, and what that would lose.
#include "smp/encode.h"

#include <google/protobuf/util/message_differencer.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <initializer_list>
#include <limits>
#include <string>

#include "smp/smp.h"
#include "smp/v0/test_config.pb.h"

namespace smp {
namespace {

namespace fs = std::filesystem;

SourceDocument Read(std::string text, const ReadOptions& options = {}) {
  auto documents = ReadBytes(std::move(text), "in", options);
  REQUIRE(documents.has_value());
  return documents->front();
}

EncodedDocument Encoded(const SourceDocument& document, Format format, bool drop_unknown = false) {
  auto encoded = Encode(document, format, {.drop_unknown = drop_unknown, .originals = {}});
  REQUIRE(encoded.has_value());
  return *std::move(encoded);
}

// "SMP1010 3:5 message" a line.
std::string Text(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text.append(finding.rule->id).append(" ");
    text += std::to_string(finding.span.begin.line) + ":" +
            std::to_string(finding.span.begin.column) + " " + finding.message + "\n";
  }
  return text;
}

constexpr const char* kMesh =
    "smp_version: v1.0.0\n"
    "mesh:\n"
    "  labels:\n"
    "    suite: nightly\n"
    "  type: ISTIO\n"
    "  version: \"1.20\"\n";

constexpr Format kAll[] = {Format::kYaml, Format::kJson, Format::kNdjson, Format::kBinary,
                           Format::kTextProto};

TEST_CASE("Encode: from every encoding to every other and back", "[validate]") {
  const SourceDocument document = Read(kMesh);
  for (const Format first : kAll) {
    const std::string bytes = Encoded(document, first).bytes;
    for (const Format second : kAll) {
      INFO(FormatName(first) << " to " << FormatName(second));
      const EncodedDocument other = Encoded(Read(bytes), second);
      CHECK(Text(other.lost).empty());
      CHECK(Encoded(Read(other.bytes), Format::kYaml).bytes == kMesh);
    }
  }
}

TEST_CASE("Encode: text keeps every digit and the spelling", "[validate]") {
  const SourceDocument document =
      Read("smp_version: v1.0.0\nresult: {achievedRequestsPerSecond: 1.20000000000000000001}\n");
  CHECK(Encoded(document, Format::kNdjson).bytes ==
        "{\"smp_version\": \"v1.0.0\", \"result\": "
        "{\"achievedRequestsPerSecond\": 1.20000000000000000001}}\n");
}

TEST_CASE("Encode: a message of v0.6 is encoded as it is", "[validate]") {
  const SourceDocument document =
      Read("smp_version: v0.6.1\nid: a\nclients: [{protocol: 1, endpoint_urls: [http://a/]}]\n");
  REQUIRE(document.kind() == Kind::kTestConfig);
  v0::PerformanceTestConfig config;
  REQUIRE(config.ParseFromString(Encoded(document, Format::kBinary).bytes));
  CHECK(config.id() == "a");
  CHECK(config.clients(0).protocol() == 1);
  CHECK(Encoded(document, Format::kTextProto).bytes.find("smp.v0.PerformanceTestConfig") !=
        std::string::npos);
}

struct Loss {
  const char* name;
  const char* yaml;
  const char* lost;  // on the way to binary
};

constexpr Loss kLosses[] = {
    {"nothing of a null", "smp_version: v1.0.0\nmesh: {type: ISTIO, name: null}\n", ""},
    {"nothing where a number is text", "smp_version: v1.0.0\nmesh: {version: 1.20}\n", ""},
    {"nothing of what is only invalid", "smp_version: v1.0.0\nmesh: {}\n", ""},
    {"an unknown field", "smp_version: v1.0.0\nmesh: {type: ISTIO, lables: {a: b}}\n",
     "SMP1010 2:21 unknown field `lables` in a mesh configuration\n"},
    {"a value of another type", "smp_version: v1.0.0\nmesh: {type: ISTIO, labels: [1, 2]}\n",
     "SMP1012 2:29 expected a mapping for `labels`, found a list\n"},
    {"an unknown name", "smp_version: v1.0.0\nmesh: {type: ISTIOO}\n", "SMP1013"},
    {"a number beyond its field",
     "smp_version: v1.0.0\nresult: {requests: {completed: 99999999999999999999}}\n", "SMP1014"},
    {"one of two bodies", "smp_version: v1.0.0\nmesh: {type: ISTIO}\ntest: {}\n", "SMP1019"},
    {"digits of a free number",
     "smp_version: v1.0.0\nreport: {extensions: {com.example: {counter: 9007199254740993}}}\n",
     "SMP1024"},
    {"a day that does not exist",
     "smp_version: v1.0.0\nreport: {created_time: 2026-02-30T00:00:00Z}\n", "SMP1029"},
    {"a member given twice", "smp_version: v1.0.0\nmesh: {type: ISTIO, type: KUMA}\n", "SMP1003"},
    {"what is no number", "smp_version: v1.0.0\nresult: {achieved_requests_per_second: .nan}\n",
     "SMP1020"},
    {"a field in both spellings",
     "smp_version: v1.0.0\nmesh: {control_plane: {}, controlPlane: {}}\n", "SMP1003"},
};

TEST_CASE("Encode: binary tells each value that it cannot hold", "[validate]") {
  for (const Loss& row : kLosses) {
    INFO(row.name);
    const EncodedDocument encoded = Encoded(Read(row.yaml), Format::kBinary);
    const std::string lost = Text(encoded.lost);
    CHECK(encoded.bytes.empty() != lost.empty());
    const std::string expected = row.lost;
    if (expected.size() == 7) {
      CHECK(lost.substr(0, 7) == expected);
    } else {
      CHECK(lost == expected);
    }
    CHECK(encoded.lost.size() <= 1);
    for (const Finding& finding : encoded.lost) CHECK(finding.severity == Severity::kError);
  }
}

TEST_CASE("Encode: text loses only what was not read", "[validate]") {
  const auto lost = [](const char* yaml) {
    return Text(Encoded(Read(yaml), Format::kJson).lost).substr(0, 7);
  };
  CHECK(lost("smp_version: v1.0.0\nmesh: {type: 12, lables: [], labels: 1}\n").empty());
  CHECK(lost("smp_version: v1.0.0\nmesh: {type: ISTIO, type: KUMA}\n") == "SMP1003");
  CHECK(lost("smp_version: v1.0.0\nmesh: {type: !Ref a}\n") == "SMP1021");
  CHECK(lost("smp_version: v1.0.0\nmesh: {type: 'ISTIO\n") == "SMP1001");
  CHECK(lost("a: b: c\n") == "SMP1001");
  CHECK(lost("") == "SMP1006");
}

TEST_CASE("Encode: fields that a message does not know stay in binary", "[validate]") {
  // Field 2000 of the document, a varint.
  const std::string bytes = Encoded(Read(kMesh), Format::kBinary).bytes + "\x80\x7D\x07";
  const SourceDocument document = Read(bytes);
  CHECK(Encoded(document, Format::kBinary).bytes == bytes);
  for (const Format format : {Format::kYaml, Format::kJson, Format::kNdjson, Format::kTextProto}) {
    INFO(FormatName(format));
    const EncodedDocument kept = Encoded(document, format);
    REQUIRE(kept.lost.size() == 1);
    CHECK(kept.lost[0].rule->id == "SMP1023");
    CHECK(kept.bytes.empty());
    const EncodedDocument dropped = Encoded(document, format, true);
    CHECK(dropped.lost.empty());
    REQUIRE(dropped.dropped.size() == 1);
    CHECK(dropped.dropped[0].severity == Severity::kWarning);
    CHECK(Encoded(Read(dropped.bytes), Format::kYaml).bytes == kMesh);
  }
}

TEST_CASE("Encode: infinities stay between binary and protobuf text", "[validate]") {
  v1::Document message;
  message.set_smp_version("v1.0.0");
  message.mutable_result()->set_achieved_requests_per_second(
      std::numeric_limits<double>::infinity());
  const SourceDocument document = Read(Write(message, Format::kBinary));
  CHECK(Encoded(document, Format::kTextProto).bytes == Write(message, Format::kTextProto));
  CHECK(Text(Encoded(document, Format::kYaml).lost).substr(0, 7) == "SMP1020");
}

TEST_CASE("Encode: what is no single document of SMP is refused with its cure", "[validate]") {
  const auto refusal = [](const char* yaml, Format format) {
    const auto encoded = Encode(Read(yaml), format);
    REQUIRE_FALSE(encoded.has_value());
    CHECK(encoded.error().code == ErrorCode::kInvalidArgument);
    return encoded.error().message + " | " + encoded.error().hint;
  };
  CHECK(refusal("kind: Deployment\n", Format::kJson) ==
        "in cannot be written in another encoding: not an SMP document | only documents of SMP "
        "v0.2, v0.6 and v1 can; `smp upgrade FILE` makes one of many others");
  CHECK(refusal("test: {smp_version: v0.6.1, clients: [{protocol: 1}]}\nmesh: {type: 3}\n",
                Format::kBinary) ==
        "in: an SMP v0.6 test configuration with its mesh (shape T2) has no form in binpb: its "
        "test and its mesh are two messages | choose YAML, JSON or NDJSON, or take it apart with "
        "`smp upgrade`");
}

TEST_CASE("Encode: YAML keeps the comments of YAML, others tell where they were", "[validate]") {
  const SourceDocument document = Read("# title\nsmp_version: v1.0.0\nmesh:\n  type: ISTIO # c\n");
  CHECK(Encoded(document, Format::kYaml).bytes ==
        "# title\nsmp_version: v1.0.0\nmesh:\n  type: ISTIO  # c\n");
  CHECK(Encoded(document, Format::kYaml).comments_not_kept.empty());
  const EncodedDocument json = Encoded(document, Format::kJson);
  REQUIRE(json.comments_not_kept.size() == 2);
  CHECK(json.comments_not_kept[1] == CommentPlace{"in", {4, 15}});
}

// The binary form of a document that went through the given encodings one after another.
std::string Through(const SourceDocument& document, std::initializer_list<Format> formats) {
  SourceDocument at = document;
  const ReadOptions as_was{
      .format = {}, .edition = document.edition(), .kind = document.kind(), .limits = {}};
  for (const Format format : formats) {
    const EncodedDocument encoded = Encoded(at, format);
    REQUIRE(Text(encoded.lost).empty());
    at = Read(encoded.bytes, as_was);
  }
  return Encoded(at, Format::kBinary).bytes;
}

TEST_CASE("Encode: every document of the conformance cases goes round without loss", "[validate]") {
  const fs::path cases = fs::path(SMP_SOURCE_DIR) / "conformance" / "cases";
  int count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(cases)) {
    if (entry.path().stem() != "report") continue;
    const auto documents = ReadFile(entry.path());
    if (!documents) continue;
    for (const SourceDocument& document : *documents) {
      const auto binary = Encode(document, Format::kBinary);
      if (!binary || !binary->lost.empty() || document.kind() == Kind::kUnknown) continue;
      if (!Encoded(document, Format::kYaml).lost.empty()) continue;  // unknown fields of the wire
      INFO(entry.path().string());
      CHECK(Through(document, {Format::kYaml, Format::kJson, Format::kTextProto,
                               Format::kNdjson}) == binary->bytes);
      ++count;
    }
  }
  CHECK(count > 100);
}

TEST_CASE("Write: of a document is all or nothing", "[validate]") {
  CHECK(Write(Read(kMesh), Format::kYaml) == kMesh);
  const auto lossy = Write(Read("smp_version: v1.0.0\nmesh: {lables: {}}\n"), Format::kBinary);
  REQUIRE_FALSE(lossy.has_value());
  CHECK(lossy.error().message ==
        "in: binpb cannot hold all of it: /mesh/lables: unknown field `lables` in a mesh "
        "configuration");
}

}  // namespace
}  // namespace smp
