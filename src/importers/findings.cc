#include "importers/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "document/document_rules.h"
#include "document/text.h"

namespace smp::importers {

namespace {

// A place of more bytes is cut: nobody looks at all of a long line.
constexpr std::size_t kLongestShown = 1'000;

// Goes over a text and counts lines and columns as document::PositionAt does, but once for all
// places, which come in ascending order.
class PositionCounter {
 public:
  explicit PositionCounter(std::string_view text) : text_(text) {}

  Position At(std::size_t offset) {
    for (; at_ < offset && at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      const bool crlf = c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      if (c == '\n' || (c == '\r' && !crlf)) {
        ++position_.line;
        position_.column = 1;
      } else if (!document::IsContinuationByte(c)) {
        ++position_.column;
      }
    }
    return position_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  Position position_{1, 1};
};

Finding NewFinding(const Rule& rule, const document::Source& source, std::string message,
                   std::string hint) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  finding.file = source.name();
  finding.span = document::SpanOf({1, 1}, 1);
  return finding;
}

// A field that was read twice is reported once.
void RemoveRepeated(std::vector<Finding>& findings) {
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    const auto same = std::find_if(kept.rbegin(), kept.rend(), [&](const Finding& other) {
      return other.span.begin != finding.span.begin ||
             (other.rule == finding.rule && other.message == finding.message &&
              other.pointer == finding.pointer);
    });
    const bool repeated = same != kept.rend() && same->span.begin == finding.span.begin;
    if (!repeated) kept.push_back(std::move(finding));
  }
  findings = std::move(kept);
}

}  // namespace

bool ImportFindings::Count(Severity severity) {
  // The first error is kept in any case: it says why the output was refused.
  const bool first_error = severity == Severity::kError && !has_error_;
  has_error_ = has_error_ || first_error;
  const bool kept = first_error || findings_.size() + in_text_.size() < most_;
  has_more_ = has_more_ || !kept;
  return kept;
}

void ImportFindings::At(const Rule& rule, const document::Node& node, std::string message,
                        std::string hint) {
  if (!Count(rule.severity)) return;
  findings_.push_back(
      document::FindingAt(rule, *source_, node, std::move(message), std::move(hint)));
}

void ImportFindings::At(const Rule& rule, std::string_view part, std::string message,
                        std::string hint) {
  if (!Count(rule.severity)) return;
  const std::string_view bytes = source_->bytes();
  const std::less_equal<const char*> before;
  const bool inside = part.data() != nullptr && before(bytes.data(), part.data()) &&
                      before(part.data() + part.size(), bytes.data() + bytes.size());
  const std::size_t offset = inside ? static_cast<std::size_t>(part.data() - bytes.data()) : 0;
  part = part.substr(0, kLongestShown);
  const std::size_t size = inside ? std::min(part.size(), part.find_first_of("\r\n")) : 1;
  in_text_.push_back({NewFinding(rule, *source_, std::move(message), std::move(hint)), offset,
                      std::max<std::size_t>(size, 1)});
}

void ImportFindings::At(const Rule& rule, const Place& place, std::string message,
                        std::string hint) {
  if (const auto* node = std::get_if<const document::Node*>(&place)) {
    At(rule, **node, std::move(message), std::move(hint));
  } else {
    At(rule, std::get<std::string_view>(place), std::move(message), std::move(hint));
  }
}

void ImportFindings::Add(Finding finding) {
  if (Count(finding.severity)) findings_.push_back(std::move(finding));
}

void ImportFindings::PlaceTextFindings() {
  std::stable_sort(in_text_.begin(), in_text_.end(),
                   [](const TextFinding& a, const TextFinding& b) { return a.offset < b.offset; });
  const std::string_view bytes = source_->bytes();
  PositionCounter counter(bytes);
  for (TextFinding& in_text : in_text_) {
    const Position begin = counter.At(in_text.offset);
    const std::uint32_t width =
        document::CharacterCount(bytes.substr(in_text.offset, in_text.size));
    in_text.finding.span = document::SpanOf(begin, std::max<std::uint32_t>(width, 1));
    findings_.push_back(std::move(in_text.finding));
  }
  in_text_.clear();
}

std::vector<Finding> ImportFindings::Take() && {
  PlaceTextFindings();
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
  RemoveRepeated(findings_);
  if (has_more_) {
    findings_.push_back(
        NewFinding(document::kLimitExceeded, *source_,
                   fmt::format("more findings are not shown; the limit is {}", most_),
                   "mend those above first, or raise the limit (--max-findings)"));
    findings_.back().severity = Severity::kNote;
  }
  return std::move(findings_);
}

}  // namespace smp::importers
