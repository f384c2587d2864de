// Results of Meshery, whose runner_results hold runs in fortio's form.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "importers/fortio_forms.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/nighthawk_fortio.h"

namespace smp::importers {

using document::Find;
using document::Node;
using document::NodeKind;

namespace {

// A run and the row that holds it.
struct MesheryRun {
  const Node* run;
  const Node* row;
};

bool IsRow(const Node& node) { return Find(node, "runner_results") != nullptr; }

// The list of rows of a root; null when the root is a row itself, or nothing of Meshery.
const Node* RowsOf(const Node& root) {
  const Node* rows = root.kind == NodeKind::kSequence ? &root : Find(root, "results");
  const bool is_list = rows != nullptr && rows->kind == NodeKind::kSequence &&
                       rows->first_child != nullptr && IsRow(*rows->first_child);
  return is_list ? rows : nullptr;
}

void AddRuns(const Node& row, std::vector<MesheryRun>& entries) {
  const Node* results = Find(row, "runner_results");
  if (results == nullptr) return;
  if (results->kind == NodeKind::kMapping && IsFortioRun(*results)) {
    entries.push_back({results, &row});
    return;
  }
  if (results->kind != NodeKind::kSequence) return;
  for (const Node& run : document::Children(*results)) {
    if (IsFortioRun(run)) entries.push_back({&run, &row});
  }
}

std::vector<MesheryRun> RunsOf(const Node& root) {
  std::vector<MesheryRun> entries;
  if (const Node* rows = RowsOf(root)) {
    for (const Node& row : document::Children(*rows)) AddRuns(row, entries);
  } else {
    AddRuns(root, entries);
  }
  return entries;
}

std::optional<FortioRun> ReadEntry(ImportContext& context, const MesheryRun& entry) {
  switch (FortioFormOf(*entry.run)) {
    case FortioForm::kFortio:
      return ReadFortioRun(*entry.run, context.findings);
    case FortioForm::kWrk2:
      return ReadWrk2Run(*entry.run, context.findings);
    case FortioForm::kNighthawk:
      break;
  }
  auto draft = ImportNighthawkFortio(context, *entry.run);
  if (!draft || draft->results.empty()) return std::nullopt;
  FortioRun run{std::move(draft->test), std::move(draft->results.front()), std::nullopt};
  if (!draft->run_seconds.empty()) run.seconds = draft->run_seconds.front();
  run.result.set_id("run");
  return run;
}

// What tells one test from another; the name is different each time.
std::string TestKey(const FortioRun& run, const MesheryRun& entry) {
  v1::TestConfiguration test = run.test;
  test.clear_name();
  const Node* mesh = Find(*entry.row, "mesh");
  return fmt::format("{}\n{}", mesh == nullptr ? "" : mesh->text, test.SerializeAsString());
}

void SetLabels(const MesheryRun& entry, ImportFindings& findings, v1::Result& result) {
  const JsonFields row(entry.row, findings);
  for (const std::string_view key : {"name", "mesh", "meshery_id"}) {
    const auto text = row.Text(key);
    if (text && !text->empty()) (*result.mutable_labels())[std::string(key)] = std::string(*text);
  }
}

// Takes the selected one out of the runs; false, with a finding, when there is none of that number.
bool Select(ImportContext& context, const Node& root, std::vector<MesheryRun>& entries) {
  if (!context.options.select) return true;
  const std::size_t number = *context.options.select;
  if (number >= 1 && number <= entries.size()) {
    entries = {entries[number - 1]};
    return true;
  }
  context.findings.At(
      kOutputNotImportable, root,
      fmt::format("there is no run {}: the output holds {}", number, entries.size()),
      "count from 1 with --select");
  return false;
}

}  // namespace

bool IsMeshery(const Node& root) {
  return RowsOf(root) != nullptr || (root.kind == NodeKind::kMapping && IsRow(root));
}

std::optional<ImportDraft> ImportMeshery(ImportContext& context, const Node& root) {
  std::vector<MesheryRun> entries = RunsOf(root);
  if (entries.empty()) {
    context.findings.At(kOutputNotImportable, root, "the results of Meshery hold no run",
                        "export results whose `runner_results` are filled");
    return std::nullopt;
  }
  if (!Select(context, root, entries)) return std::nullopt;
  ImportDraft draft;
  std::string first_key;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto run = ReadEntry(context, entries[i]);
    if (!run) return std::nullopt;
    const std::string key = TestKey(*run, entries[i]);
    if (i == 0) {
      first_key = key;
      draft.test = run->test;
    } else if (key != first_key) {
      context.findings.At(
          kOutputNotImportable, *entries[i].run,
          fmt::format("run {} is of another test than run 1; a report is of one", i + 1),
          fmt::format("import one with --select N, from 1 to {}", entries.size()));
      return std::nullopt;
    }
    if (entries.size() > 1) run->result.set_id(fmt::format("run_{}", i + 1));
    SetLabels(entries[i], context.findings, run->result);
    draft.results.push_back(std::move(run->result));
    draft.run_seconds.push_back(run->seconds);
  }
  if (entries.size() > 1) draft.test.clear_name();
  draft.is_selected = context.options.select.has_value();
  return draft;
}

}  // namespace smp::importers
