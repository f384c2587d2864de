#include "smp/requirements.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "document/wildcard.h"
#include "requirements/requirements_rules.h"

namespace smp {

namespace {

// A path of an input as entries name it: from where the file is, which is where the program runs.
std::string_view WithoutDot(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

bool Requirements::HasExpired(const Ignore& ignore) const {
  return ignore.until && today_ && *ignore.until < *today_;
}

void Requirements::Apply(CheckedInput& input) {
  for (CheckedInput::CheckedDocument& document : input.documents) {
    const auto kept = std::stable_partition(
        document.findings.begin(), document.findings.end(), [&](const Finding& finding) {
          for (Ignore& ignore : ignores_) {
            if (ignore.rule != finding.rule || ignore.reason.empty() || HasExpired(ignore))
              continue;
            if (!document::Matches(WithoutDot(input.file), ignore.path)) continue;
            ignore.used = true;
            document.ignored.push_back({finding, ignore.reason});
            return false;
          }
          return true;
        });
    document.findings.erase(kept, document.findings.end());
  }
}

std::optional<CheckedInput> Requirements::Check() const {
  std::vector<Finding> findings;
  const auto tell = [&](const Ignore& ignore, const Rule& rule, std::string message,
                        std::string hint) {
    Finding& finding = findings.emplace_back(ignore.place);
    finding.rule = &rule;
    finding.severity = rule.severity;
    finding.message = std::move(message);
    finding.hint = std::move(hint);
  };
  for (const Ignore& ignore : ignores_) {
    if (ignore.reason.empty()) {
      tell(ignore, requirements::kIgnoreReason,
           fmt::format("{} is ignored without a reason, so it is not", ignore.rule->id),
           "say in `reason` why the finding may stand");
    } else if (HasExpired(ignore)) {
      const std::chrono::year_month_day day(*ignore.until);
      tell(
          ignore, requirements::kIgnoreExpired,
          fmt::format("{} was to be ignored until {:04}-{:02}-{:02}, which is past",
                      ignore.rule->id, int{day.year()}, unsigned{day.month()}, unsigned{day.day()}),
          "remove the entry, or agree on another day");
    } else if (!ignore.used) {
      tell(ignore, requirements::kIgnoreUnused,
           ignore.path.empty() ? fmt::format("no input has a finding of {}", ignore.rule->id)
                               : fmt::format("no input that matches `{}` has a finding of {}",
                                             ignore.path, ignore.rule->id),
           "remove the entry, or correct its path");
    }
  }
  if (findings.empty()) return std::nullopt;
  CheckedInput input;
  input.file = document_.file();
  input.documents.push_back({document_, std::move(findings), {}});
  return input;
}

void IgnoreStanza::Add(const CheckedInput& input) {
  for (const auto& document : input.documents) {
    for (const Finding& finding : document.findings) {
      entries_[{std::string(WithoutDot(input.file)), finding.rule->id}] = finding.rule;
    }
  }
}

std::string IgnoreStanza::Text() const {
  if (entries_.empty()) return {};
  std::string stanza = "ignore:\n";
  for (const auto& [key, rule] : entries_) {
    stanza += fmt::format("  - rule: {}  # {}\n    path: {}\n    reason: \"\"\n", rule->id,
                          rule->name, Quoted(key.first));
  }
  return stanza;
}

}  // namespace smp
