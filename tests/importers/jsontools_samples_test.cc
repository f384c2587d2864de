// Real outputs that are kept beside the project: what is imported of each, or why it is refused.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "importers/golden_import.h"

namespace smp::importers {
namespace {

struct Sample {
  std::string_view file;
  std::string_view what;  // a line a result, then the findings
};

std::string Figure(const v1::Latency& latency, double rank_percent) {
  for (const v1::Quantile& quantile : latency.quantiles()) {
    if (quantile.rank_percent() == rank_percent) return fmt::format("{}", quantile.value_ms());
  }
  return "-";
}

std::string Line(const v1::Result& result) {
  const v1::Latency& latency = result.latency();
  const v1::Requests& requests = result.requests();
  return fmt::format("{}: {} samples, p50 {}, p99 {}, max {}, {}; {} failed of {}; {}\n",
                     result.id(), latency.count(), Figure(latency, 50), Figure(latency, 99),
                     latency.max_ms(),
                     latency.distribution().has_hdr()   ? "hdr"
                     : latency.distribution().has_cdf() ? "cdf"
                                                        : "no distribution",
                     requests.has_failed() ? fmt::format("{}", requests.failed()) : "?",
                     requests.has_attempted() ? fmt::format("{}", requests.attempted()) : "?",
                     result.has_window() ? "window" : "no window");
}

std::string Summary(std::string output) {
  ImportOptions options;
  options.unit = LatencyUnit::kNanoseconds;
  const auto imported = Import(output, "sample", options);
  if (!imported) return imported.error().message;
  std::string text;
  if (imported->document) {
    for (const v1::Result& result : imported->document->report().results()) text += Line(result);
  }
  for (const Finding& finding : imported->findings) {
    text += fmt::format("{} {}:{} {}\n", finding.rule->id, finding.span.begin.line,
                        finding.span.begin.column, finding.message);
  }
  return text;
}

constexpr Sample kSamples[] = {
    {"ghz/output_summary.extracted.txt",
     "run: 186 samples, p50 33.23, p99 69.6, max 69.6, cdf; 14 failed of 200; no window\n"
     "SMP1038 1:1 the output does not say when run run began; its window is left out\n"},
    {"ghz/pretty.json",
     "run: 191 samples, p50 31.92449, p99 62.428236, max 62.984994, cdf; 9 failed of 200; window\n"
     "SMP1035 21:12 the rate counts 9 failed calls, of which the output does not say whether a "
     "response came\n"
     "SMP1034 121:14 details hold 191 calls, the output counts 200; latencies are of the former\n"},
    {"ghz/prometheus.txt",
     "run: 200 samples, p50 120.755652, p99 761.648317, max 761.653632, cdf; 0 failed of 200; no "
     "window\n"
     "SMP1038 1:1 the output does not say when run run began; its window is left out\n"
     "SMP1035 2:1 buckets are taken for counts of their own, not cumulative ones: they add up to "
     "200 calls\n"},
    {"hdrhistogram/hiccup.140623.1028.10646.hlog",
     "run: 51715 samples, p50 0.049151, p99 0.081919, max 3.129343, hdr; ? failed of ?; window\n"},
    {"hdrhistogram/jHiccup-2.0.1.logV0.hlog",
     "run: 61256 samples, p50 0.393215, p99 1107.296255, max 1577.058303, hdr; ? failed of ?; "
     "window\n"},
    {"hdrhistogram/jHiccup-2.0.6.logV1.hlog",
     "run: 65964 samples, p50 0.393215, p99 1241.513983, max 1895.825407, hdr; ? failed of ?; "
     "window\n"},
    {"hdrhistogram/jHiccup-2.0.7S.logV2.hlog",
     "run: 48761 samples, p50 0.344063, p99 1434.451967, max 1803.550719, hdr; ? failed of ?; "
     "window\n"},
    {"hdrhistogram/jHiccup-2.0.7S.logV3.hlog",
     "untagged: 45750 samples, p50 0.344063, p99 1451.229183, max 1803.550719, hdr; ? failed of ?; "
     "window\n"
     "tag_a1.134a: 749 samples, p50 0.344063, p99 0.393215, max 0.442367, hdr; ? failed of ?; "
     "window\n"
     "tag_a3.134a: 753 samples, p50 0.344063, p99 0.409599, max 0.425983, hdr; ? failed of ?; "
     "window\n"
     "tag_a5.132a: 755 samples, p50 0.344063, p99 0.409599, max 0.425983, hdr; ? failed of ?; "
     "window\n"
     "tag_a7.133a: 754 samples, p50 0.344063, p99 0.425983, max 0.458751, hdr; ? failed of ?; "
     "window\n"},
    {"hdrhistogram/test_tagged_invalid_histogram.txt",
     "SMP1032 1:60 no HDR histogram: base64 has a multiple of 4 characters, not 29, at character "
     "29\n"},
    {"hdrhistogram/test_tagged_invalid_tag_key.txt",
     "SMP1032 1:1 'Ta=a7.133a' is no decimal number of seconds\n"},
    {"hdrhistogram/test_tagged_invalid_timestamp.txt",
     "SMP1032 1:13 '7.1a33' is no decimal number of seconds\n"},
    {"hdrhistogram/test_tagged_missing_histogram.txt", "SMP1032 1:30 the line has no histogram\n"},
    {"k6/handleSummary.json",
     "run: 600 samples, p50 6.1165, p99 -, max 121.388, no distribution; 0 failed of 600; no "
     "window\n"
     "SMP1038 1:1 the output does not say when run run began; its window is left out\n"},
    {"k6/summary-export.json",
     "SMP1033 31:16 no metric is called http_req_duration: the run measured no HTTP request\n"},
    {"oha/irontraffic_oha-1.15.0.json",
     "run: 600 samples, p50 0.310625, p99 0.459709, max 0.538, cdf; 0 failed of 600; no window\n"
     "SMP1038 1:1 the output does not say when run run began; its window is left out\n"
     "SMP1036 111:32 1 request was under way when the run ended: not counted, neither as sent nor "
     "as failed\n"},
    {"oha/irontraffic_oha_N1.extracted.json",
     "run: 1 samples, p50 2.772958, p99 2.772958, max 2.772958, cdf; 0 failed of 1; no window\n"
     "SMP1038 1:1 the output does not say when run run began; its window is left out\n"
     "SMP1035 25:28 the only bin is empty, of 1 response: all took as long as its edge says\n"},
    {"vegeta/README_hdrplot.extracted.txt",
     "SMP1033 1:1 the counts of an hdrplot are not counted: each is the number of requests times a "
     "fixed quantile, whose value is an estimate\n"},
    {"vegeta/README_hist.extracted.txt",
     "run: 18400 samples, p50 3.999999, p99 -, max 0, no distribution; ? failed of 18400; no "
     "window\n"
     "SMP1038 1:1 the output does not say when run run began; its window is left out\n"},
    {"vegeta/README_json.extracted.json",
     "run: 100 samples, p50 2.854306, p99 3.53, max 3.660505, no distribution; 0 failed of 100; "
     "window\n"
     "SMP1034 12:14 buckets hold 10000 samples, the report counts 100 requests; the buckets are "
     "left out\n"},
    {"vegeta/README_text.extracted.txt",
     "run: 1200 samples, p50 108.272568, p99 247.771566, max 264.815246, no distribution; 535 "
     "failed of 1200; no window\n"
     "SMP1038 1:1 the output does not say when run run began; its window is left out\n"
     "SMP1035 7:1 latencies are of 1200 requests, of which 535 got no response\n"},
};

TEST_CASE("Import: every sample of k6, vegeta, ghz, oha and HdrHistogram is imported or refused",
          "[importers][samples]") {
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.file);
    const auto output = SampleText(sample.file);
    if (!output) continue;
    CHECK(Summary(*output) == sample.what);
  }
}

}  // namespace
}  // namespace smp::importers
