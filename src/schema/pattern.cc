#include "schema/pattern.h"

#include <regex>

#include "schema/pattern_machine.h"

namespace smp::schema {
namespace {

// libstdc++ has a matcher without backtracking, whose time is polynomial and whose stack does not
// grow with the subject. It knows no back references, which no matcher checks in bounded time: a
// pattern with one is refused.
#ifdef __GLIBCXX__
constexpr auto kSafeSyntax = std::regex::ECMAScript | std::regex_constants::__polynomial;
#else
constexpr auto kSafeSyntax = std::regex::ECMAScript;
#endif

constexpr PatternWords kPatternWords[] = {
    {"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", "a UUID",
     "a UUID has 32 hexadecimal digits in groups of 8-4-4-4-12; uuidgen makes one"},
    {"^SMP[0-9]{4}$", "an id of the catalogue of rules", "write an id such as SMP5058"},
    {"^SMP8[0-9]{3}$", "an id of the catalogue of changes", "write an id such as SMP8101"},
    {"^[0-9a-fA-F]{64}$", "a SHA-256 of 64 hexadecimal digits",
     "write the digits alone, as sha256sum prints them"},
    {"^[0-9]{1,12}(\\.[0-9]{1,9})?s$", "a duration in seconds such as `120s`",
     "write seconds, followed by the letter s"},
    {"^(0*[1-9][0-9]{0,11}(\\.[0-9]{1,9})?|0+\\.[0-9]{0,8}[1-9][0-9]{0,8})s$",
     "a duration in seconds above 0 such as `120s`", "write seconds, followed by the letter s"},
    {"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
     "(\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
     "a time as in RFC 3339 such as `2024-05-01T12:00:00Z`",
     "write date, the letter T, time of day and zone (Z for UTC)"},
    {"^[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+$", "a reverse-DNS name such as `org.example.mytool`",
     "begin with a domain of yours, written backwards"},
    {"^[a-z][a-z0-9.-]*/[a-z][a-z0-9-]*@[0-9]+$",
     "a definition id such as `smp-spec.io/meshmark@1`", "write domain, slash, name, @, version"},
    {"^(\\+?(0|(([0-9]{1,19}(\\.[0-9]{0,19})?|\\.[0-9]{1,19})(ns|us|µs|μs|ms|s|m|h)){1,8}))?$",
     "a duration with units such as `30s` or `1h30m`", "units are ns, us, ms, s, m and h"},
};

}  // namespace

namespace {

std::string FaultOf(const std::regex_error& error) {
  switch (error.code()) {
    case std::regex_constants::error_brack:
    case std::regex_constants::error_range:
      return "a bracket expression [ ] is broken";
    case std::regex_constants::error_paren:
      return "a parenthesis has no partner, or its kind is not supported";
    case std::regex_constants::error_brace:
    case std::regex_constants::error_badbrace:
      return "a repetition { } is broken";
    case std::regex_constants::error_badrepeat:
      return "there is nothing to repeat before *, + or ?";
    case std::regex_constants::error_escape:
      return "an escape is unknown";
    case std::regex_constants::error_backref:
      return "it refers to a group that it does not have";
    case std::regex_constants::error_space:
    case std::regex_constants::error_stack:
    case std::regex_constants::error_complexity:
      return "its repetitions multiply to too large a machine";
    default:
      return "it is no ECMAScript expression";
  }
}

}  // namespace

// std::regex where the machine does not know the expression.
struct Pattern::Compiled {
  std::unique_ptr<PatternMachine> machine;
  std::regex regex;
  std::string fault;
};

Pattern::Pattern(std::string text) : text_(std::move(text)) {}
Pattern::~Pattern() = default;

const Pattern::Compiled& Pattern::Get() const {
  std::call_once(once_, [this] {
    compiled_ = std::make_unique<Compiled>();
    compiled_->machine = PatternMachine::Build(text_);
    if (compiled_->machine != nullptr) return;
    try {
      compiled_->regex.assign(text_, kSafeSyntax);
      return;
    } catch (const std::regex_error& error) {
      if (error.code() != std::regex_constants::error_complexity) {
        compiled_->fault = FaultOf(error);
        return;
      }
    }
    try {
      // Both too large a machine and a back reference are told as complexity; the other matcher
      // tells them apart.
      const std::regex known(text_, std::regex::ECMAScript);
      compiled_->fault = "a back reference cannot be checked in bounded time";
    } catch (const std::regex_error& error) {
      compiled_->fault = FaultOf(error);
    }
  });
  return *compiled_;
}

std::string Pattern::Fault() const { return Get().fault; }

bool Pattern::Matches(std::string_view subject) const {
  const Compiled& compiled = Get();
  if (subject.size() > kMaxPatternSubject || !compiled.fault.empty()) return false;
  if (compiled.machine != nullptr) return compiled.machine->Matches(subject);
  try {
    return std::regex_search(subject.begin(), subject.end(), compiled.regex);
  } catch (const std::regex_error&) {
    return false;  // too complex for this subject
  }
}

const PatternWords* FindPatternWords(std::string_view pattern) {
  for (const PatternWords& row : kPatternWords) {
    if (row.pattern == pattern) return &row;
  }
  return nullptr;
}

std::string LiteralOf(std::string_view pattern) {
  if (pattern.size() < 3 || !pattern.starts_with('^') || !pattern.ends_with('$')) return {};
  std::string literal;
  for (std::size_t i = 1; i + 1 < pattern.size(); ++i) {
    char c = pattern[i];
    if (c == '\\') {
      c = pattern[++i];
      if (i + 1 == pattern.size()) return {};
      const bool is_operator =
          std::string_view("\\^$.|?*+()[]{}/-").find(c) != std::string_view::npos;
      if (!is_operator) return {};
    } else if (std::string_view("^$.|?*+()[]{}").find(c) != std::string_view::npos) {
      return {};
    }
    literal += c;
  }
  return literal;
}

}  // namespace smp::schema
