#include "schema/pattern_syntax.h"

#include <charconv>
#include <utility>

namespace smp::schema {
namespace {

constexpr std::string_view kOperators = "^$\\.*+?()[]{}|";
constexpr std::string_view kPunctuation = "^$\\.*+?()[]{}|/-@";
constexpr std::size_t kMostDepth = 32;

// Reads by recursive descent; the first construct that is not understood ends it.
class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  std::optional<Expression> Parse() {
    auto expression = Alternatives(0);
    if (!rest_.empty()) return std::nullopt;
    return expression;
  }

 private:
  bool Take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<Expression> Alternatives(std::size_t depth) {
    if (depth > kMostDepth) return std::nullopt;
    Expression all{.kind = Expression::Kind::kAlternatives, .bytes = {}, .parts = {}};
    do {
      auto one = Sequence(depth);
      if (!one) return std::nullopt;
      all.parts.push_back(*std::move(one));
    } while (Take('|'));
    return all;
  }

  std::optional<Expression> Sequence(std::size_t depth) {
    Expression all{.kind = Expression::Kind::kSequence, .bytes = {}, .parts = {}};
    while (!rest_.empty() && rest_[0] != '|' && rest_[0] != ')') {
      auto one = Atom(depth);
      if (one) one = Repeated(*std::move(one));
      if (!one) return std::nullopt;
      all.parts.push_back(*std::move(one));
    }
    return all;
  }

  std::optional<Expression> Atom(std::size_t depth) {
    if (Take('(')) {
      // "(?" begins a look-ahead or a group of another kind.
      if (rest_.starts_with('?')) return std::nullopt;
      auto group = Alternatives(depth + 1);
      if (!group || !Take(')')) return std::nullopt;
      return group;
    }
    ByteSet bytes;
    if (Take('[')) {
      if (!Bracket(bytes)) return std::nullopt;
    } else if (Take('\\')) {
      const auto escaped = Escaped();
      if (!escaped) return std::nullopt;
      bytes.set(*escaped);
    } else {
      if (kOperators.find(rest_[0]) != std::string_view::npos) return std::nullopt;
      bytes.set(static_cast<unsigned char>(rest_[0]));
      rest_.remove_prefix(1);
    }
    return Expression{.kind = Expression::Kind::kBytes, .bytes = bytes, .parts = {}};
  }

  // The byte after a backslash, where it stands for itself.
  std::optional<unsigned char> Escaped() {
    if (rest_.empty() || kPunctuation.find(rest_[0]) == std::string_view::npos) return std::nullopt;
    const auto byte = static_cast<unsigned char>(rest_[0]);
    rest_.remove_prefix(1);
    return byte;
  }

  // A byte of a bracket expression. Longer characters and "[:digit:]" are not understood.
  std::optional<unsigned char> InBracket() {
    if (rest_.empty() || rest_[0] == '[') return std::nullopt;
    if (Take('\\')) return Escaped();
    const auto byte = static_cast<unsigned char>(rest_[0]);
    if (byte >= 0x80) return std::nullopt;
    rest_.remove_prefix(1);
    return byte;
  }

  // What follows "[", with the closing bracket.
  bool Bracket(ByteSet& bytes) {
    if (rest_.starts_with('^') || rest_.starts_with(']')) return false;
    while (!Take(']')) {
      const auto first = InBracket();
      if (!first) return false;
      auto last = first;
      if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
        rest_.remove_prefix(1);
        last = InBracket();
        if (!last || *last < *first) return false;
      }
      for (unsigned byte = *first; byte <= *last; ++byte) bytes.set(byte);
    }
    return true;
  }

  std::optional<std::uint32_t> Count() {
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), count);
    if (error != std::errc()) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return count;
  }

  // `atom` with the repetition that follows it, if one does.
  std::optional<Expression> Repeated(Expression atom) {
    Expression all{.kind = Expression::Kind::kRepetition, .bytes = {}, .parts = {}};
    if (Take('?')) {
      all.most = 1;
    } else if (Take('+')) {
      all.least = 1;
    } else if (Take('{')) {
      const auto least = Count();
      if (!least) return std::nullopt;
      all.least = *least;
      all.most = *least;
      if (Take(',')) all.most = rest_.starts_with('}') ? std::nullopt : Count();
      if (!Take('}') || (all.most && *all.most < all.least)) return std::nullopt;
    } else if (!Take('*')) {
      return atom;
    }
    // A second sign makes a lazy repetition, or is an error.
    if (!rest_.empty() && std::string_view("?*+{").find(rest_[0]) != std::string_view::npos) {
      return std::nullopt;
    }
    all.parts.push_back(std::move(atom));
    return all;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<Expression> ParseAnchored(std::string_view pattern) {
  if (pattern.size() < 2 || !pattern.starts_with('^') || !pattern.ends_with('$')) {
    return std::nullopt;
  }
  const std::string_view inner = pattern.substr(1, pattern.size() - 2);
  if (inner.ends_with('\\')) return std::nullopt;
  auto expression = Parser(inner).Parse();
  // In "^a|b$" each anchor belongs to one alternative.
  if (expression && expression->parts.size() > 1) return std::nullopt;
  return expression;
}

}  // namespace smp::schema
