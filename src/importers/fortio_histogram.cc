#include "importers/fortio_histogram.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/number_text.h"
#include "smp/latency.h"

namespace smp::importers {

using document::Node;

namespace {

constexpr const char* kEditedHint =
    "find out which of the two was edited; the output as fortio "
    "wrote it has none of this";

// A listed bucket in nanoseconds; nothing for a row that is no bucket, which is reported.
std::optional<FortioSpan> SpanOf(const JsonFields& row, ImportFindings& findings) {
  const auto start_ms = row.Ms("Start", LatencyUnit::kSeconds);
  const auto end_ms = row.Ms("End", LatencyUnit::kSeconds);
  if (!start_ms || !end_ms) {
    findings.At(kOutputSyntax, *row.node(), "a bucket lacks `Start` or `End`",
                "import the output as fortio wrote it");
    return std::nullopt;
  }
  // The nearest double to the written decimal, as the milliseconds are.
  return FortioSpan{ParseScaled(row.Find("Start")->text, 9).value_or(0),
                    ParseScaled(row.Find("End")->text, 9).value_or(0)};
}

class HistogramReader {
 public:
  HistogramReader(const Node& node, ImportFindings& findings)
      : fields_(&node, findings), findings_(findings) {
    histogram_.node = &node;
  }

  std::optional<FortioHistogram> Run(std::optional<FortioGrid> hint) && {
    histogram_.stated_count = fields_.Count("Count").value_or(0);
    const Node* data = fields_.List("Data");
    if (histogram_.stated_count == 0 && (data == nullptr || data->child_count == 0)) {
      return std::nullopt;
    }
    ReadFigures();
    if (data != nullptr) ReadRows(*data);
    RestoreEdges(hint);
    CheckCount();
    CheckEnds();
    return std::move(histogram_);
  }

 private:
  void ReadFigures() {
    histogram_.min_ms = fields_.Ms("Min", LatencyUnit::kSeconds);
    histogram_.max_ms = fields_.Ms("Max", LatencyUnit::kSeconds);
    histogram_.sum_ms = fields_.Ms("Sum", LatencyUnit::kSeconds);
    histogram_.mean_ms = fields_.Ms("Avg", LatencyUnit::kSeconds);
    histogram_.standard_deviation_ms = fields_.Ms("StdDev", LatencyUnit::kSeconds);
    if (histogram_.min_ms && histogram_.max_ms && *histogram_.min_ms > *histogram_.max_ms) {
      findings_.At(kOutputContradiction, *fields_.Find("Min"),
                   fmt::format("the smallest sample, {} ms, is above the largest, {} ms; both are "
                               "left out",
                               *histogram_.min_ms, *histogram_.max_ms),
                   kEditedHint);
      histogram_.min_ms.reset();
      histogram_.max_ms.reset();
    }
  }

  void ReadRows(const Node& data) {
    for (const Node& node : document::Children(data)) {
      const JsonFields row(&node, findings_);
      const auto count = row.Count("Count");
      const auto span = SpanOf(row, findings_);
      if (!span || !count || *count == 0) continue;
      if (*count < 0 || span->start_ns > span->end_ns || span->start_ns < 0) {
        findings_.At(
            kOutputContradiction, node,
            fmt::format("a bucket goes from {} ms to {} ms and holds {}; the distribution is "
                        "left out",
                        span->start_ns / 1e6, span->end_ns / 1e6, *count),
            kEditedHint);
        is_broken_ = true;
        continue;
      }
      histogram_.listed.push_back(*span);
      histogram_.rows.push_back(&node);
      const double start_ms = *row.Ms("Start", LatencyUnit::kSeconds);
      const double end_ms = *row.Ms("End", LatencyUnit::kSeconds);
      histogram_.buckets.push_back(
          {start_ms, histogram_.buckets.empty() || start_ms == end_ms, end_ms, *count});
    }
    if (is_broken_) {
      histogram_.buckets.clear();
      histogram_.listed.clear();
      histogram_.rows.clear();
    }
  }

  void RestoreEdges(std::optional<FortioGrid> hint) {
    if (histogram_.buckets.empty()) return;
    const auto fit = FitFortioGrid(histogram_.listed, hint);
    if (!fit) return;
    for (std::size_t i = 0; i < histogram_.buckets.size(); ++i) {
      CdfBucket& bucket = histogram_.buckets[i];
      const std::size_t upper = fit->upper_edges[i];
      if (upper > 0) {
        bucket.lower_ms = FortioEdgeMs(fit->grid, upper - 1);
        bucket.lower_included = false;
      }
      if (upper < FortioEdgeCount()) bucket.upper_ms = FortioEdgeMs(fit->grid, upper);
    }
  }

  void CheckCount() {
    if (histogram_.buckets.empty() || histogram_.counted() == histogram_.stated_count) return;
    findings_.At(kOutputContradiction, *histogram_.node,
                 fmt::format("buckets hold {} samples, Count says {}", histogram_.counted(),
                             histogram_.stated_count),
                 "the buckets are taken; find out what was edited or lost");
  }

  // The first bucket begins with the smallest sample and the last one ends with the largest.
  void CheckEnds() {
    if (histogram_.listed.empty() || !histogram_.min_ms || !histogram_.max_ms) return;
    const double first_ms = histogram_.listed.front().start_ns / 1e6;
    const double last_ms = histogram_.listed.back().end_ns / 1e6;
    const double slack_ms = 1e-6 + 1e-9 * last_ms;
    if (std::abs(first_ms - *histogram_.min_ms) <= slack_ms &&
        std::abs(last_ms - *histogram_.max_ms) <= slack_ms) {
      return;
    }
    findings_.At(kOutputContradiction, *histogram_.node,
                 fmt::format("buckets go from {} ms to {} ms, Min and Max say {} ms and {} ms; "
                             "these are left out",
                             first_ms, last_ms, *histogram_.min_ms, *histogram_.max_ms),
                 kEditedHint);
    histogram_.min_ms.reset();
    histogram_.max_ms.reset();
  }

  JsonFields fields_;
  ImportFindings& findings_;
  FortioHistogram histogram_;
  bool is_broken_ = false;
};

std::optional<Figure> ExactFigure(std::optional<double> value) {
  return value ? std::optional<Figure>(Figure{*value}) : std::nullopt;
}

}  // namespace

std::int64_t FortioHistogram::counted() const {
  std::int64_t counted = 0;
  for (const CdfBucket& bucket : buckets) {
    if (__builtin_add_overflow(counted, bucket.count, &counted)) return -1;
  }
  return counted;
}

std::optional<FortioHistogram> ReadFortioHistogram(const Node* node, std::optional<FortioGrid> hint,
                                                   ImportFindings& findings) {
  if (node == nullptr || node->kind != document::NodeKind::kMapping) return std::nullopt;
  return HistogramReader(*node, findings).Run(hint);
}

void SetFortioLatency(const FortioHistogram& histogram, ImportFindings& findings,
                      v1::Latency& latency) {
  CdfDistribution distribution;
  if (auto made = CdfDistribution::FromBuckets(histogram.buckets)) {
    distribution = *std::move(made);
  } else {
    findings.At(kOutputContradiction, *histogram.node,
                fmt::format("the distribution is left out: {}", made.error().message), kEditedHint);
  }
  distribution.min_ms = ExactFigure(histogram.min_ms);
  distribution.max_ms = ExactFigure(histogram.max_ms);
  distribution.sum_ms = ExactFigure(histogram.sum_ms);
  SetDistribution(distribution, latency);
  if (distribution.empty()) latency.set_count(histogram.stated_count);
  if (histogram.mean_ms) {
    latency.set_mean_ms(*histogram.mean_ms);
    latency.set_mean_precision(v1::FIGURE_PRECISION_EXACT);
  }
  if (histogram.standard_deviation_ms) {
    latency.set_standard_deviation_ms(*histogram.standard_deviation_ms);
    latency.set_standard_deviation_precision(v1::FIGURE_PRECISION_EXACT);
  }
}

std::optional<FortioHistogram> WithoutErrors(const FortioHistogram& all,
                                             const FortioHistogram& errors,
                                             ImportFindings& findings) {
  FortioHistogram left = all;
  left.mean_ms.reset();
  left.standard_deviation_ms.reset();
  for (std::size_t i = 0; i < errors.buckets.size(); ++i) {
    const std::int64_t count = errors.buckets[i].count;
    // As listed: a grid that is found for few errors need not be the run's.
    const double start_ms = errors.listed[i].start_ns / 1e6;
    const double end_ms = errors.listed[i].end_ns / 1e6;
    const double slack_ms = 1e-6 + 1e-9 * end_ms;
    const auto found = std::find_if(left.buckets.begin(), left.buckets.end(), [&](const auto& of) {
      return of.lower_ms <= start_ms + slack_ms && end_ms <= of.upper_ms + slack_ms;
    });
    if (found == left.buckets.end() || found->count < count) {
      findings.At(
          kOutputContradiction, *errors.rows[i],
          fmt::format("errors from {} ms to {} ms, {} in number, are not among all calls; the "
                      "latency of successes is left out",
                      start_ms, end_ms, count),
          kEditedHint);
      return std::nullopt;
    }
    found->count -= count;
  }
  std::erase_if(left.buckets, [](const CdfBucket& bucket) { return bucket.count == 0; });
  if (left.buckets.empty()) return std::nullopt;
  left.stated_count = left.counted();
  // Where errors have the outermost sample, a success may have the same one, or not.
  if (left.min_ms && errors.min_ms && *errors.min_ms <= *left.min_ms) left.min_ms.reset();
  if (left.max_ms && errors.max_ms && *errors.max_ms >= *left.max_ms) left.max_ms.reset();
  if (left.sum_ms && errors.sum_ms) *left.sum_ms = std::max(*left.sum_ms - *errors.sum_ms, 0.0);
  return left;
}

}  // namespace smp::importers
