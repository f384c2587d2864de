// A rule's identity: the permanent id, its name, severity and where the specification states it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace smp {

// Ordered: a larger value is worse.
enum class Severity : std::uint8_t { kNote, kWarning, kError };

// "note", "warning" or "error".
[[nodiscard]] std::string_view SeverityName(Severity severity);

// A threshold of a rule that is a judgement, so that a project may choose another one. Every string
// is static.
struct RuleSetting {
  std::string_view name;  // "min_samples_beyond", snake_case, with its unit: "min_duration_s"
  double value = 0;       // what holds when nobody chose another
  double lowest = 0;      // bounds of what may be chosen, both included
  double highest = 0;
  std::string_view source;  // where the value comes from
};

// A row of the rule catalogue. Every string is static. Ids are never renumbered or reused; the
// three last digits of SMP2xxx to SMP6xxx equal the number of the rule in the project's method
// (R04 is SMP2004); SMP1xxx and what is above 067 are counted.
struct Rule {
  std::string_view id;       // "SMP2004"
  std::string_view name;     // "percentile-order", kebab-case
  Severity severity;         // the worst severity that this rule's findings have
  std::string_view summary;  // what holds when the rule is satisfied; one sentence, no full stop
  std::string_view why;      // what goes wrong for the reader of a report when it is broken
  std::string_view source;   // issue, paper or document that the rule comes from
  std::string_view spec;     // page and anchor in docs/spec, "result.md#percentile-order"
  std::span<const RuleSetting> settings = {};  // its thresholds that can be set
  // A report with a warning or an error of this rule is not credible; see Grade.
  bool for_credibility = false;
};

// An id that is kept for a rule of the method that looks at two reports or at a set of them. Every
// string is static.
struct ReservedRule {
  std::string_view id;       // "SMP4037"
  std::string_view subject;  // what the rule will be about; a phrase, no full stop
};

// Every id that is kept, ordered; none is a rule's. Valid for the life of the program; thread-safe.
[[nodiscard]] std::span<const ReservedRule> ReservedRules();

// Every rule, ordered by id. Valid for the life of the program; thread-safe.
[[nodiscard]] std::span<const Rule* const> Rules();

// The rule with this id ("SMP2004") or name ("percentile-order"), else null. Thread-safe.
[[nodiscard]] const Rule* FindRule(std::string_view id_or_name);

}  // namespace smp
