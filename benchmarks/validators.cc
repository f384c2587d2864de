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

// What the command line names.
struct Programs {
  fs::path corpus;
  std::string smp;
  std::string schema;
  std::string peer;
  std::vector<std::string> ajv;  // its interpreter and script; may be empty
};

// All programs, each with what it is to check.
struct Contenders {
  Contender our_json, peer_json, our_yaml, peer_yaml, our_one, peer_one, ajv_json, ajv_one;
  Contender one_thread, two_threads, two_processes;
  Contender all, all_one_thread;
};

Contenders Make(const Programs& programs) {
  const auto path = [&programs](const char* name) { return (programs.corpus / name).string(); };
  const std::string json = path("json");
  const std::string yaml = path("yaml");
  const std::string one = path("json/report-1000000.json");
  const std::string& smp = programs.smp;
  const auto peer = [&programs](const std::string& target) {
    return std::vector<std::string>{programs.peer, "validate", programs.schema, target};
  };
  const auto ajv = [&programs](const std::string& target) {
    std::vector<std::string> arguments = programs.ajv;
    if (!arguments.empty()) arguments.insert(arguments.end(), {programs.schema, target});
    return arguments;
  };
  // What two cores of this machine are worth: cores that share one are worth less than two.
  const std::string half = smp + " -q -j1 '" + path("half-");
  return {
      .our_json = {"smp-validate, JSON", {smp, "-q", json}},
      .peer_json = {"@sourcemeta/jsonschema, JSON", peer(json)},
      .our_yaml = {"smp-validate, YAML", {smp, "-q", yaml}},
      .peer_yaml = {"@sourcemeta/jsonschema, YAML", peer(yaml)},
      .our_one = {"smp-validate, one report", {smp, "-q", one}},
      .peer_one = {"@sourcemeta/jsonschema, one report", peer(one)},
      .ajv_json = {"ajv, JSON", ajv(json)},
      .ajv_one = {"ajv, one report", ajv(one)},
      .one_thread = {"smp-validate -j1, 14 000 as NDJSON",
                     {smp, "-q", "-j1", path("short.ndjson")}},
      .two_threads = {"smp-validate -j2, 14 000 as NDJSON",
                      {smp, "-q", "-j2", path("short.ndjson")}},
      .two_processes = {"two smp-validate -j1, 7 000 each",
                        {"/bin/sh", "-c", half + "1.ndjson' & " + half + "2.ndjson' & wait"}},
      .all = {"smp-validate -j2, 140 000 as NDJSON", {smp, "-q", "-j2", path("long.ndjson")}},
      .all_one_thread = {"smp-validate -j1, 140 000 as NDJSON",
                         {smp, "-q", "-j1", path("long.ndjson")}},
  };
}

// Exit code: 1 when a figure is below its bar.
int HoldToBars(const Contenders& ran) {
  const auto ratio = [](const Contender& a, const Contender& b) { return a.Median() / b.Median(); };
  Bars bars;
  bars.AtLeast("JSON: time of @sourcemeta/jsonschema over ours", ratio(ran.peer_json, ran.our_json),
               4);
  bars.AtLeast("YAML: time of @sourcemeta/jsonschema over ours", ratio(ran.peer_yaml, ran.our_yaml),
               3);
  // Threads cannot be worth more than processes that share nothing: what is missing to them is
  // ours.
  std::printf("%-58s %8.2f\n", "two processes: time of one over theirs",
              ratio(ran.one_thread, ran.two_processes));
  bars.AtLeast("two threads: time of one over theirs", ratio(ran.one_thread, ran.two_threads), 1.8);
  bars.AtMost("one report, milliseconds", ran.our_one.Median() * 1e3, 10);
  bars.AtMost("140 000 reports as one stream, peak MiB", ran.all.peak_mib, 64);
  // With several threads the peak depends on how many parts happen to wait for their turn.
  bars.AtMost("one thread: peak of 140 000 over that of 14 000",
              ran.all_one_thread.peak_mib / ran.one_thread.peak_mib, 1.1);
  return bars.exit_code();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6 && argc != 8) {
    std::fputs("usage: bench_validators RUNS CORPUS SMP-VALIDATE SCHEMA JSONSCHEMA [NODE AJV]\n",
               stderr);
    return 2;
  }
  const int runs = std::max(1, std::atoi(argv[1]));
  const Programs programs{argv[2], argv[3], argv[4], argv[5], {argv + 6, argv + argc}};
  Contenders all = Make(programs);
  // What is held against each other takes turns. A start is not timed after a program that has just
  // given back 250 MB, which may have to be got again from the machine below a virtual one.
  std::vector<Contender*> files = {&all.our_json, &all.peer_json, &all.our_yaml, &all.peer_yaml};
  std::vector<Contender*> starts = {&all.our_one, &all.peer_one};
  if (!programs.ajv.empty()) {
    files.push_back(&all.ajv_json);
    starts.push_back(&all.ajv_one);
  }
  const std::vector<Contender*> threads = {&all.one_thread, &all.two_threads, &all.two_processes};
  const std::vector<Contender*> long_ones = {&all.all, &all.all_one_thread};
  RunInTurn(runs, files);
  RunInTurn(runs, starts);
  RunInTurn(runs, threads);
  RunInTurn(1, long_ones);

  std::printf("%d runs each, in turn; %u cores; 2 000 files in json/ and in yaml/\n", runs,
              std::thread::hardware_concurrency());
  std::printf("%-42s %9s %9s %9s %9s\n", "program", "min s", "median s", "max s", "peak MiB");
  for (const auto& group : {files, starts, threads, long_ones}) {
    for (const Contender* contender : group) Print(*contender);
  }
  std::printf("%-42s %19.4f  JSON, %.4f YAML\n\n", "reading the bytes alone, one thread",
              SecondsToRead(programs.corpus / "json"), SecondsToRead(programs.corpus / "yaml"));
  return HoldToBars(all);
}
