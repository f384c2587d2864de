// bench_upgrade: 10 000 upgrades from v0.6 to v1.0 of each of a few documents of about 5 KB, in ten
// rounds. A round reads the bytes and nothing more, then reads and upgrades them, a thousand times
// each, so that both halves see the same machine. A row is the median of the rounds, in processor
// time: how many MB a second that is ("parse": reading alone), how many times as long as reading
// alone an upgrade takes, and the peak memory after the first round and after the last. Memory that
// is not given back would show as a difference of the two.
#include <smp/document.h>
#include <smp/upgrade.h>
#include <smp/validate.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>

#include "v06_texts.h"

namespace {

constexpr std::size_t kRounds = 10;
constexpr int kPerRound = 1'000;

struct Sample {
  std::string_view label;
  std::string text;
};

struct Row {
  std::array<double, kRounds> parse_seconds{};
  std::array<double, kRounds> upgrade_seconds{};
  double first_peak_mib = 0;
  double last_peak_mib = 0;
};

double Median(std::array<double, kRounds> values) {
  std::sort(values.begin(), values.end());
  return (values[kRounds / 2 - 1] + values[kRounds / 2]) / 2;
}

double SecondsSince(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Forgets the peak so far, so that a row does not show that of the one before it. Where the kernel
// refuses, the peak is that of the program so far, which still shows growth.
void ResetPeak() { std::ofstream("/proc/self/clear_refs") << '5'; }

// Peak memory of the process in MiB; 0 where the kernel does not tell it.
double PeakMib() {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

// Why this sample measures nothing, or an empty text: it has to become one valid document.
std::string Defect(const Sample& sample) {
  const auto documents = smp::ReadBytes(sample.text, std::string(sample.label));
  if (!documents) return documents.error().message;
  const auto outcome = smp::Upgrade(*documents);
  if (!outcome) return outcome.error().message;
  if (!outcome->refused.empty()) return outcome->refused.front().message;
  if (outcome->documents.size() != 1) {
    return std::to_string(outcome->documents.size()) + " documents instead of one";
  }
  for (const smp::Finding& finding : smp::Validate(outcome->documents.front().document)) {
    if (finding.severity == smp::Severity::kError) return finding.message;
  }
  return {};
}

// Requires: the sample has no defect.
Row Measure(const Sample& sample) {
  Row row;
  const std::string name(sample.label);
  std::size_t made = 0;
  static_cast<void>(PeakMib());  // its own memory is none of the growth
  ResetPeak();
  for (std::size_t round = 0; round < kRounds; ++round) {
    const std::clock_t parse_start = std::clock();
    for (int i = 0; i < kPerRound; ++i) made += smp::ReadBytes(sample.text, name)->size();
    row.parse_seconds[round] = SecondsSince(parse_start);

    const std::clock_t upgrade_start = std::clock();
    for (int i = 0; i < kPerRound; ++i) {
      made += smp::Upgrade(*smp::ReadBytes(sample.text, name))->documents.size();
    }
    row.upgrade_seconds[round] = SecondsSince(upgrade_start);
    if (round == 0) row.first_peak_mib = PeakMib();
  }
  row.last_peak_mib = PeakMib();
  // Also keeps the work from being optimized away.
  if (made < 2 * kRounds * kPerRound) std::fputs("bench_upgrade: documents are missing\n", stderr);
  return row;
}

void Print(const Sample& sample, const Row& row) {
  const double megabytes = 1e-6 * static_cast<double>(sample.text.size()) * kPerRound;
  // The ratio is one of each round, since the halves of a round see the same load.
  std::array<double, kRounds> times_parse{};
  for (std::size_t round = 0; round < kRounds; ++round) {
    times_parse[round] = row.upgrade_seconds[round] / row.parse_seconds[round];
  }
  std::printf("%-28.*s %6zu %11.1f %13.1f %12.1f %12.1f %13.1f\n",
              static_cast<int>(sample.label.size()), sample.label.data(), sample.text.size(),
              megabytes / Median(row.parse_seconds), megabytes / Median(row.upgrade_seconds),
              Median(times_parse), row.first_peak_mib, row.last_peak_mib);
}

}  // namespace

int main() {
  const std::string config = smp::bench::TestConfigYaml();
  const auto documents = smp::ReadBytes(config, "test-config.yaml");
  if (!documents) {
    std::fprintf(stderr, "bench_upgrade: %s\n", documents.error().message.c_str());
    return 1;
  }
  const std::array<Sample, 3> samples{{
      {"test-config, YAML", config},
      {"test-config, JSON", documents->front().ToText(smp::Format::kJson)},
      {"run of four messages, YAML", smp::bench::RunYaml()},
  }};
  std::printf("%-28s %6s %11s %13s %12s %12s %13s\n", "upgrades from v0.6", "bytes", "parse MB/s",
              "upgrade MB/s", "times parse", "MiB at 1000", "MiB at 10000");
  for (const Sample& sample : samples) {
    if (const std::string defect = Defect(sample); !defect.empty()) {
      std::fprintf(stderr, "bench_upgrade: %s: %s\n", sample.label.data(), defect.c_str());
      return 1;
    }
    Print(sample, Measure(sample));
  }
  return 0;
}
