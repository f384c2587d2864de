// bench_validators RUNS CORPUS SMP-VALIDATE SCHEMA JSONSCHEMA [NODE AJV-SCRIPT]: smp-validate
// beside other validators on the same files and an equivalent schema. The programs take turns;
// medians and their ratios are printed, and the exit code is 1 when one is below its bar. CORPUS
// holds json/, yaml/, short.ndjson and long.ndjson.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "hostile/child.h"
#include "seconds.h"

namespace {

namespace fs = std::filesystem;

// A program with its arguments, and what its runs took.
struct Contender {
  std::string label;
  std::vector<std::string> arguments;
  std::vector<double> seconds = {};
  double peak_mib = 0;

  [[nodiscard]] double Median() const { return smp::bench::Median(seconds); }
};

fs::path OutputDirectory() {
  fs::path directory = fs::temp_directory_path() / "smp-bench";
  fs::create_directories(directory);
  return directory;
}

// Once each, in turn, `runs` times. A program that finds something in a valid corpus is not timed.
void RunInTurn(int runs, const std::vector<Contender*>& contenders) {
  constexpr unsigned kLimitSeconds = 300;
  for (int run = 0; run < runs; ++run) {
    for (Contender* contender : contenders) {
      const auto outcome = smp::hostile::RunMeasured(contender->arguments,
                                                     OutputDirectory().string(), kLimitSeconds);
      if (outcome.exit_code != 0) {
        std::fprintf(stderr, "bench_validators: %s ended with exit code %d\n%s%s\n",
                     contender->label.c_str(), outcome.exit_code, outcome.out.c_str(),
                     outcome.err.c_str());
        std::exit(2);
      }
      contender->seconds.push_back(outcome.seconds);
      contender->peak_mib = std::max(contender->peak_mib, outcome.peak_mib);
    }
  }
}

void Print(const Contender& contender) {
  const auto [least, most] =
      std::minmax_element(contender.seconds.begin(), contender.seconds.end());
  std::printf("%-42s %9.4f %9.4f %9.4f %9.1f\n", contender.label.c_str(), *least,
              contender.Median(), *most, contender.peak_mib);
}

class Bars {
 public:
  // A figure that must be at least this.
  void AtLeast(const char* what, double figure, double bar) {
    Tell(what, figure, ">=", bar, figure >= bar);
  }
  void AtMost(const char* what, double figure, double bar) {
    Tell(what, figure, "<=", bar, figure <= bar);
  }
  [[nodiscard]] int exit_code() const { return all_held_ ? 0 : 1; }

 private:
  void Tell(const char* what, double figure, const char* sign, double bar, bool holds) {
    std::printf("%-58s %8.2f  (bar %s %g)%s\n", what, figure, sign, bar, holds ? "" : "  BELOW");
    all_held_ = all_held_ && holds;
  }
  bool all_held_ = true;
};

// What any validator has to do at the least.
double SecondsToRead(const fs::path& directory) {
  return smp::bench::MedianSeconds(5, [&directory] {
    std::string bytes;
    for (const auto& entry : fs::directory_iterator(directory)) {
      std::ifstream file(entry.path(), std::ios::binary);
      bytes.resize(entry.file_size());
      file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6 && argc != 8) {
    std::fputs("usage: bench_validators RUNS CORPUS SMP-VALIDATE SCHEMA JSONSCHEMA [NODE AJV]\n",
               stderr);
    return 2;
  }
  const int runs = std::max(1, std::atoi(argv[1]));
  const fs::path corpus = argv[2];
  const std::string smp = argv[3];
  const std::string schema = argv[4];
  const std::string peer = argv[5];
  const std::string json = (corpus / "json").string();
  const std::string yaml = (corpus / "yaml").string();
  const std::string one = (corpus / "json" / "report-1000000.json").string();
  const std::string short_stream = (corpus / "short.ndjson").string();
  const std::string long_stream = (corpus / "long.ndjson").string();

  Contender our_json{"smp-validate, JSON", {smp, "-q", json}};
  Contender our_yaml{"smp-validate, YAML", {smp, "-q", yaml}};
  Contender our_one{"smp-validate, one report", {smp, "-q", one}};
  Contender peer_json{"@sourcemeta/jsonschema, JSON", {peer, "validate", schema, json}};
  Contender peer_yaml{"@sourcemeta/jsonschema, YAML", {peer, "validate", schema, yaml}};
  Contender peer_one{"@sourcemeta/jsonschema, one report", {peer, "validate", schema, one}};
  Contender one_thread{"smp-validate -j1, 14 000 as NDJSON", {smp, "-q", "-j1", short_stream}};
  Contender two_threads{"smp-validate -j2, 14 000 as NDJSON", {smp, "-q", "-j2", short_stream}};
  // What two cores of this machine are worth: cores that share one are worth less than two.
  const std::string half = smp + " -q -j1 '" + (corpus / "half-").string();
  Contender two_processes{"two smp-validate -j1, 7 000 each",
                          {"/bin/sh", "-c", half + "1.ndjson' & " + half + "2.ndjson' & wait"}};
  Contender all{"smp-validate -j2, 140 000 as NDJSON", {smp, "-q", "-j2", long_stream}};
  Contender all_one_thread{"smp-validate -j1, 140 000 as NDJSON", {smp, "-q", "-j1", long_stream}};
  std::vector<Contender*> contenders = {&our_json,   &peer_json,   &our_yaml,
                                        &peer_yaml,  &our_one,     &peer_one,
                                        &one_thread, &two_threads, &two_processes};
  Contender ajv_json{"ajv, JSON", {}};
  Contender ajv_one{"ajv, one report", {}};
  if (argc == 8) {
    ajv_json.arguments = {argv[6], argv[7], schema, json};
    ajv_one.arguments = {argv[6], argv[7], schema, one};
    contenders.push_back(&ajv_json);
    contenders.push_back(&ajv_one);
  }
  RunInTurn(runs, contenders);
  RunInTurn(1, {&all, &all_one_thread});
  contenders.insert(contenders.end(), {&all, &all_one_thread});

  std::printf("%d runs each, in turn; %u cores; 2 000 files in json/ and in yaml/\n", runs,
              std::thread::hardware_concurrency());
  std::printf("%-42s %9s %9s %9s %9s\n", "program", "min s", "median s", "max s", "peak MiB");
  for (const Contender* contender : contenders) Print(*contender);
  std::printf("%-42s %19.4f  JSON, %.4f YAML\n", "reading the bytes alone, one thread",
              SecondsToRead(json), SecondsToRead(yaml));
  std::printf("\n");
  Bars bars;
  bars.AtLeast("JSON: time of @sourcemeta/jsonschema over ours",
               peer_json.Median() / our_json.Median(), 4);
  bars.AtLeast("YAML: time of @sourcemeta/jsonschema over ours",
               peer_yaml.Median() / our_yaml.Median(), 3);
  // Threads cannot be worth more than processes that share nothing.
  const double worth = one_thread.Median() / two_processes.Median();
  std::printf("%-58s %8.2f\n", "two processes: time of one over theirs", worth);
  bars.AtLeast("two threads: time of one over theirs", one_thread.Median() / two_threads.Median(),
               std::min(1.8, 0.95 * worth));
  bars.AtMost("one report, milliseconds", our_one.Median() * 1e3, 10);
  bars.AtMost("140 000 reports as one stream, peak MiB", all.peak_mib, 64);
  // With several threads the peak depends on how many parts happen to wait for their turn.
  bars.AtMost("one thread: peak of 140 000 over that of 14 000",
              all_one_thread.peak_mib / one_thread.peak_mib, 1.1);
  return bars.exit_code();
}
