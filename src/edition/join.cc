#include "edition/join.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "document/text.h"
#include "edition/edition_rules.h"
#include "edition/member_text.h"
#include "edition/message_kind.h"
#include "edition/placeholder.h"

namespace smp::edition {

using document::Node;
using document::Quoted;

namespace {

struct Link {
  std::string_view field;
  Kind kind;
};

constexpr std::array kLinks = {Link{"test_id", Kind::kTestConfig},
                               Link{"mesh_config_id", Kind::kMeshConfig},
                               Link{"env_id", Kind::kEnvironment}};

class Grouper {
 public:
  explicit Grouper(std::span<const Stage* const> messages)
      : messages_(messages), findings_(messages.size()), in_group_(messages.size(), false) {
    for (std::size_t i = 0; i < messages.size(); ++i) {
      has_others_ = has_others_ || messages[i]->kind != Kind::kTestResult;
      const std::string_view id = MemberText(*messages[i]->body, "id");
      if (messages[i]->kind != Kind::kTestResult && !id.empty()) {
        by_id_[{messages[i]->kind, id}].push_back(i);
      }
    }
  }

  Grouping Run() {
    for (std::size_t i = 0; i < messages_.size(); ++i) {
      if (messages_[i]->kind == Kind::kTestResult) AddResult(i);
    }
    std::vector<Group> groups;
    for (auto& [targets, group] : by_targets_) {
      for (const std::optional<std::size_t>& target : targets) {
        if (!target) continue;
        group.members.push_back(*target);
        in_group_[*target] = true;
      }
      groups.push_back(std::move(group));
    }
    for (std::size_t i = 0; i < messages_.size(); ++i) {
      if (!in_group_[i]) groups.push_back({{i}});
    }
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
      return *std::min_element(a.members.begin(), a.members.end()) <
             *std::min_element(b.members.begin(), b.members.end());
    });
    return {std::move(groups), std::move(findings_)};
  }

 private:
  using Targets = std::array<std::optional<std::size_t>, kLinks.size()>;

  void AddResult(std::size_t result) {
    Targets targets;
    bool has_link = false;
    for (std::size_t i = 0; i < kLinks.size(); ++i) {
      const Node* link = document::Find(*messages_[result]->body, kLinks[i].field);
      if (link == nullptr || link->text.empty()) continue;
      has_link = true;
      targets[i] = Resolve(result, kLinks[i], *link);
    }
    if (!has_link) TellUnlinked(result);
    const bool is_alone = std::none_of(targets.begin(), targets.end(),
                                       [](const auto& target) { return target.has_value(); });
    if (is_alone) return;
    by_targets_[targets].members.push_back(result);
    in_group_[result] = true;
  }

  std::optional<std::size_t> Resolve(std::size_t result, const Link& link, const Node& id) {
    const auto found = by_id_.find({link.kind, id.text});
    const std::string what = fmt::format("{} {}", link.field, Quoted(id.text));
    const std::string_view kind = KindText(link.kind);
    if (found != by_id_.end() && found->second.size() == 1) return found->second.front();
    if (found != by_id_.end()) {
      Add(result, id, Severity::kError,
          fmt::format("{} is the id of {} documents", what, found->second.size()),
          fmt::format("give the one {} that is meant", kind));
    } else if (IsPlaceholder(id.text)) {
      Add(result, id, Severity::kError, what + " is a placeholder, not an id",
          fmt::format("write the id of the {}, or join what belongs together with --join", kind));
    } else {
      Add(result, id, Severity::kWarning, fmt::format("{} names no {} that was given", what, kind),
          fmt::format("give the {} as well, or join what belongs together with --join", kind));
    }
    return std::nullopt;
  }

  // Of a result that could belong to what was given beside it.
  void TellUnlinked(std::size_t result) {
    if (!has_others_) return;
    const Node& body = *messages_[result]->body;
    const Node& place = body.first_child != nullptr ? *body.first_child : body;
    Add(result, place, Severity::kWarning,
        "the result names no test configuration, mesh configuration or environment, so that it was "
        "not joined with those given",
        "write their ids into test_id, mesh_config_id and env_id, or join what belongs together "
        "with "
        "--join");
  }

  void Add(std::size_t message, const Node& node, Severity severity, std::string text,
           std::string hint) {
    findings_[message].push_back(document::FindingAt(kPlaceholderReference,
                                                     messages_[message]->tree->source(), node,
                                                     std::move(text), std::move(hint)));
    findings_[message].back().severity = severity;
  }

  std::span<const Stage* const> messages_;
  std::map<std::pair<Kind, std::string_view>, std::vector<std::size_t>> by_id_;
  std::map<Targets, Group> by_targets_;
  std::vector<std::vector<Finding>> findings_;
  std::vector<bool> in_group_;
  bool has_others_ = false;  // messages that are no results
};

}  // namespace

Grouping GroupByIds(std::span<const Stage* const> messages) { return Grouper(messages).Run(); }

}  // namespace smp::edition
