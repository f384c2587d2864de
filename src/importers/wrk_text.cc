#include "importers/wrk_text.h"

#include <algorithm>
#include <optional>

#include "importers/lines.h"
#include "importers/number_text.h"

namespace smp::importers {

namespace {

constexpr std::size_t kBeginning = 64 * 1024;
constexpr std::size_t kLongestLine = 8 * 1024;  // no line of theirs is longer
constexpr std::size_t kMostPercentiles = 100;
constexpr std::size_t kMostBlocks = 10;

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// "Running 30s test @ http://host/", trimmed.
bool IsHeading(std::string_view line) {
  return line.starts_with("Running ") && Contains(line.substr(0, 64), " test @ ");
}

// What stands behind "name", "=" and blanks, up to "," or "]".
std::string_view FooterValue(std::string_view line, std::string_view name) {
  const std::size_t at = line.find(name);
  if (at == std::string_view::npos) return {};
  std::string_view rest = Trim(line.substr(at + name.size()));
  if (!TakePrefix(rest, "=")) return {};
  return Trim(rest.substr(0, rest.find_first_of(",]")));
}

class WrkTextReader {
 public:
  void Line(std::string_view raw) {
    if (raw.size() > kLongestLine) return;
    const std::string_view line = Trim(raw);
    if (line.empty()) return;
    if (IsHeading(line)) return Begin(line);
    if (runs_.empty()) return;
    if (ended_) {
      Summary(line);  // of the next URL; everything else is the user's
    } else {
      InRun(line);
    }
  }
  std::vector<WrkRun> Take() && { return std::move(runs_); }

 private:
  enum class Part { kSkeleton, kPercentiles, kTable };

  void Begin(std::string_view line) {
    ended_ = runs_.size() > kMostWrkRuns;
    if (ended_) return;
    WrkRun run;
    run.heading = line;
    std::string_view rest = line.substr(std::string_view("Running ").size());
    run.duration = TakeWord(rest);
    run.url = Trim(rest.substr(rest.find('@') + 1));
    runs_.push_back(std::move(run));
    part_ = Part::kSkeleton;
  }

  void InRun(std::string_view line) {
    if (part_ == Part::kTable && (IsDigit(line.front()) || line.starts_with("-nan"))) {
      if (!Contains(line, "requests in ")) return Row(line);
    }
    if (line.starts_with("#[")) return Footer(line);
    if (part_ == Part::kPercentiles && Percentile(line)) return;
    if (Block(line) || Head(line)) return;
    Tail(line);
  }

  void Row(std::string_view line) {
    std::vector<std::string_view>& rows = run().blocks.back().rows;
    if (rows.size() <= kMostWrkRows) rows.push_back(line);
  }

  bool Percentile(std::string_view line) {
    WrkPercentile row{.line = line, .rank = {}, .value = {}};
    std::string_view rest = line;
    row.rank = TakeWord(rest);
    row.value = TakeWord(rest);
    if (!row.rank.ends_with('%') || row.value.empty() || !rest.empty()) return false;
    row.rank.remove_suffix(1);
    std::vector<WrkPercentile>& percentiles = run().blocks.back().percentiles;
    if (percentiles.size() < kMostPercentiles) percentiles.push_back(row);
    return true;
  }

  // The lines that begin a distribution and its table.
  bool Block(std::string_view line) {
    if (line.starts_with("Latency Distribution") && run().blocks.size() < kMostBlocks) {
      run().blocks.emplace_back().title = line;
      run().is_wrk2 |= Contains(line, "HdrHistogram");
      part_ = Part::kPercentiles;
      return true;
    }
    if (line.starts_with("Detailed Percentile spectrum") && !run().blocks.empty()) {
      run().blocks.back().table = line;
      run().is_wrk2 = true;
      part_ = Part::kTable;
      return true;
    }
    return false;
  }

  void Footer(std::string_view line) {
    part_ = Part::kSkeleton;
    if (run().blocks.empty()) return;
    WrkBlock& block = run().blocks.back();
    const auto set = [line](std::string_view& value, std::string_view name) {
      if (value.empty()) value = FooterValue(line, name);
    };
    set(block.mean, "#[Mean");
    set(block.deviation, "StdDeviation");
    set(block.max, "#[Max");
    set(block.total_count, "Total count");
    set(block.sub_buckets, "SubBuckets");
  }

  // The lines before the distributions.
  bool Head(std::string_view line) {
    if (line.starts_with("Thread calibration:")) return run().is_wrk2 = true;
    if (line.starts_with("Thread Stats")) {
      run().has_p99 = Contains(line, "99%");
      run().is_wrk2 |= run().has_p99;
      return true;
    }
    std::string_view rest = line;
    if (TakePrefix(rest, "Latency ")) {
      run().latency = line;
      run().average = TakeWord(rest);
      run().deviation = TakeWord(rest);
      run().max = TakeWord(rest);
      return true;
    }
    if (TakePrefix(rest, "Req/Sec")) {
      run().is_wrk2 |= TakeWord(rest) == "-nan";  // no calibration
      return true;
    }
    return Connections(line);
  }

  bool Connections(std::string_view line) {
    std::string_view rest = line;
    const std::string_view threads = TakeWord(rest);
    if (TakeWord(rest) != "threads" || TakeWord(rest) != "and") return false;
    run().threads = threads;
    run().connections = TakeWord(rest);
    return true;
  }

  // The lines after them.
  void Tail(std::string_view line) {
    std::string_view rest = line;
    if (Summary(line)) return;
    if (TakePrefix(rest, "Socket errors:")) {
      run().socket_errors = Trim(rest);
    } else if (TakePrefix(rest, "Non-2xx or 3xx responses:")) {
      run().bad_responses = Trim(rest);
    } else if (TakePrefix(rest, "Requests/sec:")) {
      run().rate = Trim(rest);
    } else if (line.starts_with("Transfer/sec:")) {
      run().transfer = line;
      ended_ = true;
    }
  }

  bool Summary(std::string_view line) {
    std::string_view rest = line;
    std::string_view requests = TakeWord(rest);
    if (requests == "Overall") requests = TakeWord(rest);
    if (requests.empty() || !IsDigit(requests.front())) return false;
    if (TakeWord(rest) != "requests" || TakeWord(rest) != "in") return false;
    rest = Trim(rest);
    if (!rest.ends_with(" read")) return false;
    part_ = Part::kSkeleton;
    if (++run().summaries > 1) return true;
    run().summary = line;
    run().requests = requests;
    run().run_time = TakeField(rest, ',');
    run().read = TakeWord(rest);
    return true;
  }

  WrkRun& run() { return runs_.back(); }

  std::vector<WrkRun> runs_;
  Part part_ = Part::kSkeleton;
  bool ended_ = false;
};

}  // namespace

bool IsWrkText(std::string_view text) {
  text = text.substr(0, kBeginning);
  bool begun = false;
  for (const std::string_view raw : Lines(text)) {
    const std::string_view line = Trim(raw);
    if (begun && Contains(line, " threads and ") && line.ends_with(" connections")) return true;
    if (!line.empty()) begun = IsHeading(line);
  }
  return false;
}

bool IsWrk2Text(std::string_view text) {
  const std::vector<WrkRun> runs = ReadWrkRuns(text.substr(0, kBeginning));
  return std::any_of(runs.begin(), runs.end(), [](const WrkRun& run) { return run.is_wrk2; });
}

std::vector<WrkRun> ReadWrkRuns(std::string_view text) {
  WrkTextReader reader;
  for (const std::string_view line : Lines(text)) reader.Line(line);
  return std::move(reader).Take();
}

}  // namespace smp::importers
