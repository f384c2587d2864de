#include "importers/k6_thresholds.h"

#include <string>

#include "edition/decimal_text.h"
#include "importers/lines.h"
#include "importers/number_text.h"

namespace smp::importers {

namespace {

struct Operator {
  std::string_view text;
  v1::Comparison comparison;
};

// Longer ones before those that they begin with.
constexpr Operator kOperators[] = {
    {"<=", v1::COMPARISON_LESS_OR_EQUAL},
    {">=", v1::COMPARISON_GREATER_OR_EQUAL},
    {"<", v1::COMPARISON_LESS},
    {">", v1::COMPARISON_GREATER},
};

}  // namespace

std::optional<K6Threshold> ParseK6Threshold(std::string_view expression) {
  const std::size_t at = expression.find_first_of("<>=!");
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view rest = expression.substr(at);
  for (const Operator& op : kOperators) {
    if (!rest.starts_with(op.text)) continue;
    rest.remove_prefix(op.text.size());
    const K6Threshold threshold{Trim(expression.substr(0, at)), op.comparison, Trim(rest)};
    if (!ParseNumber(threshold.bound)) return std::nullopt;
    return threshold;
  }
  return std::nullopt;
}

bool Meets(const K6Threshold& threshold, double figure) {
  const double bound = ParseNumber(threshold.bound).value_or(0);
  switch (threshold.comparison) {
    case v1::COMPARISON_LESS:
      return figure < bound;
    case v1::COMPARISON_LESS_OR_EQUAL:
      return figure <= bound;
    case v1::COMPARISON_GREATER:
      return figure > bound;
    default:
      return figure >= bound;
  }
}

std::optional<double> RankOfK6Statistic(std::string_view statistic) {
  if (statistic == "med") return 50;
  if (!statistic.starts_with("p(") || !statistic.ends_with(')')) return std::nullopt;
  const std::optional<double> rank = ParseNumber(statistic.substr(2, statistic.size() - 3));
  if (!rank || *rank < 0 || *rank > 100) return std::nullopt;
  return rank;
}

void AddCriterion(std::string_view metric, const K6Threshold& threshold,
                  v1::TestConfiguration& test) {
  v1::SuccessCriterion criterion;
  criterion.set_comparison(threshold.comparison);
  criterion.set_threshold(ParseNumber(threshold.bound).value_or(0));
  const std::optional<double> rank = RankOfK6Statistic(threshold.statistic);
  if (metric == "http_req_duration" && rank) {
    criterion.set_metric(v1::METRIC_LATENCY_QUANTILE_MS);
    criterion.set_rank_percent(*rank);
  } else if (metric == "http_req_duration" && threshold.statistic == "avg") {
    criterion.set_metric(v1::METRIC_LATENCY_MEAN_MS);
  } else if (metric == "http_reqs" && threshold.statistic == "rate") {
    criterion.set_metric(v1::METRIC_ACHIEVED_REQUESTS_PER_SECOND);
  } else if (metric == "http_req_failed" && threshold.statistic == "rate") {
    // A share of 1, shifted as text: 0.07 is 7 percent, not 7.000000000000001.
    const std::optional<std::string> percent = edition::ShiftedDecimal(threshold.bound, 2);
    criterion.set_metric(v1::METRIC_FAILED_PERCENT);
    criterion.set_threshold(ParseNumber(percent.value_or("0")).value_or(0));
  } else {
    return;
  }
  *test.add_success_criteria() = std::move(criterion);
}

}  // namespace smp::importers
