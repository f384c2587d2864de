#include "importers/nighthawk_statistic.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/nighthawk_rows.h"
#include "smp/latency.h"

namespace smp::importers {

namespace {

using document::Node;

std::optional<std::int64_t> NsOf(const JsonFields& fields, std::string_view key) {
  const auto duration = fields.Duration(key);
  if (!duration) return std::nullopt;
  return duration->count();
}

std::optional<double> NsAsNumber(const JsonFields& fields, std::string_view key) {
  const auto ns = NsOf(fields, key);
  if (!ns) return std::nullopt;
  return static_cast<double>(*ns);
}

void Lack(const Node& row, std::string_view field, ImportFindings& findings) {
  findings.At(kOutputSyntax, row,
              fmt::format("the row has no {}, each row of a percentile list has one", field),
              "import the output as Nighthawk wrote it");
}

std::vector<NighthawkRow> RowsOf(const JsonFields& statistic, ImportFindings& findings) {
  std::vector<NighthawkRow> rows;
  const Node* list = statistic.List("percentiles");
  if (list == nullptr) return rows;
  rows.reserve(list->child_count);
  for (const Node& node : document::Children(*list)) {
    const JsonFields fields(&node, findings);
    // proto3 leaves out what is 0 when it is not told to print it.
    const std::int64_t count = fields.Count("count").value_or(0);
    if (count == 0) continue;
    const auto value_ns = NsOf(fields, "duration");
    if (!value_ns) {
      Lack(node, "duration", findings);
      return {};
    }
    if (count < 0 || *value_ns < 0) {
      findings.At(kOutputSyntax, node, "the row has a negative count or duration",
                  "import the output as Nighthawk wrote it");
      return {};
    }
    // Without its tick a row is a point and no more: of all samples, some are above it.
    const double untold = rows.empty() ? 0 : 1;
    rows.push_back({fields.Number("percentile").value_or(untold), count, *value_ns});
  }
  return rows;
}

// The ends of the list and the stated ones: of the same buckets, unless one was edited. Releases
// differ in which edge of the first bucket they print as min.
void CheckEnds(const NighthawkFigures& figures, const NighthawkRows& rows, const Node& statistic,
               ImportFindings& findings) {
  const std::string hint = "check where the output was changed; that of the list is imported";
  if (figures.min_ns && rows.lowest_ns &&
      (*figures.min_ns < *rows.lowest_ns || *figures.min_ns > *rows.first_ns)) {
    findings.At(kOutputContradiction, statistic,
                fmt::format("min is {} ns, the percentile list begins between {} ns and {} ns",
                            *figures.min_ns, *rows.lowest_ns, *rows.first_ns),
                hint);
  }
  if (figures.max_ns && rows.highest_ns && *figures.max_ns != *rows.highest_ns) {
    findings.At(kOutputContradiction, statistic,
                fmt::format("max is {} ns, the percentile list ends at {} ns", *figures.max_ns,
                            *rows.highest_ns),
                hint);
  }
}

void SetCountAndEnds(const NighthawkFigures& figures, v1::FigurePrecision precision,
                     v1::Latency& latency) {
  latency.set_count(figures.count);
  if (figures.min_ns) {
    latency.set_min_ms(NighthawkMs(*figures.min_ns));
    latency.set_min_precision(precision);
  }
  if (figures.max_ns) {
    latency.set_max_ms(NighthawkMs(*figures.max_ns));
    latency.set_max_precision(precision);
  }
}

std::optional<Figure> Edge(std::optional<std::int64_t> listed, std::optional<std::int64_t> stated) {
  if (listed) return Figure{NighthawkMs(*listed), Precision::kBucketEdge};
  if (stated) return Figure{NighthawkMs(*stated), Precision::kBucketEdge};
  return std::nullopt;
}

void SetDistributionOf(const NighthawkFigures& figures, NighthawkRows& rows, const Node& statistic,
                       ImportFindings& findings, v1::Latency& latency) {
  CdfDistribution& distribution = *rows.distribution;
  CheckEnds(figures, rows, statistic, findings);
  distribution.min_ms = Edge(rows.lowest_ns, figures.min_ns);
  distribution.max_ms = Edge(rows.highest_ns, figures.max_ns);
  if (distribution.count() != figures.count) {
    findings.At(kOutputContradiction, statistic,
                fmt::format("the percentile list holds {} samples, count says {}",
                            distribution.count(), figures.count),
                "check where the output was changed; the samples of the list are imported");
  }
  SetDistribution(distribution, latency);
}

}  // namespace

void SetNighthawkLatency(const NighthawkFigures& figures, NighthawkRows rows, const Node& statistic,
                         ImportFindings& findings, v1::Latency& latency) {
  if (!rows.defect.empty()) {
    findings.At(kOutputContradiction, statistic,
                fmt::format("the percentile list contradicts itself: {}", rows.defect),
                "check where the output was changed; the list is left out");
  }
  // Figures of a histogram are edges and middles of its buckets. A statistic without a list of
  // percentiles has none and computes them from every sample.
  const bool is_histogram = rows.distribution || !rows.defect.empty();
  if (rows.distribution) {
    SetDistributionOf(figures, rows, statistic, findings, latency);
  } else {
    SetCountAndEnds(figures,
                    is_histogram ? v1::FIGURE_PRECISION_BUCKET_EDGE : v1::FIGURE_PRECISION_EXACT,
                    latency);
  }
  const auto precision = is_histogram ? v1::FIGURE_PRECISION_ESTIMATED : v1::FIGURE_PRECISION_EXACT;
  if (figures.mean_ns) {
    latency.set_mean_ms(*figures.mean_ns / 1e6);
    latency.set_mean_precision(precision);
  }
  if (figures.deviation_ns) {
    latency.set_standard_deviation_ms(*figures.deviation_ns / 1e6);
    latency.set_standard_deviation_precision(precision);
  }
}

std::optional<std::int64_t> NighthawkCount(const Node& statistic, ImportFindings& findings) {
  return JsonFields(&statistic, findings).Count("count");
}

bool ReadNighthawkLatency(const Node& statistic, ImportFindings& findings, v1::Latency& latency) {
  const JsonFields fields(&statistic, findings);
  NighthawkFigures figures;
  figures.count = fields.Count("count").value_or(0);
  if (figures.count <= 0) return false;
  figures.min_ns = NsOf(fields, "min");
  figures.max_ns = NsOf(fields, "max");
  figures.mean_ns = NsAsNumber(fields, "mean");
  figures.deviation_ns = NsAsNumber(fields, "pstdev");
  const std::vector<NighthawkRow> rows = RowsOf(fields, findings);
  SetNighthawkLatency(figures, ReadNighthawkRows(rows, figures.count, figures.min_ns), statistic,
                      findings, latency);
  return true;
}

}  // namespace smp::importers
