// The text that wrk and wrk2 print, taken apart: what stands where, not yet what it means. Both
// have the same skeleton.
//
//   Running 30s test @ http://127.0.0.1/
//     2 threads and 100 connections
//     Thread calibration: …                               wrk2, a line a thread
//     Thread Stats   Avg      Stdev     Max   +/- Stdev
//       Latency     6.46ms    1.93ms  12.34ms   67.66%
//       Req/Sec     1.05k     1.12k    2.50k    64.84%
//     Latency Distribution …                              with --latency; twice with wrk2's -U
//    50.000%    6.67ms                                    a line a rank
//     Detailed Percentile spectrum: …                     wrk2: rows, then footers that begin "#["
//     60017 requests in 30.01s, 19.81MB read
//     Socket errors: connect 0, read 0, write 0, timeout 28
//     Non-2xx or 3xx responses: 356
//   Requests/sec:   2000.15
//   Transfer/sec:    676.14KB
//   (what a script of the user prints)
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace smp::importers {

// Every view is a part of the text; empty where the text has no such thing.

struct WrkPercentile {
  std::string_view line;
  std::string_view rank;   // "99.900", in percent
  std::string_view value;  // "12.30ms"
};

// Tables of wrk2 have some hundred rows; of longer ones this many and one more are kept.
inline constexpr std::size_t kMostWrkRows = 10'000;

// Of texts with more runs this many and one more are kept.
inline constexpr std::size_t kMostWrkRuns = 1'000;

// A "Latency Distribution".
struct WrkBlock {
  std::string_view title;
  std::vector<WrkPercentile> percentiles;
  std::string_view table;  // the line that begins the percentile spectrum
  std::vector<std::string_view> rows;
  std::string_view mean;  // of the footers
  std::string_view deviation;
  std::string_view max;
  std::string_view total_count;
  std::string_view sub_buckets;

  [[nodiscard]] bool is_uncorrected() const {
    return title.find("Uncorrected") != std::string_view::npos;
  }
};

struct WrkRun {
  std::string_view heading;   // "Running 30s test @ http://127.0.0.1/"
  std::string_view duration;  // "30s"
  std::string_view url;
  std::string_view threads;
  std::string_view connections;
  bool is_wrk2 = false;      // by something that only wrk2 prints
  bool has_p99 = false;      // DeathStarBench's wrk2: the column Max is the p99
  std::string_view latency;  // the line, and its columns
  std::string_view average;
  std::string_view deviation;
  std::string_view max;
  std::vector<WrkBlock> blocks;
  std::string_view summary;  // "60017 requests in 30.01s, 19.81MB read"
  std::string_view requests;
  std::string_view run_time;
  std::string_view read;
  std::size_t summaries = 0;       // more than one: DeathStarBench's wrk2 with several URLs
  std::string_view socket_errors;  // "connect 0, read 0, write 0, timeout 28"
  std::string_view bad_responses;
  std::string_view rate;
  std::string_view transfer;  // the line that ends a run
};

// Whether a text begins like one of them, within its first 64 KiB, and whether it is wrk2's. Text
// before the first line does not matter.
[[nodiscard]] bool IsWrkText(std::string_view text);
[[nodiscard]] bool IsWrk2Text(std::string_view text);

// Every run of a text, in one pass.
[[nodiscard]] std::vector<WrkRun> ReadWrkRuns(std::string_view text);

}  // namespace smp::importers
