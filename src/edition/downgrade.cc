#include "edition/downgrade.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>

#include "edition/downgrade_changes.h"
#include "edition/downgrade_links.h"
#include "edition/kept.h"
#include "edition/losses.h"
#include "edition/message_draft.h"

namespace smp::edition {

using document::Node;

namespace {

// The message that is nearest to a node; kUnknown for what is of the whole.
struct OwnerPlace {
  Kind kind = Kind::kUnknown;
  std::size_t result = 0;
};

OwnerPlace PlaceOfOwner(const Node& node) {
  std::vector<const Node*> path;
  for (const Node* at = &node; at->parent != nullptr; at = at->parent) path.push_back(at);
  std::reverse(path.begin(), path.end());
  if (!path.empty() && path.front()->key == "report") path.erase(path.begin());
  const std::string_view part = path.empty() ? std::string_view() : path[0]->key;
  const std::string_view member = path.size() < 2 ? std::string_view() : path[1]->key;
  if (part == "infrastructure") return {Kind::kEnvironment};
  if (part == "mesh") return {Kind::kMeshConfig};
  if (part == "test") return {Kind::kTestConfig};
  if (part == "results") return {Kind::kTestResult, path.size() < 2 ? 0 : path[1]->index};
  if (part == "result") return {Kind::kTestResult};
  if (part != "workload") return {};
  const bool is_of_mesh =
      member == "application" || member == "protocol" || member == "tls_version";
  return {is_of_mesh ? Kind::kMeshConfig : Kind::kEnvironment};
}

// The node that a change is about.
const Node& PlaceOf(const LoggedChange& change) {
  return change.from != nullptr ? *change.from : *change.beside;
}

class Downgrader {
 public:
  explicit Downgrader(const Stage& document)
      : parts_(document), trail_(parts_.trail()), unknown_fields_(parts_.Kept("unknown_fields")) {}

  std::vector<Stage> Run() {
    for (const Kind kind : {Kind::kTestConfig, Kind::kMeshConfig, Kind::kEnvironment}) {
      if (CanHold(kind)) Add(kind, 0);
    }
    for (std::size_t i = 0; i < parts_.results().size(); ++i) {
      if (parts_.results()[i] != nullptr) Add(Kind::kTestResult, i);
    }
    if (drafts_.empty()) drafts_.push_back(MakeDraft(LastResort(), 0));
    if (parts_.report() != nullptr) Links(parts_, trail_).Write(drafts_);
    for (const auto& draft : drafts_) draft->WriteVersion();
    ListLosses();
    Rank(parts_.root());
    if (parts_.stage().unknown_fields != nullptr) Rank(*parts_.stage().unknown_fields);
    std::vector<Stage> stages;
    for (const auto& draft : drafts_) {
      std::vector<LoggedChange> changes = InOrder(draft->mapper().changes());
      stages.push_back(std::move(*draft).Finish(std::move(changes)));
    }
    return stages;
  }

 private:
  // Whether a document of this kind says anything of such a message.
  bool CanHold(Kind kind) const {
    switch (parts_.stage().kind) {
      case Kind::kReport:
        return true;
      case Kind::kTest:
        return kind == Kind::kTestConfig;
      case Kind::kMesh:
        return kind == Kind::kMeshConfig;
      case Kind::kInfrastructure:
        return kind == Kind::kEnvironment;
      case Kind::kWorkload:
        return kind != Kind::kTestConfig;
      default:
        return false;
    }
  }

  // The message that a document becomes of which v0.6 can hold nothing.
  Kind LastResort() const {
    if (parts_.stage().kind == Kind::kResult) return Kind::kTestResult;
    return parts_.stage().kind == Kind::kWorkload ? Kind::kMeshConfig : Kind::kTestConfig;
  }

  std::unique_ptr<MessageDraft> MakeDraft(Kind kind, std::size_t result) const {
    return std::make_unique<MessageDraft>(parts_, trail_, kind, result);
  }

  void Add(Kind kind, std::size_t result) {
    auto draft = MakeDraft(kind, result);
    draft->Write();
    draft->TakeUnknownFields(unknown_fields_);
    const bool is_made = draft->has_content() || IsThere(*draft);
    (is_made ? drafts_ : unmade_).push_back(std::move(draft));
  }

  // Whether there is a message although it says nothing. Of what an upgrade made, the trail tells;
  // a mesh or a result may have been made for what another message said.
  bool IsThere(const MessageDraft& draft) const {
    const Kind document = parts_.stage().kind;
    if (document == Kind::kWorkload) return false;
    if (document != Kind::kReport) return true;
    if (!trail_.empty()) return trail_.HasDocument(draft.name());
    if (draft.kind() == Kind::kTestResult) return true;
    const std::string_view profile = draft.kind() == Kind::kTestConfig   ? "test"
                                     : draft.kind() == Kind::kMeshConfig ? "mesh"
                                                                         : "infrastructure";
    return parts_.Find(profile) != nullptr;
  }

  // What nothing states is listed with the message that is nearest to it.
  void ListLosses() {
    Losses losses;
    for (const auto* list : {&drafts_, &unmade_}) {
      for (const auto& draft : *list) losses.AddUsed(draft->mapper(), draft->root());
    }
    losses.AddStated(trail_.steps());
    for (const auto& draft : drafts_) by_place_[{draft->kind(), draft->result()}] = draft.get();
    for (const Node* lost : losses.Below(parts_.root())) {
      OwnerOf(*lost).mapper().changes().push_back({&kNotInV06, lost, nullptr, nullptr});
    }
    if (const Node* fields = parts_.stage().unknown_fields) {
      for (const Node& field : document::Children(*fields)) {
        drafts_.front()->mapper().changes().push_back({&kNotInV06, &field, nullptr, nullptr});
      }
    }
    for (const auto& draft : unmade_) {
      for (const LoggedChange& change : draft->mapper().changes()) {
        if (change.to == nullptr) drafts_.front()->mapper().changes().push_back(change);
      }
    }
  }

  MessageDraft& OwnerOf(const Node& node) const {
    const OwnerPlace place = PlaceOfOwner(node);
    const auto found = by_place_.find({place.kind, place.result});
    return found == by_place_.end() ? *drafts_.front() : *found->second;
  }

  void Rank(const Node& node) {
    rank_.emplace(&node, rank_.size());
    for (const Node& child : document::Children(node)) Rank(child);
  }

  // In the order of the document before the step.
  std::vector<LoggedChange> InOrder(std::vector<LoggedChange> changes) const {
    std::stable_sort(changes.begin(), changes.end(),
                     [this](const LoggedChange& a, const LoggedChange& b) {
                       return rank_.at(&PlaceOf(a)) < rank_.at(&PlaceOf(b));
                     });
    return changes;
  }

  V1Parts parts_;
  TrailIndex trail_;
  KeptUnknownFields unknown_fields_;
  std::vector<std::unique_ptr<MessageDraft>> drafts_;
  std::vector<std::unique_ptr<MessageDraft>> unmade_;  // of which there is nothing to state
  std::map<std::pair<Kind, std::size_t>, MessageDraft*> by_place_;
  std::unordered_map<const Node*, std::size_t> rank_;
};

}  // namespace

std::vector<Stage> DowngradeV1(const Stage& document) { return Downgrader(document).Run(); }

}  // namespace smp::edition
