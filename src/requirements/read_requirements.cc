// Reading .smp-validate.yaml. What is not of its form ends the reading with the place: a project
// that misspells a key must not run with less than it asked for.
#include <fmt/format.h>

#include <charconv>
#include <string>
#include <utility>

#include "document/tree.h"
#include "smp/requirements.h"
#include "smp/suggest.h"
#include "validate/source_document.h"

namespace smp {

using document::Node;
using document::NodeKind;
using Now = std::optional<std::chrono::sys_time<std::chrono::nanoseconds>>;

namespace {

constexpr std::string_view kKeys[] = {"require", "fail-on", "settings", "ignore"};
constexpr std::string_view kEntryKeys[] = {"rule", "path", "reason", "until"};

tl::unexpected<Error> Wrong(const SourceDocument& document, const Span& span, std::string message,
                            std::string hint) {
  return tl::unexpected(Error{
      ErrorCode::kInvalidArgument,
      fmt::format("{}:{}:{}: {}", document.file(), span.begin.line, span.begin.column, message),
      std::move(hint)});
}

std::optional<std::chrono::sys_days> DayOf(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [text](std::size_t begin, std::size_t size) {
    int value = -1;
    const char* const end = text.data() + begin + size;
    const auto [stopped, error] = std::from_chars(text.data() + begin, end, value);
    return error == std::errc() && stopped == end ? value : -1;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional<std::chrono::sys_days>(date) : std::nullopt;
}

}  // namespace

class RequirementsReader {
 public:
  RequirementsReader(SourceDocument document, Now now) : read_(std::move(document)) {
    if (now) read_.today_ = std::chrono::floor<std::chrono::days>(*now);
  }

  Expected<Requirements> Run() && {
    const Node* root = read_.document_.impl().read.tree.root();
    if (root == nullptr || root->kind == NodeKind::kNull) return std::move(read_);
    if (root->kind != NodeKind::kMapping) {
      return Wrong(read_.document_, root->span, "the file is no mapping",
                   "it holds require, fail-on, settings and ignore, all of them optional");
    }
    if (const auto known = CheckKeys(*root, kKeys); !known) return tl::unexpected(known.error());
    for (const Node& member : document::Children(*root)) {
      if (const auto taken = Take(member); !taken) return tl::unexpected(taken.error());
    }
    return std::move(read_);
  }

 private:
  [[nodiscard]] Expected<void> CheckKeys(const Node& mapping,
                                         std::span<const std::string_view> keys) const {
    std::string names;
    for (const std::string_view key : keys) {
      names += fmt::format("{}{}", names.empty() ? "" : ", ", key);
    }
    for (const Node& member : document::Children(mapping)) {
      if (std::find(keys.begin(), keys.end(), member.key) != keys.end()) continue;
      return Wrong(read_.document_, member.key_span, fmt::format("unknown key `{}`", member.key),
                   fmt::format("there are {}", names));
    }
    return {};
  }

  Expected<void> Take(const Node& member) {
    if (member.key == "require") return TakeRequire(member);
    if (member.key == "fail-on") return TakeFailOn(member);
    if (member.key == "settings") return TakeSettings(member);
    return TakeIgnores(member);
  }

  Expected<void> TakeRequire(const Node& node) {
    for (const Grade grade : {Grade::kValid, Grade::kCredible}) {
      if (GradeName(grade) == node.text) read_.require_ = grade;
    }
    if (read_.require_) return {};
    return Wrong(read_.document_, node.span, fmt::format("`require` cannot be '{}'", node.text),
                 "write valid or credible");
  }

  Expected<void> TakeFailOn(const Node& node) {
    for (const Severity severity : {Severity::kNote, Severity::kWarning, Severity::kError}) {
      if (SeverityName(severity) == node.text) read_.fail_on_ = severity;
    }
    if (read_.fail_on_) return {};
    return Wrong(read_.document_, node.span, fmt::format("`fail-on` cannot be '{}'", node.text),
                 "write error, warning or note");
  }

  Expected<void> TakeSettings(const Node& node) {
    if (node.kind != NodeKind::kMapping) {
      return Wrong(read_.document_, node.span, "`settings` is no mapping",
                   "write a line for each, as in SMP3008.min_samples_beyond: 20");
    }
    for (const Node& member : document::Children(node)) {
      const auto set = read_.settings_.Set(fmt::format("{}={}", member.key, member.text));
      if (!set) {
        return Wrong(read_.document_, member.key_span, set.error().message, set.error().hint);
      }
    }
    return {};
  }

  Expected<void> TakeIgnores(const Node& node) {
    if (node.kind != NodeKind::kSequence) {
      return Wrong(read_.document_, node.span, "`ignore` is no list",
                   "write an entry for each: - {rule: SMP3020, reason: …}");
    }
    for (const Node& entry : document::Children(node)) {
      if (const auto taken = TakeIgnore(entry); !taken) return tl::unexpected(taken.error());
    }
    return {};
  }

  Expected<void> TakeIgnore(const Node& entry) {
    if (entry.kind != NodeKind::kMapping) {
      return Wrong(read_.document_, entry.span, "an entry of `ignore` is no mapping",
                   "write {rule: SMP3020, path: results/*, reason: …, until: 2027-01-31}");
    }
    if (const auto known = CheckKeys(entry, kEntryKeys); !known) {
      return tl::unexpected(known.error());
    }
    const Node* rule = document::Find(entry, "rule");
    Requirements::Ignore ignore;
    ignore.rule = rule == nullptr ? nullptr : FindRule(rule->text);
    if (ignore.rule == nullptr) {
      return Wrong(read_.document_, (rule == nullptr ? entry : *rule).span,
                   rule == nullptr ? std::string("an entry of `ignore` has no `rule`")
                                   : fmt::format("there is no rule '{}'", rule->text),
                   "name a rule by id or name; smp-validate --list-rules lists them all");
    }
    if (const Node* path = document::Find(entry, "path")) ignore.path = path->text;
    if (const Node* reason = document::Find(entry, "reason")) ignore.reason = reason->text;
    if (const Node* until = document::Find(entry, "until")) {
      ignore.until = DayOf(until->text);
      if (!ignore.until) {
        return Wrong(read_.document_, until->span,
                     fmt::format("`until` is '{}', which is no day", until->text),
                     "write the last day on which the entry holds, as in 2027-01-31");
      }
    }
    ignore.place = document::FindingAt(*ignore.rule, read_.document_.impl().read.tree.source(),
                                       rule == nullptr ? entry : *rule, "", "");
    read_.ignores_.push_back(std::move(ignore));
    return {};
  }

  Requirements read_;
};

namespace {

Expected<Requirements> Made(Expected<std::vector<SourceDocument>> documents, Now now) {
  if (!documents) return tl::unexpected(documents.error());
  const SourceDocument& first = documents->front();
  for (const Finding& finding : first.impl().read.findings) {
    // An empty file asks for nothing.
    if (finding.severity != Severity::kError || finding.rule->id == "SMP1006") continue;
    return Wrong(first, finding.span, finding.message, finding.hint);
  }
  if (documents->size() > 1) {
    return Wrong(first, {}, "the file holds several documents", "keep one");
  }
  return RequirementsReader(first, now).Run();
}

ReadOptions AsYaml() {
  ReadOptions options;
  options.format = Format::kYaml;
  return options;
}

}  // namespace

Expected<Requirements> Requirements::Parse(std::string text, std::string name, Now now) {
  return Made(ReadBytes(std::move(text), std::move(name), AsYaml()), now);
}

Expected<Requirements> Requirements::Load(const std::filesystem::path& path, Now now) {
  return Made(ReadFile(path, AsYaml()), now);
}

}  // namespace smp
