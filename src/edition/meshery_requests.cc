// Requests by their status codes, and the window that they were sent in.
#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <limits>
#include <optional>

#include "document/text.h"
#include "edition/decimal_text.h"
#include "edition/edition_rules.h"
#include "edition/lookalike_changes.h"
#include "edition/map_fields.h"
#include "edition/meshery_result.h"
#include "model/time_text.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// fortio's code of a request that got no connection, or lost it.
constexpr std::string_view kSocketError = "-1";
constexpr std::int64_t kNanosPerSecond = 1'000'000'000;

std::optional<std::int64_t> WholeNumber(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

std::optional<std::int64_t> CountOf(const Node& node) {
  const std::optional<std::int64_t> count = WholeNumber(IntegerText(node));
  return count && *count >= 0 ? count : std::nullopt;
}

struct Tally {
  std::int64_t all = 0;
  std::int64_t socket_errors = 0;
  std::int64_t failed = 0;  // socket errors included
  bool is_http = true;      // every code is one of HTTP
};

// Nothing when a count is none, or when there are more than fit.
std::optional<Tally> TallyOf(const Node& codes) {
  constexpr std::int64_t kFirstCode = 100;
  constexpr std::int64_t kFirstFailure = 400;
  constexpr std::int64_t kLastCode = 599;
  Tally tally;
  for (const Node& member : document::Children(codes)) {
    const std::optional<std::int64_t> count = CountOf(member);
    if (!count || *count > std::numeric_limits<std::int64_t>::max() - tally.all)
      return std::nullopt;
    tally.all += *count;
    if (member.key == kSocketError) {
      tally.socket_errors += *count;
      tally.failed += *count;
      continue;
    }
    const std::optional<std::int64_t> code = WholeNumber(member.key);
    const bool is_http = code && *code >= kFirstCode && *code <= kLastCode;
    if (is_http && *code >= kFirstFailure) tally.failed += *count;
    tally.is_http = tally.is_http && is_http;
  }
  return tally;
}

void PutCodes(TreeMapper& mapper, const Node& codes, Node& requests) {
  for (const Node& member : document::Children(codes)) {
    if (member.key == kSocketError) {
      mapper.Log(member, mapper.Copy(requests, "connection_errors", member), kRequestsCounted);
    } else {
      mapper.CopyMember(mapper.Mapping(requests, "by_status_code", codes), member.key, member);
    }
  }
}

void PutCounts(TreeMapper& mapper, const Node& codes, const Tally& tally, Node& requests) {
  const auto put = [&](std::string_view name, std::int64_t count) {
    mapper.Change(requests, name, NodeKind::kNumber, fmt::format("{}", count), codes,
                  kRequestsCounted);
  };
  put("attempted", tally.all);
  put("completed", tally.all - tally.socket_errors);
  if (!tally.is_http) return;
  put("succeeded", tally.all - tally.failed);
  put("failed", tally.failed);
}

// The number of a field that this step has made.
std::optional<double> NumberAt(const Node& result, std::string_view pointer) {
  const Node* node = document::Resolve(result, pointer);
  return node == nullptr ? std::nullopt : NearestDouble(node->text);
}

// Nanoseconds from one point in time to another; nothing when they are days apart.
std::optional<std::int64_t> Between(const model::Seconds& from, const model::Seconds& to) {
  constexpr std::int64_t kDays = 2 * 86'400;
  const std::int64_t seconds = to.seconds - from.seconds;
  if (std::abs(seconds) > kDays) return std::nullopt;
  return seconds * kNanosPerSecond + to.nanos - from.nanos;
}

// The offset of an RFC 3339 time in seconds: 19800 for "+05:30". Requires: it is one.
std::int64_t OffsetOf(std::string_view time) {
  constexpr std::size_t kLength = 6;  // +hh:mm
  if (time.size() < kLength || time.ends_with('Z') || time.ends_with('z')) return 0;
  const std::string_view offset = time.substr(time.size() - kLength);
  const std::int64_t hours = WholeNumber(offset.substr(1, 2)).value_or(0);
  const std::int64_t minutes = WholeNumber(offset.substr(4, 2)).value_or(0);
  const std::int64_t seconds = hours * 3600 + minutes * 60;
  return offset[0] == '-' ? -seconds : seconds;
}

// test_start_time is StartTime again, in microseconds. Meshery's database drops the offset, which
// leaves the local time marked as UTC.
void CompareStart(TreeMapper& mapper, const document::Tree& tree, const Node& start,
                  const Node& test_start, const Node* mapped, std::vector<Finding>* findings) {
  constexpr std::int64_t kMicrosecond = 1'000;
  const auto begin = model::ReadTimestamp(start.text).value;
  const auto stated = model::ReadTimestamp(test_start.text).value;
  if (!begin || !stated || mapped == nullptr) return;
  const std::optional<std::int64_t> apart = Between(*begin, *stated);
  if (!apart) return;
  const std::int64_t offset = OffsetOf(start.text) * kNanosPerSecond;
  if (std::abs(*apart) <= kMicrosecond) {
    mapper.Claim(test_start);
  } else if (offset != 0 && std::abs(*apart - offset) <= kMicrosecond) {
    mapper.Claim(test_start);
    mapper.Log(test_start, mapped, kLocalTimeRepaired);
    findings->push_back(document::FindingAt(
        kUtcTime, tree.source(), test_start,
        fmt::format("{} is {}, the local time of {} marked as UTC; the window was taken from the "
                    "latter",
                    test_start.key, document::Quoted(test_start.text),
                    document::Quoted(start.text)),
        "write times in UTC"));
    findings->back().severity = Severity::kNote;
  }
}

}  // namespace

void MapMesheryRequests(TreeMapper& mapper, const MesheryPart& run, Node& result) {
  const Node* histogram = run.Find(MesheryField::kHistogram);
  const Node* count =
      histogram == nullptr ? nullptr : run.fields.Find(*histogram, MesheryField::kCount);
  const Node* codes = run.Find(MesheryField::kStatusCodes);
  const bool has_codes =
      codes != nullptr && codes->kind == NodeKind::kMapping && codes->child_count > 0;
  if (!has_codes) {
    // Samples are of responses; what was tried beyond them is not known.
    if (count != nullptr && CountOf(*count)) mapper.Copy(result, "requests/completed", *count);
    return;
  }
  const std::optional<Tally> tally = TallyOf(*codes);
  if (!tally) return;
  Node& requests = mapper.Mapping(result, "requests", *codes);
  // Nighthawk's results in this form list one code only.
  const bool is_complete = count == nullptr || CountOf(*count) == tally->all;
  if (is_complete) PutCounts(mapper, *codes, *tally, requests);
  PutCodes(mapper, *codes, requests);
}

void MapMesheryRate(TreeMapper& mapper, const MesheryPart& run, Node& result) {
  const Node* rate = run.Find(MesheryField::kAchievedRate);
  if (rate == nullptr) return;
  const std::optional<double> calls = NumberAt(result, "/requests/attempted");
  const std::optional<double> completed = NumberAt(result, "/requests/completed");
  const std::optional<double> calls_per_second = NearestDouble(rate->text);
  // fortio's rate is of all calls, also of those that got no response.
  if (!calls || !completed || !calls_per_second || !(*completed < *calls)) {
    mapper.Copy(result, "achieved_requests_per_second", *rate);
    return;
  }
  mapper.Change(result, "achieved_requests_per_second", NodeKind::kNumber,
                fmt::format("{}", *calls_per_second * *completed / *calls), *rate,
                kRateOfCompleted);
}

void MapMesheryWindow(TreeMapper& mapper, const document::Tree& tree, const MesheryPart& run,
                      const Node* test_start_time, Node& result, std::vector<Finding>* findings) {
  const Node* start = run.Find(MesheryField::kStartTime);
  if (start == nullptr) return;
  const auto begin = model::ReadTimestamp(start->text).value;
  if (!begin) return;
  const FieldRow row{start->key, "window/start_time", Convert::kTime};
  MapFields(mapper, run.node, result, {&row, 1});
  const Node* window = document::Find(result, "window");
  const Node* mapped = window == nullptr ? nullptr : document::Find(*window, "start_time");
  const Node* length = run.Find(MesheryField::kActualDuration);
  const std::optional<std::int64_t> nanos = length == nullptr ? std::nullopt : CountOf(*length);
  if (nanos) {
    const std::int64_t sum = begin->nanos + *nanos % kNanosPerSecond;
    const model::Seconds end{begin->seconds + *nanos / kNanosPerSecond + sum / kNanosPerSecond,
                             static_cast<std::int32_t>(sum % kNanosPerSecond)};
    if (const std::optional<std::string> text = model::TimestampText(end)) {
      mapper.Change(result, "window/end_time", NodeKind::kString, *text, *length,
                    kWindowEndComputed);
    }
  }
  if (test_start_time != nullptr) {
    CompareStart(mapper, tree, *start, *test_start_time, mapped, findings);
  }
}

}  // namespace smp::edition
