#include "edition/downgrade_links.h"

#include <fmt/format.h>

#include <iterator>

#include "edition/downgrade_changes.h"
#include "edition/downgrade_messages.h"
#include "edition/field_rows.h"
#include "edition/report_id.h"
#include "edition/v1_changes.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// The messages that kLinkFields name.
constexpr Kind kLinked[] = {Kind::kTestConfig, Kind::kMeshConfig, Kind::kEnvironment};
static_assert(std::size(kLinked) == std::size(kLinkFields));

}  // namespace

void Links::Write(const std::vector<std::unique_ptr<MessageDraft>>& drafts) {
  for (const auto& draft : drafts) {
    if (draft->kind() == Kind::kTestResult) {
      are_results_known_ = are_results_known_ && trail_.HasDocument(draft->name());
    }
  }
  for (const auto& draft : drafts) {
    for (std::size_t i = 0; i < std::size(kLinked); ++i) {
      if (draft->kind() == kLinked[i]) ids_[i] = IdOf(*draft, kLinkFields[i].to);
    }
  }
  for (Id& linked : ids_) {
    if (linked.text.size() <= kMostRepeatedText / drafts.size()) continue;
    drafts.front()->mapper().changes().push_back({&kNotInV06, linked.node, nullptr, nullptr});
    linked = {};
  }
  for (const auto& draft : drafts) {
    if (draft->kind() == Kind::kTestResult) WriteLinks(*draft);
  }
  const Node* id = parts_.Find("id");
  if (id != nullptr) drafts.front()->writer().LeaveOut(*id);
}

Links::Id Links::IdOf(MessageDraft& draft, std::string_view path) {
  if (const Node* id = parts_.FindText(path)) return {id, std::string(id->text)};
  if (const Node* empty = parts_.Find(path)) draft.mapper().Claim(*empty);
  const bool is_restored = document::Find(draft.root(), "id") == nullptr && RestoreUrn(draft, "id");
  if (const Node* id = document::Find(draft.root(), "id")) {
    return id->text.empty() ? Id() : Id{id->origin, std::string(id->text), is_restored};
  }
  if (trail_.HasDocument(draft.name()) && are_results_known_) return {};
  return MakeId(draft);
}

Links::Id Links::MakeId(MessageDraft& draft) {
  const Node* id = parts_.FindText("id");
  if (id != nullptr && IsUuid(id->text)) {
    const std::string urn = fmt::format("{}{}", kReportUrn, id->text);
    draft.mapper().Change(draft.root(), "id", NodeKind::kString, urn, *id, kReportIdAsUrn);
    return {id, urn};
  }
  const Stage* const stage = &parts_.stage();
  const std::string urn = fmt::format("{}{}", kReportUrn, ReportIdOf({&stage, 1}));
  draft.mapper().FillIn(draft.root(), "id", NodeKind::kString, urn, *parts_.report(),
                        kLinkFilledIn);
  return {parts_.report(), urn};
}

bool Links::RestoreUrn(MessageDraft& draft, std::string_view field) {
  const Node* id = parts_.FindText("id");
  const std::string place = fmt::format("/{}", field);
  const TrailRow* row =
      id == nullptr ? nullptr : trail_.Find(draft.name(), kReportIdRestored, place, *id);
  if (row == nullptr || row->from_value != fmt::format("{}{}", kReportUrn, id->text)) return false;
  draft.mapper().Change(draft.root(), field, NodeKind::kString, row->from_value, *id,
                        kReportIdAsUrn);
  return true;
}

void Links::WriteLinks(MessageDraft& result) {
  for (std::size_t i = 0; i < std::size(kLinkFields); ++i) {
    const std::string_view field = kLinkFields[i].from;
    if (document::Find(result.root(), field) != nullptr || RestoreUrn(result, field)) continue;
    const Id& id = ids_[i];
    if (id.node == nullptr) continue;
    // It was joined although it did not name the message.
    const bool was_unlinked =
        id.is_restored ? trail_.HasDocument(result.name())
                       : trail_.Find(result.name(), kJoinedAsAsked, "", *id.node) != nullptr;
    if (was_unlinked) continue;
    result.mapper().Mark(result.root(), field, NodeKind::kString, id.text, *id.node);
  }
}

}  // namespace smp::edition
