#include "model/proto_text.h"

#include <google/protobuf/struct.pb.h>

#include <catch2/catch.hpp>

#include "model/read_yaml.h"
#include "model/tree_text.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v1/document.pb.h"

using google::protobuf::Descriptor;
using smp::ErrorCode;
using smp::Limits;
using smp::document::Node;
using smp::document::Tree;
using smp::model::FindingTexts;
using smp::model::LooksProtoText;
using smp::model::TreeText;
using Texts = std::vector<std::string>;

namespace {

smp::Expected<smp::model::ReadMessage> ReadTextMessage(const std::string& text,
                                                       const Descriptor* type = nullptr,
                                                       const Limits& limits = {}) {
  return smp::model::ReadProtoText(std::make_shared<const smp::document::Source>("r.txtpb", text),
                                   type, limits);
}

// The findings of a text that is no message.
Texts Defects(const std::string& text, const Descriptor* type = nullptr) {
  const auto read = ReadTextMessage(text, type);
  REQUIRE(read);
  CHECK(read->message == nullptr);
  CHECK(read->document.tree.root() == nullptr);
  CHECK_FALSE(read->document.complete);
  return FindingTexts(read->document.findings);
}

std::string Place(const smp::Span& span) {
  return std::to_string(span.begin.line) + ":" + std::to_string(span.begin.column) + "-" +
         std::to_string(span.end.line) + ":" + std::to_string(span.end.column);
}

// Place of the key and of the value of a node.
std::string Place(const Tree& tree, const char* pointer) {
  const Node* node = Resolve(*tree.root(), pointer);
  REQUIRE(node != nullptr);
  return Place(node->key_span) + " " + Place(node->span);
}

}  // namespace

TEST_CASE("Protobuf text: every field knows the place of its name and value", "[model]") {
  const auto read = ReadTextMessage(
      "# a comment { with braces\n"
      "smp_version: 'v1' # é\n"
      "  \".0.0\"\n"
      "report {\n"
      "\tid: \"é\" name: \"x\";\n"
      "  labels { key: \"z\" value: \"1\" }, labels: [{ key: \"a\" value: \"2\" }, <key: \"b\">]\n"
      "  created_time: { seconds: 5 }\n"
      "  results [{ repetition: - 1 }, { id: \"r2\" }] results { id: \"r3\" }\n"
      "  extensions { key: \"org.x\" value { fields { key: \"l\" value { list_value {\n"
      "    values { number_value: 1e3 } values { bool_value: true } } } } } }\n"
      "}\n");
  REQUIRE(read);
  CHECK(FindingTexts(read->document.findings) == Texts{});
  const Tree& tree = read->document.tree;
  CHECK(TreeText(tree) ==
        R"({smp_version:"v1.0.0",report:{id:"é",name:"x",labels:{a:"2",b:"",z:"1"},)"
        R"(created_time:"1970-01-01T00:00:05Z",results:[{repetition:-1},{id:"r2"},{id:"r3"}],)"
        R"(extensions:{org.x:{l:[1000,true]}}}})");
  CHECK(Place(tree.root()->span) == "2:1-12:1");
  CHECK(Place(tree, "/smp_version") == "2:1-2:12 2:14-3:9");
  CHECK(Place(tree, "/report") == "4:1-4:7 4:8-11:2");
  CHECK(Place(tree, "/report/id") == "5:2-5:4 5:6-5:9");
  CHECK(Place(tree, "/report/name") == "5:10-5:14 5:16-5:19");
  CHECK(Place(tree, "/report/labels") == "6:3-6:9 6:10-6:79");
  CHECK(Place(tree, "/report/labels/z") == "6:17-6:20 6:28-6:31");
  CHECK(Place(tree, "/report/labels/a") == "6:51-6:54 6:62-6:65");
  CHECK(Place(tree, "/report/labels/b") == "6:75-6:78 6:69-6:79");
  CHECK(Place(tree, "/report/created_time") == "7:3-7:15 7:17-7:31");
  CHECK(Place(tree, "/report/results") == "8:3-8:10 8:12-8:67");
  CHECK(Place(tree, "/report/results/0/repetition") == "8:14-8:24 8:26-8:29");
  CHECK(Place(tree, "/report/results/1/id") == "8:35-8:37 8:39-8:43");
  CHECK(Place(tree, "/report/results/2") == "0:0-0:0 8:55-8:67");
  CHECK(Place(tree, "/report/extensions/org.x/l") == "9:51-9:54 9:74-10:63");
  CHECK(Place(tree, "/report/extensions/org.x/l/0") == "0:0-0:0 10:28-10:31");
  CHECK(Place(tree, "/report/extensions/org.x/l/1") == "0:0-0:0 10:55-10:59");
}

TEST_CASE("Protobuf text: the comment at the top names the message", "[model]") {
  const auto read = ReadTextMessage(
      "# proto-file: smp/v0/test_config.proto\r\n"
      "# proto-message: smp.v0.PerformanceTestConfig\r\n"
      "id: 'x'\r\n");
  REQUIRE(read);
  CHECK(read->type == smp::v0::PerformanceTestConfig::descriptor());
  CHECK(Place(read->document.tree, "/id") == "3:1-3:3 3:5-3:8");

  const auto unknown = ReadTextMessage("# proto-message: smp.v2.Document\nid: 'x'\n");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::kUnknownFormat);
  CHECK(unknown.error().message ==
        "r.txtpb: the text says that it is a `smp.v2.Document`, which is no document of SMP");
  CHECK(unknown.error().hint ==
        "the messages of SMP are smp.v1.Document, smp.v0.PerformanceTestConfig, "
        "smp.v0.PerformanceTestResult, smp.v0.ServiceMeshConfig, smp.v0.EnvironmentConfig, "
        "smp.v02.PerformanceTestConfig, smp.v02.PerformanceTestResult, smp.v02.ServiceMeshConfig, "
        "smp.v02.EnvironmentConfig");
}

TEST_CASE("Protobuf text: without a comment the text says what it is", "[model]") {
  struct Row {
    const char* text;
    const char* type;
  };
  const Row rows[] = {
      {"smp_version: 'v1.0.0'", "smp.v1.Document"},
      {"smp_version: 'v1.0.0' nodes {}", "smp.v1.Document"},  // with a finding
      {"report {}", "smp.v1.Document"},
      {"smp_version: 'v0.6.1' clients {}", "smp.v0.PerformanceTestConfig"},
      {"id: 'x' latencies_ms {}", "smp.v0.PerformanceTestResult"},
      {"mesh_type { type: ISTIO }", "smp.v0.ServiceMeshConfig"},
      {"nodes { cores: 4 }", "smp.v0.EnvironmentConfig"},
      {"nodes { cores: 4 colour: 5 }", "smp.v0.EnvironmentConfig"},  // with a finding
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto read = ReadTextMessage(row.text);
    REQUIRE(read);
    CHECK(read->type->full_name() == row.type);
  }
  const auto read = ReadTextMessage("smp_version: 'v0.6.1' id: 'x'");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::kAmbiguous);
  CHECK(read.error().message ==
        "r.txtpb: the text fits more than one message: smp.v0.PerformanceTestConfig, "
        "smp.v0.PerformanceTestResult, smp.v0.ServiceMeshConfig, smp.v0.EnvironmentConfig");
  CHECK(read.error().hint ==
        "name the message in a first line such as `# proto-message: "
        "smp.v0.PerformanceTestConfig`");
}

TEST_CASE("Protobuf text: a defect has its place and its cure", "[model]") {
  struct Row {
    const char* text;
    const char* finding;
  };
  const Row rows[] = {
      {"report {\n\té: 1 }",
       "2:2-2:3 error SMP1001 : interpreting non ascii codepoint 195 "
       "(correct the text at this place)"},
      {"report {\n\tcolour: 1 }",
       "2:2-2:8 error SMP1001 : message smp.v1.Report has no field `colour` (remove it or correct "
       "its name)"},
      {"report { name: 'é' id: 1 }",
       "1:24-1:25 error SMP1001 : expected string, got: 1 (correct the text at this place)"},
      {"report { ",
       "1:10-1:11 error SMP1001 : the text ends inside the message opened at 1:8 (the file may be "
       "cut off; close the message with `}`)"},
      {"report { labels: [ # {",
       "1:23-1:24 error SMP1001 : the text ends inside the list opened at 1:18 (the file may be "
       "cut off; close the list with `]`)"},
      {"report { id: 'a {",
       "1:18-1:19 error SMP1001 : unexpected end of string (correct the text at this place)"},
      {"mesh { type: ISTIO }",
       "1:14-1:19 error SMP1001 : `ISTIO` is no value of field `type` (protobuf text has the long "
       "names of enum values, such as LOOP_MODEL_OPEN)"},
      {"smp_version: 'a'\nsmp_version: 'b'",
       "2:1-2:12 error SMP1003 : field `smp_version` is given twice and holds one value (remove "
       "one of them)"},
      {"report {} mesh {}",
       "1:16-1:17 error SMP1001 : field `mesh` is specified along with field `report`, another "
       "member of oneof `body` (correct the text at this place)"},
      {"report { results { repetition: 9999999999999999999 } }",
       "1:32-1:33 error SMP1001 : integer out of range (9999999999999999999) (correct the text at "
       "this place)"},
      {"mesh: 5",
       "1:7-1:8 error SMP1001 : expected `{`, found `5` (correct the text at this "
       "place)"},
      {"report { id: \"\\377\" }",
       "1:14-1:20 error SMP1002 : the escapes in this text give bytes that are not UTF-8 (write "
       "the characters themselves, or \\u and four digits)"},
      {"", "1:1-1:1 error SMP1006 : the input holds no field (check what should have written it)"},
      {" # comment\n\n",
       "1:1-1:1 error SMP1006 : the input holds no field (check what should "
       "have written it)"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(Defects(row.text, smp::v1::Document::descriptor()) == Texts{row.finding});
  }
}

TEST_CASE("Protobuf text: bytes that are no text are told", "[model]") {
  const Texts findings = Defects("report { id: \"\xFF\" }");
  REQUIRE(findings.size() == 1);
  CHECK_THAT(findings[0], Catch::StartsWith("1:15-1:16 error SMP1002 : "));
}

TEST_CASE("Protobuf text: depth and size are limited", "[model]") {
  std::string text = "report { extensions { key: 'a' value { fields { key: 'b' value {";
  for (int i = 0; i < 100'000; ++i) text += "list_value { values {";
  const Texts findings = Defects(text, smp::v1::Document::descriptor());
  REQUIRE(findings.size() == 1);
  CHECK_THAT(findings[0],
             Catch::Contains("error SMP1005 : messages are nested more than 100 levels deep"));

  Limits limits;
  limits.max_depth = 10'000;  // at which the library would overflow the stack
  const auto deep = ReadTextMessage(text, smp::v1::Document::descriptor(), limits);
  REQUIRE(deep);
  CHECK(deep->document.findings.at(0).message == "messages are nested more than 1000 levels deep");

  limits.max_bytes = 5;
  const auto read = ReadTextMessage("report {}", nullptr, limits);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::kTooLarge);
  CHECK(read.error().message == "r.txtpb has 9 bytes; the limit is 5");
}

TEST_CASE("Protobuf text: NaN is told at its place", "[model]") {
  const auto read = ReadTextMessage("result { latency { mean_ms: nan max_ms: -inf } }");
  REQUIRE(read);
  CHECK(FindingTexts(read->document.findings) ==
        Texts{"1:41-1:45 error SMP1020 /result/latency/max_ms: `-.inf` is not a finite number "
              "(write a finite number, or leave the field out if it is optional)",
              "1:29-1:32 error SMP1020 /result/latency/mean_ms: `.nan` is not a finite number "
              "(write a finite number, or leave the field out if it is optional)"});
}

TEST_CASE("Protobuf text is told from YAML and JSON", "[model]") {
  for (const char* text :
       {"# proto-message: smp.v1.Document\n", "# x\n\n# proto-message: y", "report {\n}",
        "# c\nsmp_version: \"v1.0.0\"\n\nreport {\n", "clients {", "id: 'x' # note\nnodes{"}) {
    INFO(text);
    CHECK(LooksProtoText(text));
  }
  for (const char* text :
       {"", "smp_version: v1.0.0\nreport:\n  id: x\n", "{\"a\": 1}", "report: {\n}", "- a {\n",
        "a b {\n", "# proto: x\n", "clients: [{a: b}]\nx {", "---\nreport {"}) {
    INFO(text);
    CHECK_FALSE(LooksProtoText(text));
  }
}

TEST_CASE("Protobuf text: the writer names file and message", "[model]") {
  smp::v1::Document document;
  document.set_smp_version("v1.0.0");
  auto& labels = *document.mutable_mesh()->mutable_labels();
  labels["b"] = "é";
  labels["a"] = "two\nlines \x01\xEF\xBB\xBF\xC2\x85 \"\\";
  CHECK(smp::model::WriteProtoText(document) ==
        "# proto-file: smp/v1/document.proto\n"
        "# proto-message: smp.v1.Document\n"
        "\n"
        "smp_version: \"v1.0.0\"\n"
        "mesh {\n"
        "  labels {\n"
        "    key: \"a\"\n"
        "    value: \"two\\nlines \\001\\357\\273\\277\\302\\205 \\\"\\\\\"\n"
        "  }\n"
        "  labels {\n"
        "    key: \"b\"\n"
        "    value: \"é\"\n"
        "  }\n"
        "}\n");
}
