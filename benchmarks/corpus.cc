// bench_corpus DIRECTORY --reports N [--defects P] [--format json|yaml|ndjson]: writes N reports of
// 60 buckets, about 5 KB of YAML each, all different, the same ones from run to run. P percent of
// them have one defect each, of several kinds in turn. NDJSON is one file, reports.ndjson.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "corpus_defects.h"
#include "corpus_report.h"

namespace {

namespace fs = std::filesystem;

constexpr const char* kUsage =
    "usage: bench_corpus DIRECTORY --reports N [--defects PERCENT] [--format json|yaml|ndjson]\n";

struct Arguments {
  fs::path directory;
  unsigned reports = 0;
  unsigned defects_percent = 0;
  smp::Format format = smp::Format::kJson;
};

bool Parse(int argc, char** argv, Arguments& arguments) {
  if (argc < 4 || argc % 2 != 0) return false;
  arguments.directory = argv[1];
  const std::map<std::string, smp::Format> formats = {
      {"json", smp::Format::kJson}, {"yaml", smp::Format::kYaml}, {"ndjson", smp::Format::kNdjson}};
  for (int i = 2; i < argc; i += 2) {
    const std::string name = argv[i];
    const std::string value = argv[i + 1];
    if (name == "--reports") {
      arguments.reports = static_cast<unsigned>(std::atoi(value.c_str()));
    } else if (name == "--defects") {
      arguments.defects_percent = static_cast<unsigned>(std::atoi(value.c_str()));
    } else if (name == "--format" && formats.contains(value)) {
      arguments.format = formats.at(value);
    } else {
      return false;
    }
  }
  return arguments.reports > 0 && arguments.defects_percent <= 100;
}

// True for P of every 100 reports, spread evenly.
bool HasDefect(unsigned n, unsigned percent) {
  return (n + 1) * percent / 100 != n * percent / 100;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  if (!Parse(argc, argv, arguments)) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  fs::create_directories(arguments.directory);
  const bool is_stream = arguments.format == smp::Format::kNdjson;
  std::ofstream stream;
  if (is_stream) stream.open(arguments.directory / "reports.ndjson", std::ios::binary);
  unsigned defects = 0;
  for (unsigned n = 0; n < arguments.reports; ++n) {
    std::string text = smp::bench::ReportText(n, arguments.format);
    if (HasDefect(n, arguments.defects_percent)) smp::bench::AddDefect(defects++, text);
    if (!is_stream) {
      const std::string name = "report-" + std::to_string(1'000'000 + n);
      stream.open(arguments.directory / (name + "." + std::string(FormatName(arguments.format))),
                  std::ios::binary);
    }
    stream << text;
    if (!is_stream) stream.close();
    if (!stream) {
      std::fprintf(stderr, "bench_corpus: report %u could not be written\n", n);
      return 1;
    }
  }
  return 0;
}
