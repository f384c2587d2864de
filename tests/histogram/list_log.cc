// list_log list LOG             what the log holds
// list_log rewrite LOG COPY     writes the log anew and lists it
// list_log generate SEED COPY   writes a log of random histograms and lists them as they are in
// memory
//
// The listing is that of ListLog.java and list_log.mjs, so that the three can be compared: for each
// entry its tag, start and length in ms, the range and digits of its histogram, a line for each
// bucket in use, and the bytes of the V2 encoding.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>

#include "smp/histogram_codec.h"
#include "smp/histogram_log.h"

namespace smp {
namespace {

using std::chrono::nanoseconds;
using std::chrono::seconds;

// hdr-histogram-js loses bits of larger values, though a number of JavaScript would hold them.
constexpr std::int64_t kMostInJavaScript = std::int64_t{1} << 46;

std::string Hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += kDigits[static_cast<unsigned char>(c) >> 4];
    text += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::int64_t Milliseconds(nanoseconds time) { return time.count() / 1'000'000; }

void List(const HistogramLogEntry& entry) {
  const Histogram& histogram = entry.histogram;
  std::cout << "entry " << (entry.tag.empty() ? "-" : entry.tag) << '\n';
  std::cout << "times " << Milliseconds(entry.start) << ' ' << Milliseconds(entry.length) << '\n';
  std::cout << "range " << histogram.lowest() << ' ' << histogram.highest() << ' '
            << histogram.significant_digits() << '\n';
  histogram.ForEachRecorded(
      [](const HistogramStep& step) { std::cout << step.from << ' ' << step.count << '\n'; });
  std::cout << "bytes " << Hex(EncodeHistogramBytes(histogram)) << '\n';
}

int Write(const HistogramLog& log, const char* path) {
  std::ofstream file(path, std::ios::binary);
  file << *WriteHistogramLogHeader(log.header);
  for (const HistogramLogEntry& entry : log.entries) {
    file << *WriteHistogramLogEntry(entry, log.header);
    List(entry);
  }
  return file.flush() ? 0 : 1;
}

Histogram RandomHistogram(std::mt19937_64& numbers, int digits) {
  const auto lowest = static_cast<std::int64_t>(1 + numbers() % (digits % 2 == 0 ? 1 : 3000));
  const std::int64_t highest =
      std::max(2 * lowest, kMostInJavaScript >> (digits == 5 ? 20 : numbers() % 40));
  Histogram histogram =
      *Histogram::Make({.lowest = lowest, .highest = highest, .significant_digits = digits});
  const std::size_t values = numbers() % 400;
  for (std::size_t i = 0; i < values; ++i) {
    const auto value = static_cast<std::int64_t>(numbers() % static_cast<std::uint64_t>(highest)) >>
                       (numbers() % 30);
    histogram.Record(value, static_cast<std::int64_t>((numbers() >> 21) >> numbers() % 43));
  }
  return histogram;
}

int Generate(std::uint64_t seed, const char* path) {
  std::mt19937_64 numbers(seed);
  HistogramLog log;
  log.header.comments = {"Random histograms"};
  log.header.start_time = seconds(1'700'000'000);
  for (int i = 0; i < 60; ++i) {
    log.entries.push_back({.tag = i % 3 == 0 ? "" : "tag-" + std::to_string(i % 3),
                           .start = *log.header.start_time + std::chrono::milliseconds(500 * i),
                           .length = std::chrono::milliseconds(500),
                           .interval_max = {},
                           .histogram = RandomHistogram(numbers, i % 6)});
  }
  return Write(log, path);
}

int ListOrRewrite(const char* path, const char* copy) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const HistogramLog log = ReadHistogramLog(text);
  for (const HistogramLogError& error : log.errors) {
    std::cerr << path << ':' << error.position.line << ':' << error.position.column << ": "
              << error.message << '\n';
  }
  if (log.entries.empty() || !log.errors.empty()) return 1;
  if (copy != nullptr) return Write(log, copy);
  for (const HistogramLogEntry& entry : log.entries) List(entry);
  return 0;
}

}  // namespace
}  // namespace smp

int main(int argc, char** argv) {
  const std::string verb = argc > 2 ? argv[1] : "";
  if (verb == "list" && argc == 3) return smp::ListOrRewrite(argv[2], nullptr);
  if (verb == "rewrite" && argc == 4) return smp::ListOrRewrite(argv[2], argv[3]);
  if (verb == "generate" && argc == 4) return smp::Generate(std::stoull(argv[2]), argv[3]);
  std::cerr << "usage: list_log list LOG | rewrite LOG COPY | generate SEED COPY\n";
  return 2;
}
