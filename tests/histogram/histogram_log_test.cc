#include "smp/histogram_log.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "histogram/base64.h"
#include "histogram/zlib_stream.h"
#include "smp/histogram_codec.h"

namespace smp {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;
using namespace std::string_literals;

Histogram Of(const std::vector<std::int64_t>& values) {
  Histogram histogram = *Histogram::Make({.highest = 1'000'000'000});
  for (const std::int64_t value : values) histogram.Record(value);
  return histogram;
}

const std::string& SomeText() {
  static const std::string text = EncodeHistogram(Of({1'000'000, 2'769'000}));
  return text;
}

std::string Line(const std::string& start, const std::string& length = "1.000") {
  return start + "," + length + ",2.769," + SomeText() + "\n";
}

// Entries as start and length in ns, one a line; errors as their place and message.
std::string Outcome(const std::string& text, const HistogramLogLimits& limits = {}) {
  const HistogramLog log = ReadHistogramLog(text, limits);
  std::string outcome;
  for (const HistogramLogEntry& entry : log.entries) {
    outcome += std::to_string(entry.position.line) + ":" + std::to_string(entry.position.column) +
               " " + entry.tag + "[" + std::to_string(entry.start.count()) + " " +
               std::to_string(entry.length.count()) + " " + entry.interval_max + "]\n";
    CHECK(entry.histogram == Of({1'000'000, 2'769'000}));
    if (!entry.tag.empty()) CHECK(text.substr(entry.offset, 4) == "Tag=");
  }
  for (const HistogramLogError& error : log.errors) {
    outcome += std::to_string(error.position.line) + ":" + std::to_string(error.position.column) +
               " @" + std::to_string(error.offset) + " " + error.message + "\n";
    CHECK_FALSE(error.hint.empty());
  }
  return outcome;
}

TEST_CASE("Log: an entry has tag, times, maximum and histogram", "[histogram]") {
  const std::string text = "Tag=reads,0.127,1.007,2.769," + SomeText() + "\n";
  CHECK(Outcome(text) == "1:1 reads[127000000 1007000000 2.769]\n");
}

TEST_CASE("Log: comments, legends and blank lines may be anywhere", "[histogram]") {
  CHECK(Outcome("#[Logged by hand]\n"
                "#[Histogram log format version 1.01]\n"
                "\"StartTimestamp\",\"EndTimestamp\",\"Interval_Max\",\"Interval_Compressed_"
                "Histogram\"\n" +
                Line("1.000") + "# a remark\n\n\r\n" + Line("2.000") +
                "\"StartTimestamp\",\"Interval_Length\"\n#[end]") ==
        "4:1 [1000000000 1000000000 2.769]\n8:1 [2000000000 1000000000 2.769]\n");
}

TEST_CASE("Log: fields are separated by a comma or by blanks", "[histogram]") {
  const std::string& histogram = SomeText();
  CHECK(Outcome("1.5 2 3.0 " + histogram) == "1:1 [1500000000 2000000000 3.0]\n");
  CHECK(Outcome("  1.5, 2\t,  3 ," + histogram + "  \r\n") == "1:3 [1500000000 2000000000 3]\n");
  CHECK(Outcome("Tag=a 1.5 2 3.0 " + histogram) == "1:1 a[1500000000 2000000000 3.0]\n");
  CHECK(Outcome("\xEF\xBB\xBF" + Line("1.5")) == "1:1 [1500000000 1000000000 2.769]\n");
}

TEST_CASE("Log: digits behind nanoseconds are cut", "[histogram]") {
  CHECK(Outcome(Line("1.1234567899", "0.0000000019")) == "1:1 [1123456789 1 2.769]\n");
}

struct Times {
  std::string_view name;
  std::string header;
  std::string start;
  seconds since_epoch;
  bool is_since_epoch;
};

TEST_CASE("Log: stamps count from the start, the base or the epoch", "[histogram]") {
  const std::string start = "#[StartTime: 1441812279.000 (seconds since epoch), a day]\n";
  const std::string base = "#[BaseTime: 1000000000.000 (seconds since epoch)]\n";
  const Times rows[] = {
      {"more than 365 days before the start: from the start", start, "5.0", seconds(1'441'812'284),
       true},
      {"just more", start, "1410276278.0", seconds(2'852'088'557), true},
      {"365 days before the start: since the epoch", start, "1410276279.0", seconds(1'410'276'279),
       true},
      {"after the start", start, "1441812280.0", seconds(1'441'812'280), true},
      {"a base wins", start + base, "5.0", seconds(1'000'000'005), true},
      {"a base alone", base, "5.0", seconds(1'000'000'005), true},
      {"nothing stated", "", "5.0", seconds(5), false},
      {"nothing stated, as large as of today", "", "1441812279.0", seconds(1'441'812'279), true},
  };
  for (const Times& row : rows) {
    CAPTURE(row.name);
    const HistogramLog log = ReadHistogramLog(row.header + Line(row.start));
    REQUIRE(log.errors.empty());
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].start == row.since_epoch);
    CHECK(log.header.since_epoch == row.is_since_epoch);
  }
}

TEST_CASE("Log: the first stamp settles what all count from", "[histogram]") {
  CHECK(Outcome("#[StartTime: 1441812279 (seconds since epoch)]\n" + Line("1.0") +
                "#[StartTime: 1541812279 (seconds since epoch)]\n" + Line("1441812290.0")) ==
        "2:1 [1441812280000000000 1000000000 2.769]\n"
        "4:1 [2883624569000000000 1000000000 2.769]\n");
}

TEST_CASE("Log: versions 1.0 to 1.3 are read", "[histogram]") {
  for (const char* version : {"1.0", "1.00", "1.01", "1.1", "1.2", "1.3", "1.03"}) {
    const HistogramLog log =
        ReadHistogramLog("#[Histogram log format version "s + version + "]\n" + Line("1"));
    CHECK(log.errors.empty());
    CHECK(log.header.version == version);
  }
  for (const char* version : {"2.0", "1.4", "1.10", "1.", "1", "", "1.3.1", "0.9"}) {
    CHECK(Outcome("#[Histogram log format version "s + version + "]\n" + Line("1")) ==
          "2:1 [1000000000 1000000000 2.769]\n1:32 @31 the log is of version '"s + version +
              "'; 1.0 to 1.3 are read\n");
  }
}

struct BadLine {
  std::string line;
  std::string error;  // without the line
};

TEST_CASE("Log: a line that cannot be read is an error at its place", "[histogram]") {
  const std::string& good = SomeText();
  const BadLine rows[] = {
      {"Ta=a,1,2,3," + good, "1 @0 'Ta=a' is no decimal number of seconds"},
      {"Tag=a,1.a,2,3," + good, "7 @6 '1.a' is no decimal number of seconds"},
      {"Tag=\xc3\xa9,1.a,2,3," + good, "7 @7 '1.a' is no decimal number of seconds"},
      {"nan,2,3," + good, "1 @0 'nan' is no decimal number of seconds"},
      {"1e9,2,3," + good, "1 @0 '1e9' is no decimal number of seconds"},
      {"+1,2,3," + good, "1 @0 '+1' is no decimal number of seconds"},
      {"9000000001,2,3," + good, "1 @0 '9000000001' is no decimal number of seconds"},
      {"1,,3," + good, "3 @2 a time is missing"},
      {"1", "2 @1 a time is missing"},
      {"1,-2,3," + good, "3 @2 the interval's length is below 0"},
      {"1,2,inf," + good, "5 @4 'inf' is no number"},
      {"1,2,3", "6 @5 the line has no histogram"},
      {"1,2,3,", "7 @6 the line has no histogram"},
      {"1,2,3," + good + ",4", std::to_string(8 + good.size()) + " @" +
                                   std::to_string(7 + good.size()) +
                                   " '4' is left over behind the histogram"},
      {"1,2,3,HIST", "7 @6 no HDR histogram: the first four bytes are cut off, at byte 3"},
      {"1,2,3,HI*T", "9 @8 no HDR histogram: '*' is not a character of base64, at character 2"},
      {"#[StartTime: soon]", "14 @13 'soon]' is no decimal number of seconds"},
      {"#[BaseTime:]", "12 @11 ']' is no decimal number of seconds"},
  };
  for (const BadLine& row : rows) {
    CAPTURE(row.line);
    CHECK(Outcome(row.line) == "1:" + row.error + "\n");
  }
}

TEST_CASE("Log: a bad line hides no other one", "[histogram]") {
  CHECK(Outcome(Line("1") + "garbage\n" + Line("3") + "1,2,3\n" + Line("5")) ==
        "1:1 [1000000000 1000000000 2.769]\n"
        "3:1 [3000000000 1000000000 2.769]\n"
        "5:1 [5000000000 1000000000 2.769]\n" +
            "2:1 @"s + std::to_string(Line("1").size()) +
            " 'garbage' is no decimal number of seconds\n"
            "4:6 @" +
            std::to_string(2 * Line("1").size() + 13) + " the line has no histogram\n");
}

TEST_CASE("Log: what is kept of a hostile one is bounded", "[histogram]") {
  std::string junk;
  for (int i = 0; i < 5; ++i) junk += "x\n";
  CHECK(Outcome(junk, {.max_errors = 2}) ==
        "1:1 @0 'x' is no decimal number of seconds\n"
        "2:1 @2 'x' is no decimal number of seconds\n"
        "3:1 @4 the log has more than 2 lines that cannot be read; the rest was not read\n");
  const std::string text = Line("1") + Line("2") + Line("3");
  const std::size_t buckets = Of({}).counts().size();
  CHECK(Outcome(text, {.max_buckets = 2 * buckets}) ==
        "1:1 [1000000000 1000000000 2.769]\n2:1 [2000000000 1000000000 2.769]\n3:1 @" +
            std::to_string(2 * Line("1").size()) + " the log has more than " +
            std::to_string(2 * buckets) + " buckets in its histograms; the rest was not read\n");
}

TEST_CASE("Log: what is written reads as the same entries", "[histogram]") {
  HistogramLog log;
  log.header.comments = {"Logged by hand"};
  log.header.start_time = milliseconds(1'441'812'279'474);
  const auto add = [&log](const std::string& tag, nanoseconds start, const Histogram& histogram) {
    log.entries.push_back(
        {.tag = tag, .start = start, .length = milliseconds(1007), .histogram = histogram});
  };
  add("", *log.header.start_time + milliseconds(127), Of({2'769'123, 4}));
  add("reads", *log.header.start_time + nanoseconds(1), Of({}));
  add("", seconds(-3), Of({7}));
  const std::optional<nanoseconds> bases[] = {std::nullopt, log.header.start_time, seconds(5)};
  for (const auto& base : bases) {
    log.header.base_time = base;
    std::string text = *WriteHistogramLogHeader(log.header);
    for (const auto& entry : log.entries) text += *WriteHistogramLogEntry(entry, log.header);
    const HistogramLog read = ReadHistogramLog(text);
    REQUIRE(read.errors.empty());
    REQUIRE(read.entries.size() == log.entries.size());
    CHECK(read.header.start_time == log.header.start_time);
    for (std::size_t i = 0; i < log.entries.size(); ++i) {
      CHECK(read.entries[i].tag == log.entries[i].tag);
      CHECK(read.entries[i].start == log.entries[i].start);
      CHECK(read.entries[i].length == log.entries[i].length);
      CHECK(read.entries[i].histogram == log.entries[i].histogram);
    }
    CHECK(read.entries[0].interval_max == "2.769");
  }
}

TEST_CASE("Log: the header and an entry have the form of version 1.3", "[histogram]") {
  HistogramLogHeader header{.start_time = milliseconds(1'441'812'279'474),
                            .comments = {"Logged by hand"}};
  CHECK(*WriteHistogramLogHeader(header) ==
        "#[Logged by hand]\n"
        "#[Histogram log format version 1.3]\n"
        "#[StartTime: 1441812279.474 (seconds since epoch), 2015-09-09T15:24:39Z]\n"
        "#[BaseTime: 0.000 (seconds since epoch)]\n"
        "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_"
        "Histogram\"\n");
  HistogramLogEntry entry{.tag = "a",
                          .start = seconds(2),
                          .length = nanoseconds(1'500'000'001),
                          .interval_max = "12.5",
                          .histogram = Of({5})};
  CHECK(*WriteHistogramLogEntry(entry, {}) ==
        "Tag=a,2.000,1.500000001,12.5," + EncodeHistogram(Of({5})) + "\n");
}

TEST_CASE("Log: what a line cannot hold is refused", "[histogram]") {
  const HistogramLogEntry good{.histogram = Of({5})};
  for (const char* tag : {"a,b", "a b", "a\tb", "a\nb", "a\r"}) {
    HistogramLogEntry entry = good;
    entry.tag = tag;
    const auto text = WriteHistogramLogEntry(entry, {});
    REQUIRE_FALSE(text);
    CHECK(text.error().code == ErrorCode::kInvalidArgument);
    CHECK(text.error().message == "the tag of an entry has a comma, a blank or a line break");
  }
  HistogramLogEntry entry = good;
  entry.length = nanoseconds(-1);
  CHECK(WriteHistogramLogEntry(entry, {}).error().message ==
        "the length of an interval is below 0");
  entry = good;
  entry.interval_max = "nan";
  CHECK(WriteHistogramLogEntry(entry, {}).error().message ==
        "the maximum of an interval is no number");
  entry = good;
  entry.start = nanoseconds::max();
  CHECK(WriteHistogramLogEntry(entry, {.base_time = seconds(-1)}).error().message ==
        "the start of an interval is more than 292 years from the base time");
  CHECK(WriteHistogramLogHeader({.comments = {"a\nb"}}).error().message ==
        "a comment of a log has a line break");
}

TEST_CASE("Log: a long line is read in no time", "[histogram]") {
  const std::string junk(64 << 20, 'x');
  CHECK(ReadHistogramLog(junk).errors.size() == 1);
  CHECK(ReadHistogramLog("1,2,3," + junk).errors.size() == 1);
  CHECK(ReadHistogramLog("#" + junk).errors.empty());
}

std::filesystem::path Samples() {
  return std::filesystem::path(SMP_SOURCE_DIR) / "../shared/samples/loadgen/hdrhistogram";
}

std::string FileText(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("Log: histograms that Java wrote encode to the same bytes", "[histogram][samples]") {
  if (!std::filesystem::is_directory(Samples())) {
    WARN("skipped 2 samples: no folder " << Samples().filename());
    return;
  }
  for (const char* name : {"jHiccup-2.0.7S.logV2.hlog", "jHiccup-2.0.7S.logV3.hlog"}) {
    const std::string text = FileText(Samples() / name);
    const HistogramLog log = ReadHistogramLog(text);
    CHECK(log.errors.empty());
    CHECK(log.entries.size() == 62);
    for (const HistogramLogEntry& entry : log.entries) {
      const std::string line =
          text.substr(entry.offset, text.find('\n', entry.offset) - entry.offset);
      const std::string bytes = *histogram::FromBase64(line.substr(line.rfind(',') + 1));
      CHECK(EncodeHistogramBytes(entry.histogram) ==
            histogram::Inflate(bytes.substr(8), 1 << 20, 8)->view());
    }
  }
}

TEST_CASE("Log: broken samples of HdrHistogram are errors at their place", "[histogram][samples]") {
  if (!std::filesystem::is_directory(Samples())) {
    WARN("skipped 4 samples: no folder " << Samples().filename());
    return;
  }
  const auto outcome = [](const char* name) { return Outcome(FileText(Samples() / name)); };
  CHECK(outcome("test_tagged_invalid_histogram.txt") ==
        "1:60 @59 no HDR histogram: base64 has a multiple of 4 characters, not 29, at character "
        "29\n");
  CHECK(outcome("test_tagged_invalid_tag_key.txt") ==
        "1:1 @0 'Ta=a7.133a' is no decimal number of seconds\n");
  CHECK(outcome("test_tagged_invalid_timestamp.txt") ==
        "1:13 @12 '7.1a33' is no decimal number of seconds\n");
  CHECK(outcome("test_tagged_missing_histogram.txt") == "1:30 @29 the line has no histogram\n");
}

}  // namespace
}  // namespace smp
