#include "importers/nighthawk_fortio_rows.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/number_text.h"

namespace smp::importers {

namespace {

using document::Node;

constexpr std::string_view kCure = "import the output as Nighthawk wrote it";

// Rows with cumulative counts, and where the first one begins.
struct Data {
  std::vector<NighthawkRow> rows;
  const Node* first = nullptr;
  std::int64_t start_ns = 0;  // of the first row
  std::int64_t sum = 0;
};

std::optional<Data> ReadData(const Node& list, ImportFindings& findings) {
  Data data;
  data.rows.reserve(list.child_count);
  for (const Node& node : document::Children(list)) {
    const JsonFields fields(&node, findings);
    const auto end_ns = NighthawkSecondsToNs(fields.Find("End"), findings);
    const auto count = fields.Count("Count");
    if (!end_ns || !count) {
      findings.At(kOutputSyntax, node, "the bucket has no End or no Count, each bucket has both",
                  std::string(kCure));
      return std::nullopt;
    }
    if (*count < 0 || *end_ns < 0 || *count > std::numeric_limits<std::int64_t>::max() - data.sum) {
      findings.At(kOutputSyntax, node,
                  "the bucket ends below 0, or the counts of the buckets are no counts",
                  std::string(kCure));
      return std::nullopt;
    }
    if (data.first == nullptr) {
      data.first = &node;
      data.start_ns = NighthawkSecondsToNs(fields.Find("Start"), findings).value_or(*end_ns);
    }
    data.sum += *count;
    data.rows.push_back({fields.Number("Percent").value_or(100) / 100, data.sum, *end_ns});
  }
  return data;
}

// The converter of 2019 wrote a bucket for each pair of rows and so lost the first row, that of the
// tick 0. Its value is the Start of the first bucket, its samples are those that are missing.
void PutFirstRowBack(std::int64_t count, Data& data, ImportFindings& findings) {
  const bool lost = data.sum < count && !data.rows.empty() && data.rows.front().tick > 0 &&
                    data.start_ns < data.rows.front().value_ns;
  if (!lost) return;
  const std::int64_t missing = count - data.sum;
  for (NighthawkRow& row : data.rows) row.cumulative_count += missing;
  data.rows.insert(data.rows.begin(), {0, missing, data.start_ns});
  findings.At(kOutputContradiction, *data.first,
              fmt::format("buckets hold {} samples, Count says {}: the converter of 2019 lost the "
                          "first row of the list, whose samples, {}, are taken for those up to the "
                          "Start of the first bucket",
                          data.sum, count, missing),
              "import the Output (--output-format json) where it was kept");
}

// Edges were cut to microseconds: samples may be as far above them, and ticks were lost.
NighthawkRows CutRows(const Data& data, std::optional<std::int64_t> min_ns) {
  constexpr std::int64_t kLost = 999;
  NighthawkRows read;
  std::vector<CdfBucket> buckets;
  std::int64_t edge_ns = min_ns ? std::min(*min_ns, data.start_ns) : 0;
  std::int64_t counted = 0;
  for (const NighthawkRow& row : data.rows) {
    if (row.value_ns < edge_ns) {
      read.defect =
          fmt::format("a bucket ends at {} ns, the one before at {} ns", row.value_ns, edge_ns);
      return read;
    }
    const std::int64_t added = row.cumulative_count - counted;
    if (added > 0) {
      buckets.push_back({NighthawkMs(edge_ns), true, NighthawkMs(row.value_ns + kLost), added});
    }
    counted = row.cumulative_count;
    edge_ns = row.value_ns;
  }
  if (buckets.empty()) return read;
  if (auto distribution = CdfDistribution::FromBuckets(std::move(buckets))) {
    read.distribution = *std::move(distribution);
  }
  return read;
}

}  // namespace

std::optional<std::int64_t> NighthawkSecondsToNs(const Node* node, ImportFindings& findings) {
  if (!NumberOf(node, findings)) return std::nullopt;
  const auto ns = ParseScaled(node->text, 9);
  if (!ns) return std::nullopt;
  // A double of seconds gives a nanosecond again up to 2^53 of them; beyond it is not looked at.
  constexpr double kMost = 9.0e18;
  if (!(std::fabs(*ns) < kMost)) return std::nullopt;
  return std::llround(*ns);
}

NighthawkRows ReadNighthawkFortioRows(const Node& histogram, std::int64_t count,
                                      std::optional<std::int64_t> min_ns, bool cut_to_us,
                                      ImportFindings& findings) {
  const Node* list = JsonFields(&histogram, findings).List("Data");
  if (list == nullptr) return {};
  std::optional<Data> data = ReadData(*list, findings);
  if (!data) return {};
  PutFirstRowBack(count, *data, findings);
  if (cut_to_us) return CutRows(*data, min_ns);
  return ReadNighthawkRows(data->rows, count, min_ns);
}

}  // namespace smp::importers
