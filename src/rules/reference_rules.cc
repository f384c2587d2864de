// Rules over names and links: what a report refers to must exist, once.
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "edition/edition_rules.h"
#include "edition/placeholder.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// The names of a list's items, empty where one has none. Points into the report.
struct Names {
  ReportPath list;
  std::string_view field;  // that has the name
  std::vector<std::string_view> texts;

  [[nodiscard]] ReportPath PathOf(std::size_t index) const { return list.At(index, field); }
};

template <typename List, typename Item>
Names NamesIn(const List& list, const std::string& (Item::*name)() const, const ReportPath& path,
              std::string_view field) {
  Names names{path, field, {}};
  names.texts.reserve(static_cast<std::size_t>(list.size()));
  for (const Item& item : list) names.texts.push_back((item.*name)());
  return names;
}

Names ClientIds(const v1::Report& report) {
  return NamesIn(report.test().clients(), &v1::Client::id, At("test", "clients"), "id");
}

Names StageNames(const v1::Report& report) {
  return NamesIn(report.test().stages(), &v1::Stage::name, At("test", "stages"), "name");
}

Names PoolNames(const v1::Report& report) {
  return NamesIn(report.infrastructure().node_pools(), &v1::NodePool::name,
                 At("infrastructure", "node_pools"), "name");
}

Names ServiceNames(const v1::Report& report) {
  return NamesIn(report.workload().services(), &v1::Service::name, At("workload", "services"),
                 "name");
}

Names PatternNames(const v1::Report& report) {
  return NamesIn(report.mesh().patterns(), &v1::Pattern::name, At("mesh", "patterns"), "name");
}

Names ResultIds(const v1::Report& report) {
  return NamesIn(report.results(), &v1::Result::id, At("results"), "id");
}

// --- SMP5026 ------------------------------------------------------------------------------------

// The names that a link may have.
struct Targets {
  Targets(const char* kind, const Names& all) : what(kind), entries(all.texts.size()) {
    constexpr std::size_t kShown = 5;
    for (const std::string_view name : all.texts) {
      if (name.empty() || !names.insert(name).second) continue;
      if (first_names.size() < kShown) first_names.push_back(name);
    }
  }

  const char* what;
  std::size_t entries;
  std::set<std::string_view> names;
  std::vector<std::string_view> first_names;  // for the hint
};

// All that links within a report lead to.
struct ReportTargets {
  explicit ReportTargets(const v1::Report& report)
      : clients("client", ClientIds(report)),
        stages("stage", StageNames(report)),
        pools("node pool", PoolNames(report)),
        services("service", ServiceNames(report)),
        patterns("pattern", PatternNames(report)),
        results("result", ResultIds(report)) {}

  Targets clients;
  Targets stages;
  Targets pools;
  Targets services;
  Targets patterns;
  Targets results;
};

class LinkCheck {
 public:
  explicit LinkCheck(Reporter& reporter) : reporter_(reporter) {}

  // An id or link on its own.
  void NotPlaceholder(const std::string& text, const ReportPath& path) {
    if (!edition::IsPlaceholder(text)) return;
    reporter_.Report(path, fmt::format("`{}` is a placeholder", text),
                     "write the real id or address, or leave the field out");
  }

  // A name that must be one of `targets`; says nothing when the report has none of them, for then
  // that part of it is elsewhere.
  void Resolves(const std::string& text, const ReportPath& path, const Targets& targets) {
    if (text.empty()) return;
    if (edition::IsPlaceholder(text)) {
      NotPlaceholder(text, path);
      return;
    }
    if (targets.entries == 0 || targets.names.contains(text)) return;
    std::string hint = "refer to one that the report has";
    if (!targets.first_names.empty()) {
      hint += fmt::format(": {}", fmt::join(targets.first_names, ", "));
      if (targets.names.size() > targets.first_names.size()) hint += ", …";
    }
    reporter_.Report(path, fmt::format("the report has no {} `{}`", targets.what, text), hint);
  }

 private:
  Reporter& reporter_;
};

void CheckReferences(const v1::Report& report, const ReportTargets& targets, LinkCheck& check) {
  for (int i = 0; i < report.references_size(); ++i) {
    const v1::Reference& reference = report.references(i);
    const ReportPath path = At("references", i);
    check.NotPlaceholder(reference.report_id(), path.At("report_id"));
    check.NotPlaceholder(reference.uri(), path.At("uri"));
    check.Resolves(reference.result_id(), path.At("result_id"), targets.results);
  }
}

void CheckResult(const ReportTargets& targets, const v1::Result& result, const ReportPath& path,
                 LinkCheck& check) {
  check.NotPlaceholder(result.id(), path.At("id"));
  check.NotPlaceholder(result.details_uri(), path.At("details_uri"));
  check.Resolves(result.client_id(), path.At("client_id"), targets.clients);
  check.Resolves(result.stage_name(), path.At("stage_name"), targets.stages);
  for (int j = 0; j < result.merged_from_size(); ++j) {
    const v1::MergedFrom& from = result.merged_from(j);
    const ReportPath from_path = path.At("merged_from", j);
    check.NotPlaceholder(from.uri(), from_path.At("uri"));
    if (from.uri().empty()) {
      check.Resolves(from.result_id(), from_path.At("result_id"), targets.results);
    } else {
      check.NotPlaceholder(from.result_id(), from_path.At("result_id"));
    }
  }
  for (int j = 0; j < result.pattern_outcomes_size(); ++j) {
    check.Resolves(result.pattern_outcomes(j).pattern_name(),
                   path.At("pattern_outcomes", j, "pattern_name"), targets.patterns);
  }
  for (int j = 0; j < result.resource_usage_size(); ++j) {
    const v1::UsageSubject& subject = result.resource_usage(j).subject();
    const ReportPath subject_path = path.At("resource_usage", j, "subject");
    check.Resolves(subject.load_generator(), subject_path.At("load_generator"), targets.clients);
    check.Resolves(subject.service(), subject_path.At("service"), targets.services);
    check.Resolves(subject.node_pool(), subject_path.At("node_pool"), targets.pools);
  }
}

void PlaceholderReference(const v1::Report& report, Reporter& reporter) {
  const ReportTargets targets(report);
  LinkCheck check(reporter);
  check.NotPlaceholder(report.id(), At("id"));
  check.NotPlaceholder(report.producer().url(), At("producer", "url"));
  check.NotPlaceholder(report.infrastructure().id(), At("infrastructure", "id"));
  check.NotPlaceholder(report.mesh().id(), At("mesh", "id"));
  check.NotPlaceholder(report.workload().id(), At("workload", "id"));
  check.NotPlaceholder(report.test().id(), At("test", "id"));
  check.NotPlaceholder(report.experiment().group_id(), At("experiment", "group_id"));
  check.NotPlaceholder(report.experiment().id(), At("experiment", "id"));
  check.NotPlaceholder(report.meshmark().baseline_report_id(),
                       At("meshmark", "baseline_report_id"));
  CheckReferences(report, targets, check);
  for (int i = 0; i < report.workload().services_size(); ++i) {
    check.Resolves(report.workload().services(i).node_pool(),
                   At("workload", "services", i, "node_pool"), targets.pools);
  }
  for (int i = 0; i < report.test().clients_size(); ++i) {
    const v1::Client& client = report.test().clients(i);
    const ReportPath path = At("test", "clients", i);
    check.NotPlaceholder(client.id(), path.At("id"));
    check.Resolves(client.placement().node_pool(), path.At("placement", "node_pool"),
                   targets.pools);
    for (int j = 0; j < client.endpoint_urls_size(); ++j) {
      check.NotPlaceholder(client.endpoint_urls(j), path.At("endpoint_urls", j));
    }
  }
  for (int i = 0; i < report.results_size(); ++i) {
    CheckResult(targets, report.results(i), At("results", i), check);
  }
}

// --- SMP5061 ------------------------------------------------------------------------------------

constexpr Rule kDuplicateId{
    .id = "SMP5061",
    .name = "duplicate-id",
    .severity = Severity::kError,
    .summary =
        "an id stands for one thing: within its list it occurs once, and everywhere with the "
        "same digest",
    .why =
        "links go by id. When two results, clients or pools share one, nobody can tell which of "
        "them is meant; a result that is merged in twice counts double",
    .source = "exchange of reports between systems, where copies are changed and keep their id",
    .spec = "report.md#duplicate-id",
};

void CheckUnique(const Names& names, const char* what, Reporter& reporter) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < names.texts.size(); ++i) {
    const std::string_view name = names.texts[i];
    if (name.empty() || seen.insert(name).second) continue;
    reporter.Report(names.PathOf(i),
                    fmt::format("{} `{}` is taken by an earlier entry", what, name),
                    "give each its own");
  }
}

// The same id with two digests is two documents under one name.
void CheckDigests(const Names& ids, const std::vector<std::string_view>& digests, const char* what,
                  Reporter& reporter) {
  std::map<std::string_view, std::string_view> seen;
  for (std::size_t i = 0; i < digests.size(); ++i) {
    const std::string_view id = ids.texts[i];
    if (id.empty() || digests[i].empty()) continue;
    const auto [first, is_new] = seen.emplace(id, digests[i]);
    if (is_new || first->second == digests[i]) continue;
    reporter.Report(ids.PathOf(i),
                    fmt::format("{} `{}` is given with two different digests", what, id),
                    "give a changed document a new id");
  }
}

void DuplicateId(const v1::Report& report, Reporter& reporter) {
  CheckUnique(ResultIds(report), "result id", reporter);
  CheckUnique(ClientIds(report), "client id", reporter);
  CheckUnique(StageNames(report), "stage name", reporter);
  CheckUnique(PoolNames(report), "node pool name", reporter);
  CheckUnique(ServiceNames(report), "service name", reporter);
  for (int i = 0; i < report.results_size(); ++i) {
    Names sources = NamesIn(report.results(i).merged_from(), &v1::MergedFrom::result_id,
                            At("results", i, "merged_from"), "result_id");
    for (int j = 0; j < report.results(i).merged_from_size(); ++j) {
      // Two files may each hold a "run-1".
      if (!report.results(i).merged_from(j).uri().empty()) {
        sources.texts[static_cast<std::size_t>(j)] = {};
      }
    }
    CheckUnique(sources, "merged result", reporter);
  }
  const Names references =
      NamesIn(report.references(), &v1::Reference::report_id, At("references"), "report_id");
  std::vector<std::string_view> digests;
  for (const v1::Reference& reference : report.references()) digests.push_back(reference.sha256());
  CheckDigests(references, digests, "report", reporter);
}

constexpr ReportRule kReferenceRules[] = {
    {&edition::kPlaceholderReference, PlaceholderReference},
    {&kDuplicateId, DuplicateId},
};

}  // namespace

std::span<const ReportRule> ReferenceRules() { return kReferenceRules; }

}  // namespace smp::rules
