// EnvironmentConfig out of v1: the infrastructure, the services of the workload, and what the first
// result says of their use.
#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "edition/downgrade_changes.h"
#include "edition/downgrade_messages.h"
#include "edition/field_rows.h"
#include "smp/v0/environment.pb.h"
#include "smp/v0/metadata.pb.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// v0.6 lists nodes one by one. A count in a report costs nothing, so there has to be an end.
constexpr std::size_t kMostNodes = 10'000;

// The characters that a node takes in a document, about.
std::size_t SizeOf(const Node& node) {
  std::size_t size = node.key.size() + node.text.size() + 1;
  for (const Node& child : document::Children(node)) size += SizeOf(child);
  return size;
}

const Node* ListAt(const V1Parts& parts, std::string_view path) {
  const Node* list = parts.Find(path);
  return list != nullptr && list->kind == NodeKind::kSequence ? list : nullptr;
}

// Upstream's version is that of Kubernetes.
void WriteOrchestrator(const Draft& draft, const Target& environment) {
  const Node* name = draft.parts.FindText("infrastructure/orchestrator/name");
  const Node* version = draft.parts.Find("infrastructure/orchestrator/version");
  if (name == nullptr || version == nullptr || name->text != "kubernetes") return;
  if (draft.writer.Put(*version, environment, "kubernetes_version")) draft.mapper.Claim(*name);
}

// How many nodes a pool says that it has: none when it says nothing that can be.
std::size_t NodeCountOf(const Node* count) {
  if (count == nullptr) return 0;
  const std::string text = IntegerText(*count);
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const std::errc error = std::from_chars(text.data(), end, number).ec;
  if (error == std::errc::result_out_of_range) return text.starts_with('-') ? 0 : kMostNodes + 1;
  return number < 1 ? 0 : static_cast<std::size_t>(number);
}

std::vector<Pool> WriteNodes(const Draft& draft) {
  std::vector<Pool> pools;
  const Node* list = ListAt(draft.parts, "infrastructure/node_pools");
  if (list == nullptr) return pools;
  std::size_t left = kMostNodes;
  std::size_t text_left = kMostRepeatedText;
  for (const Node& pool : document::Children(*list)) {
    if (pool.kind != NodeKind::kMapping || left == 0) continue;
    const Node* count = document::Find(pool, "count");
    const std::size_t nodes = NodeCountOf(count);
    Node& first = draft.mapper.Append(draft.mapper.root(), "nodes", pool);
    draft.writer.PutFields(pool, {first, "", *v0::EnvironmentConfig::Node::descriptor()},
                           kNodeFields);
    if (const Node* name = document::Find(pool, "name")) draft.writer.LeaveOut(*name);
    const std::size_t size = SizeOf(first);
    const std::size_t written =
        std::clamp<std::size_t>(nodes, 1, std::min(left, 1 + text_left / size));
    text_left -= (written - 1) * size;
    Node* last = &first;
    for (std::size_t i = 1; i < written; ++i) last = &draft.mapper.Repeat(first);
    left -= written;
    pools.push_back({&pool, count, &first, last});
    if (count == nullptr) continue;
    if (nodes > written) draft.mapper.Drop(*count, kNodesLimited);
    if (nodes == written) draft.mapper.Claim(*count);
  }
  return pools;
}

// The use of services by their name, of those that the first result states.
std::vector<const Node*> ServiceUsages(const V1Parts& parts) {
  std::vector<const Node*> found;
  const Node* result = FirstResult(parts);
  const Node* usages = result == nullptr ? nullptr : document::Find(*result, "resource_usage");
  if (usages == nullptr || usages->kind != NodeKind::kSequence) return found;
  for (const Node& usage : document::Children(*usages)) {
    const Node* subject = document::Find(usage, "subject");
    const Node* name = subject == nullptr ? nullptr : document::Find(*subject, "service");
    if (name != nullptr && name->kind == NodeKind::kString && !name->text.empty()) {
      found.push_back(&usage);
    }
  }
  return found;
}

bool HasUsageField(const Node& usage) {
  return std::any_of(std::begin(kServiceUsageFields), std::end(kServiceUsageFields),
                     [&](const FieldRow& row) {
                       const Node* value = document::Find(usage, row.to);
                       return value != nullptr && value->kind == NodeKind::kNumber;
                     });
}

class ServiceWriter {
 public:
  explicit ServiceWriter(const Draft& draft) : draft_(draft) {}

  void Run() {
    if (const Node* services = ListAt(draft_.parts, "workload/services")) {
      for (const Node& service : document::Children(*services)) {
        if (service.kind == NodeKind::kMapping) AddService(service);
      }
    }
    for (const Node* usage : ServiceUsages(draft_.parts)) AddUsage(*usage);
  }

 private:
  struct Entry {
    Node* made;
    int count;  // of services of that name
    bool has_usage;
  };

  Target TargetOf(Node& made) const {
    return {made, "", *v0::EnvironmentConfig::IndividualWorkload::descriptor()};
  }

  void AddService(const Node& service) {
    Node& made = draft_.mapper.Append(draft_.mapper.root(), "individual_workloads", service);
    draft_.writer.PutFields(service, TargetOf(made), kServiceFields);
    if (const Node* name = document::Find(made, "name")) {
      ++by_name_.try_emplace(name->text, Entry{&made, 0, false}).first->second.count;
    }
  }

  // Of a name that several services have, nothing says whose use it is.
  void AddUsage(const Node& usage) {
    const Node& name = *document::Find(*document::Find(usage, "subject"), "service");
    if (!HasUsageField(usage)) return;
    auto found = by_name_.find(name.text);
    if (found == by_name_.end()) {
      Node& made = draft_.mapper.Append(draft_.mapper.root(), "individual_workloads", usage);
      draft_.writer.Put(name, TargetOf(made), "name");
      found = by_name_.emplace(name.text, Entry{&made, 1, false}).first;
    }
    Entry& entry = found->second;
    if (entry.count > 1 || entry.has_usage) return;
    if (!draft_.writer.PutFields(usage, TargetOf(*entry.made), kServiceUsageFields)) return;
    entry.has_usage = true;
    draft_.mapper.Claim(name);
    TakeUndeclared(draft_, document::Find(usage, "aggregation"));
  }

  const Draft& draft_;
  std::unordered_map<std::string_view, Entry> by_name_;
};

// Whether a node of v0.6 holds nothing but what v0.6 has fields for.
bool HasOnlyFields(const Node& node) {
  const auto& type = *v0::EnvironmentConfig::Node::descriptor();
  for (const Node& member : document::Children(node)) {
    if (type.FindFieldByName(std::string(member.key)) == nullptr) return false;
  }
  return true;
}

}  // namespace

std::vector<Pool> WriteEnvironment(const Draft& draft) {
  const Target environment{draft.mapper.root(), "", *v0::EnvironmentConfig::descriptor()};
  for (const FieldRow& row : kEnvironmentFields) {
    if (row.from == "kubernetes_version") continue;
    draft.writer.PutFields(draft.parts, environment, std::span(&row, 1));
  }
  WriteOrchestrator(draft, environment);
  std::vector<Pool> pools = WriteNodes(draft);
  ServiceWriter(draft).Run();
  const Node* entry = draft.parts.Find("workload/traffic_entry");
  if (entry != nullptr && entry->kind == NodeKind::kMapping) {
    Node& traffic = draft.mapper.Mapping(draft.mapper.root(), "traffic_metadata", *entry);
    draft.writer.PutFields(*entry, {traffic, "", *v0::TrafficMetadata::descriptor()},
                           kTrafficFields);
  }
  return pools;
}

void TellJoinedPools(TreeMapper& mapper, const std::vector<Pool>& pools) {
  const auto tell = [&mapper](const Node* node) {
    if (node != nullptr) mapper.changes().push_back({&kPoolsJoined, node, nullptr, nullptr});
  };
  bool was_told = false;
  for (std::size_t i = 1; i < pools.size(); ++i) {
    const bool is_alike = document::SameContent(*pools[i - 1].last, *pools[i].first) &&
                          HasOnlyFields(*pools[i].first);
    if (is_alike && !was_told) tell(pools[i - 1].count);
    if (is_alike) tell(pools[i].pool);
    was_told = is_alike;
  }
}

}  // namespace smp::edition
