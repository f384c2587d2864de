#include "rules/engine.h"

#include <catch2/catch.hpp>
#include <memory>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

using document::Node;
using document::NodeKind;
using document::Tree;

constexpr const char* kFallingQuantiles = R"(
  results { latency { quantiles { rank_percent: 50 value_ms: 4 }
                      quantiles { rank_percent: 99 value_ms: 3 } } })";

// Appends a mapping or sequence at a place of its own.
Node* Add(Tree& tree, Node* parent, NodeKind kind, std::string_view key, std::uint32_t line) {
  Node* node = tree.NewNode(kind);
  node->key = key;
  node->span = {{line, 3}, {line, 9}};
  Tree::Append(parent, node);
  return node;
}

std::shared_ptr<document::Source> MakeSource() {
  return std::make_shared<document::Source>("report.yaml", "");
}

TEST_CASE("RunRules: reports at the deepest node that was written", "[rules]") {
  Tree tree(MakeSource());
  Node* root = tree.NewNode(NodeKind::kMapping);
  tree.set_root(root);
  Node* report = Add(tree, root, NodeKind::kMapping, "report", 2);
  Node* results = Add(tree, report, NodeKind::kSequence, "results", 3);
  Node* result = Add(tree, results, NodeKind::kMapping, "", 4);
  Add(tree, result, NodeKind::kMapping, "latency", 5);
  const auto findings = RunRules(ReportFrom(kFallingQuantiles), *report, tree.source(), {});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule->id == "SMP2004");
  CHECK(findings[0].pointer == "/report/results/0/latency");
  CHECK(findings[0].span.begin == Position{5, 3});
  CHECK(findings[0].file == "report.yaml");
  CHECK(findings[0].message == "p99 is 3 ms, below p50 4 ms");
}

TEST_CASE("RunRules: a node that nobody wrote is stood for by one that somebody did", "[rules]") {
  Tree written(MakeSource());
  Node* written_root = written.NewNode(NodeKind::kMapping);
  written_root->span = {{1, 1}, {9, 1}};
  written.set_root(written_root);
  Tree made(written.shared_source());
  Node* report = made.NewNode(NodeKind::kMapping);
  report->origin = written_root;
  made.set_root(report);
  Add(made, report, NodeKind::kSequence, "results", 0);
  const auto findings = RunRules(ReportFrom(kFallingQuantiles), *report, made.source(), {});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].pointer.empty());
  CHECK(findings[0].span.begin == Position{1, 1});
}

TEST_CASE("RunRules: findings come in the order of the document", "[rules]") {
  Tree tree(MakeSource());
  Node* report = tree.NewNode(NodeKind::kMapping);
  tree.set_root(report);
  Add(tree, report, NodeKind::kSequence, "results", 1);
  Add(tree, report, NodeKind::kMapping, "mesh", 7);
  v1::Report message = ReportFrom(kFallingQuantiles);
  message.mutable_mesh()->set_version("1.24.1");
  const auto findings = RunRules(message, *report, tree.source(), {});
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].rule->id == "SMP2004");
  CHECK(findings[1].rule->id == "SMP2028");
}

TEST_CASE("CheckReport: keeps no more findings than it was told to", "[rules]") {
  v1::Report report;
  for (int i = 0; i < 20; ++i) report.add_references()->set_uri("https://xxx.xxx");
  CHECK(CheckReport(report, {}).size() == 20);
  CHECK(CheckReport(report, {.now = {}, .max_findings = 7}).size() == 7);
}

TEST_CASE("RunRules: keys with slashes and long lists are found", "[rules]") {
  Tree tree(MakeSource());
  Node* report = tree.NewNode(NodeKind::kMapping);
  tree.set_root(report);
  Node* annotations = Add(tree, report, NodeKind::kMapping, "annotations", 2);
  Add(tree, annotations, NodeKind::kString, "example.org/key", 3);
  Node* references = Add(tree, report, NodeKind::kSequence, "references", 4);
  v1::Report message;
  (*message.mutable_annotations())["example.org/key"] = "-----BEGIN PRIVATE KEY-----";
  for (std::uint32_t i = 0; i < 12; ++i) {
    Node* reference = Add(tree, references, NodeKind::kMapping, "", 5 + i);
    Add(tree, reference, NodeKind::kString, "uri", 5 + i);
    message.add_references()->set_uri(i == 11 ? "https://xxx.xxx" : "file:a");
  }
  const auto findings = RunRules(message, *report, tree.source(), {});
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].pointer == "/annotations/example.org~1key");
  CHECK(findings[0].span.begin == Position{3, 3});
  CHECK(findings[1].pointer == "/references/11/uri");
  CHECK(findings[1].span.begin == Position{16, 3});
}

TEST_CASE("CheckReport: says nothing about what is not there", "[rules]") {
  CHECK(CheckReport(v1::Report(), {}).empty());
  CHECK(CheckReport(ReportFrom("results {}"), {}).empty());
  CHECK(CheckReport(ReportFrom(R"(
    infrastructure { node_pools {} } mesh {} workload { services {} }
    test { stages {} clients {} }
    results { latency { quantiles {} distribution { hdr {} } } window {} requests {}
              resource_usage { subject {} } merged_from {} }
    results { latency { distribution { cdf { points {} } } } bytes {} }
    references {} )"),
                    {})
            .empty());
}

}  // namespace
}  // namespace smp::rules
