#include "importers/fortio_forms.h"

#include <fmt/format.h>

#include <algorithm>

#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/lines.h"
#include "importers/number_text.h"

namespace smp::importers {

using document::Find;
using document::Node;
using document::NodeKind;

namespace {

bool IsZero(const Node* node) {
  const auto number = node == nullptr ? std::nullopt : ParseNumber(node->text);
  return number && *number == 0;
}

// A row that no fortio writes: it has no width, and no samples or the tick 0.
bool IsNighthawkRow(const Node& row) {
  const Node* start = Find(row, "Start");
  const Node* end = Find(row, "End");
  if (start == nullptr || end == nullptr || start->text != end->text) return false;
  return IsZero(Find(row, "Count")) || IsZero(Find(row, "Percent"));
}

const Node* DataOf(const Node& run) {
  const Node* data = Find(*Find(run, "DurationHistogram"), "Data");
  return data != nullptr && data->kind == NodeKind::kSequence ? data : nullptr;
}

// Rows of gowrk2 are percentiles 1, 2, 3, …
bool HasPercentilesForRows(const Node& run) {
  const Node* data = DataOf(run);
  if (data == nullptr || data->child_count < 3) return false;
  double expected = 1;
  for (const Node& row : document::Children(*data)) {
    const Node* percent = Find(row, "Percent");
    const auto number = percent == nullptr ? std::nullopt : ParseNumber(percent->text);
    if (!number || *number != expected) return false;
    if (++expected > 3) return true;
  }
  return false;
}

struct RefusedForm {
  bool (*is)(const RawOutput& output);
  std::string_view message;
  std::string_view hint;
};

bool HasAny(const Node& object, std::initializer_list<std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](std::string_view key) { return Find(object, key) != nullptr; });
}

// fortio.py of istio/tools: percentiles in microseconds beside resources of the mesh.
bool IsIstioTable(const RawOutput& output) {
  const Node* root = output.root();
  return root != nullptr && root->kind == NodeKind::kMapping &&
         Find(*root, "DurationHistogram") == nullptr && Find(*root, "ActualQPS") != nullptr &&
         Find(*root, "NumThreads") != nullptr && HasAny(*root, {"p50", "p90", "p99", "p999"});
}

bool IsStatus(const RawOutput& output) {
  const Node* root = output.root();
  return root != nullptr && !output.is_json_lines && Find(*root, "Statuses") != nullptr &&
         HasAny(*root, {"RunID", "Count", "message", "error"});
}

bool IsFailure(const RawOutput& output) {
  const Node* root = output.root();
  return root != nullptr && !output.is_json_lines && Find(*root, "DurationHistogram") == nullptr &&
         Find(*root, "error") != nullptr && HasAny(*root, {"exception", "exceptionDetails"});
}

bool IsIndex(const RawOutput& output) { return output.text().starts_with("TsvHttpData-1.0"); }

bool IsTextForPeople(const RawOutput& output) {
  constexpr std::size_t kLookedAt = 65'536;
  if (output.tree != nullptr) return false;
  return output.text().substr(0, kLookedAt).find("# range, mid point, percentile, count") !=
         std::string_view::npos;
}

constexpr RefusedForm kRefused[] = {
    {IsIstioTable,
     "this is a table of runs that another tool made of fortio's outputs: percentiles, no "
     "distribution",
     "import the outputs of fortio that it was made of"},
    {IsStatus, "this is the state of runs on a server of fortio, without results",
     "fetch the result when the run has ended: /fortio/data/ID.json"},
    {IsFailure, "the run of fortio failed before it began, so there is no result",
     "`message` and `exception` say why; run it again"},
    {IsIndex, "this is a list of the results on a server of fortio, without results",
     "fetch the results that it names, and import them"},
    {IsTextForPeople, "this is fortio's text for people, whose figures are rounded",
     "run fortio with -json FILE, and import the file"},
};

const RefusedForm* RefusedFormOf(const RawOutput& output) {
  const auto* found = std::find_if(std::begin(kRefused), std::end(kRefused),
                                   [&output](const RefusedForm& form) { return form.is(output); });
  return found == std::end(kRefused) ? nullptr : found;
}

}  // namespace

bool IsFortioRun(const Node& node) {
  const Node* histogram = Find(node, "DurationHistogram");
  return histogram != nullptr && histogram->kind == NodeKind::kMapping;
}

FortioForm FortioFormOf(const Node& run) {
  if (const Node* generator = Find(run, "load-generator")) {
    if (generator->text == "wrk2") return FortioForm::kWrk2;
    if (generator->text == "nighthawk") return FortioForm::kNighthawk;
    if (generator->text == "fortio") return FortioForm::kFortio;
  }
  // fortio prints its counts as numbers; Nighthawk's protobuf as texts, unless pedantic.
  const Node* count = Find(*Find(run, "DurationHistogram"), "Count");
  if (count != nullptr && count->kind == NodeKind::kString) return FortioForm::kNighthawk;
  if (const Node* data = DataOf(run)) {
    for (const Node& row : document::Children(*data)) {
      if (IsNighthawkRow(row)) return FortioForm::kNighthawk;
    }
  }
  return HasPercentilesForRows(run) ? FortioForm::kWrk2 : FortioForm::kFortio;
}

bool IsFortioRefused(const RawOutput& output) { return RefusedFormOf(output) != nullptr; }

void RefuseFortio(ImportContext& context) {
  const RefusedForm& form = *RefusedFormOf(context.output);
  const Node* root = context.output.root();
  const Place place = root == nullptr ? Place(context.output.text().substr(0, 1)) : Place(root);
  context.findings.At(kOutputNotImportable, place, std::string(form.message),
                      std::string(form.hint));
}

}  // namespace smp::importers
