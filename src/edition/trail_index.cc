#include "edition/trail_index.h"

#include "edition/member_text.h"
#include "edition/trail.h"
#include "edition/v1_changes.h"
#include "model/time_text.h"
#include "smp/version.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

bool IsApart(std::string_view rule) {
  return rule == kVersionOfTarget.id || rule == kReportIdRestored.id || rule == kJoinedAsAsked.id;
}

// Whether a value is still what the trail says, which may have been written in another form since:
// "0.5s" as "0.500s".
bool IsStill(std::string_view now, std::string_view then) {
  if (now == then) return true;
  const auto is_same = [&](model::TimeReading (*read)(std::string_view)) {
    const model::TimeReading time = read(now);
    return time.value.has_value() && time.value == read(then).value;
  };
  return is_same(model::ReadDuration) || is_same(model::ReadTimestamp);
}

}  // namespace

TrailIndex::TrailIndex(const Node* trail) {
  if (trail == nullptr || trail->kind != NodeKind::kSequence) return;
  std::unordered_map<std::string_view, const Node*> last;  // the step of each message
  for (const Node& step : document::Children(*trail)) {
    if (MemberText(step, "from_edition") != "v0.6" ||
        MemberText(step, "to_edition") != kCurrentEdition) {
      continue;
    }
    steps_.push_back(&step);
    last[MemberText(step, "document")] = &step;
  }
  for (const Node* step : steps_) {
    if (last[MemberText(*step, "document")] == step) AddStep(*step);
  }
}

void TrailIndex::AddStep(const Node& step) {
  std::vector<TrailRow>& apart = documents_[MemberText(step, "document")];
  const Node* changes = document::Find(step, "changes");
  if (changes == nullptr) return;
  for (const Node& change : document::Children(*changes)) {
    const TrailRow row{MemberText(change, "from_pointer"), MemberText(change, "to_pointer"),
                       MemberText(change, "from_value"), MemberText(change, "to_value"),
                       MemberText(change, "rule")};
    if (IsApart(row.rule)) {
      apart.push_back(row);
    } else if (!row.to_pointer.empty()) {
      by_place_[row.to_pointer] = row;
    }
  }
}

const TrailRow* TrailIndex::Find(const Node& value) const {
  if (by_place_.empty() || value.IsContainer()) return nullptr;
  const auto found = by_place_.find(document::PointerOf(value));
  if (found == by_place_.end() || !IsStill(value.text, found->second.to_value)) return nullptr;
  return &found->second;
}

const TrailRow* TrailIndex::FindAt(const std::string& pointer) const {
  const auto found = by_place_.find(pointer);
  return found == by_place_.end() ? nullptr : &found->second;
}

std::size_t TrailIndex::CountResults() const {
  std::size_t count = 0;
  for (const auto& [name, rows] : documents_) {
    if (name.starts_with("test-result")) ++count;
  }
  return count;
}

const TrailRow* TrailIndex::Find(std::string_view document, const ChangeRule& rule,
                                 std::string_view from_pointer, const Node& value) const {
  const auto found = documents_.find(document);
  if (found == documents_.end()) return nullptr;
  const std::string place = document::PointerOf(value);
  for (const TrailRow& row : found->second) {
    if (row.rule == rule.id && row.from_pointer == from_pointer && row.to_pointer == place &&
        row.to_value == value.text) {
      return &row;
    }
  }
  return nullptr;
}

const TrailRow* TrailIndex::FindVersion(std::string_view document) const {
  const auto found = documents_.find(document);
  if (found == documents_.end()) return nullptr;
  for (const TrailRow& row : found->second) {
    if (row.rule == kVersionOfTarget.id && !row.is_filled_in()) return &row;
  }
  return nullptr;
}

}  // namespace smp::edition
