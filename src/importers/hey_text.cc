#include "importers/hey_text.h"

#include <numeric>
#include <string>

#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"

namespace smp::importers {

namespace {

enum class Part { kNone, kSummary, kHistogram, kPercentiles, kStatuses, kErrors, kOther };

struct Heading {
  std::string_view begin;
  Part part;
};

constexpr Heading kHeadings[] = {
    {"Summary:", Part::kSummary},
    {"Response time histogram:", Part::kHistogram},
    {"Latency distribution:", Part::kPercentiles},
    {"Details (", Part::kOther},
    {"Status code distribution:", Part::kStatuses},
    {"Error distribution:", Part::kErrors},
};

std::optional<Part> HeadingOf(std::string_view line) {
  for (const Heading& heading : kHeadings) {
    if (line.starts_with(heading.begin)) return heading.part;
  }
  return std::nullopt;
}

// "[371] rest" without the bracket; nothing for another text.
std::optional<std::string_view> TakeBracket(std::string_view& text) {
  const std::size_t end = text.find(']');
  if (!text.starts_with('[') || end == std::string_view::npos) return std::nullopt;
  const std::string_view inside = text.substr(1, end - 1);
  text.remove_prefix(end + 1);
  return inside;
}

class HeyTextReader {
 public:
  explicit HeyTextReader(ImportFindings& findings) : findings_(findings) {}

  bool Line(std::string_view line) {
    if (line.empty()) return true;
    if (const std::optional<Part> part = HeadingOf(line)) {
      part_ = *part;
      if (part_ == Part::kSummary && summary_.heading.empty()) summary_.heading = line;
      summary_.has_statuses |= part_ == Part::kStatuses;
      return true;
    }
    switch (part_) {
      case Part::kSummary:
        Figure(line);
        return true;
      case Part::kHistogram:
        return Bin(line) || Refuse(line, "this is no bin of the histogram, such as '0.004 [391]'");
      case Part::kPercentiles:
        return Percentile(line) ||
               Refuse(line, "this is no percentile, such as '99% in 0.0405 secs'");
      case Part::kStatuses:
        return Status(line) || Refuse(line, "this is no status, such as '[200] 371 responses'");
      case Part::kErrors:
        return Error(line) || Refuse(line, "there are more than a million errors");
      case Part::kNone:
      case Part::kOther:
        break;
    }
    return true;
  }

  std::optional<HeySummary> Take() && {
    if (summary_.heading.empty()) return std::nullopt;
    return std::move(summary_);
  }

 private:
  bool Refuse(std::string_view line, std::string_view message) {
    findings_.At(kOutputSyntax, line, std::string(message),
                 "import the whole summary of hey, and nothing else");
    return false;
  }

  void Figure(std::string_view line) {
    const std::string_view name = TakeField(line, ':');
    const std::string_view value = TakeWord(line);
    if (name == "Total") summary_.total = value;
    if (name == "Slowest") summary_.slowest = value;
    if (name == "Fastest") summary_.fastest = value;
    if (name == "Average") summary_.average = value;
    if (name == "Requests/sec") summary_.rate = value;
  }

  bool Bin(std::string_view line) {
    HeyBin bin{.line = line, .mark = TakeWord(line)};
    line = Trim(line);
    const auto inside = TakeBracket(line);
    const auto count = inside ? ParseCount(*inside) : std::nullopt;
    if (!count || *count < 0 || *count > kMostCount) return false;
    bin.count = *count;
    if (summary_.bins.size() < kMostLines) summary_.bins.push_back(bin);
    return true;
  }

  // "99% in 0.0405 secs". What stands between, hey may have mangled: it prints its text as a
  // format.
  bool Percentile(std::string_view line) {
    HeyPercentile percentile{.line = line, .seconds = {}};
    const auto percent = ParseCount(TakeField(line, '%'));
    std::string_view last;
    for (std::string_view word = TakeWord(line); !word.empty(); word = TakeWord(line)) {
      if (word == "secs") percentile.seconds = last;
      last = word;
    }
    if (!percent || percentile.seconds.empty()) return false;
    percentile.percent = *percent;
    if (summary_.percentiles.size() < kMostLines) summary_.percentiles.push_back(percentile);
    return true;
  }

  bool Status(std::string_view line) {
    HeyCount status{.line = line, .what = {}};
    const auto inside = TakeBracket(line);
    const auto count = ParseCount(TakeWord(line));
    if (!inside || !ParseCount(*inside) || !count || *count < 0 || *count > kMostCount ||
        TakeWord(line) != "responses") {
      return false;
    }
    status.what = *inside;
    status.count = *count;
    if (summary_.statuses.size() >= kMostStatuses) return false;
    summary_.statuses.push_back(status);
    return true;
  }

  // The text of an error may have several lines.
  bool Error(std::string_view line) {
    HeyCount error{.line = line, .what = {}};
    const auto inside = TakeBracket(line);
    const auto count = inside ? ParseCount(*inside) : std::nullopt;
    if (!count || *count < 0 || *count > kMostCount) return true;
    error.what = Trim(line);
    error.count = *count;
    summary_.errors.push_back(error);
    return summary_.errors.size() <= kMostErrors;
  }

  static constexpr std::size_t kMostLines = 100;
  static constexpr std::size_t kMostStatuses = 1'000;
  static constexpr std::size_t kMostErrors = 1'000'000;
  // So that sums of what is in one text fit.
  static constexpr std::int64_t kMostCount = std::int64_t{1} << 36;

  ImportFindings& findings_;
  HeySummary summary_;
  Part part_ = Part::kNone;
};

}  // namespace

std::int64_t SumOf(const std::vector<HeyCount>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0},
                         [](std::int64_t sum, const HeyCount& count) { return sum + count.count; });
}

std::optional<HeySummary> ReadHeySummary(std::string_view text, ImportFindings& findings) {
  HeyTextReader reader(findings);
  for (const std::string_view line : Lines(text)) {
    if (!reader.Line(Trim(line))) return std::nullopt;
  }
  return std::move(reader).Take();
}

}  // namespace smp::importers
