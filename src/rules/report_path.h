// Where in a report a rule found something: a JSON Pointer relative to the report.
#pragma once

#include <array>
#include <cassert>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace smp::rules {

// Immutable; At() yields a longer path. Fields have their names in the protos, map entries their
// key. Made for every part of a report that a rule looks at and needed for few, so it keeps its
// tokens and becomes a text only in pointer(). Names are literals or texts that outlive the path.
class ReportPath {
 public:
  ReportPath() = default;  // the report itself
  ReportPath(const ReportPath& other) noexcept { *this = other; }
  ReportPath& operator=(const ReportPath& other) noexcept {
    size_ = other.size_;
    for (std::size_t i = 0; i < size_; ++i) tokens_[i] = other.tokens_[i];
    return *this;
  }
  ~ReportPath() = default;

  // The path below this one: path.At("quantiles", 2, "value_ms").
  template <typename... Tokens>
  [[nodiscard]] ReportPath At(const Tokens&... tokens) const {
    ReportPath longer = *this;
    (longer.Append(tokens), ...);
    return longer;
  }

  // "/results/0/latency"; "" for the report itself.
  [[nodiscard]] std::string pointer() const;

 private:
  // The longest path of a report has 10: to a count of a run of a further latency.
  static constexpr std::size_t kMostTokens = 12;

  // Without initializers: most tokens are never used.
  struct Token {
    const char* name;  // null: an index
    std::size_t size_or_index;
  };

  void Append(std::string_view name) { Append(Token{name.data(), name.size()}); }
  void Append(std::integral auto index) { Append(Token{nullptr, static_cast<std::size_t>(index)}); }
  void Append(const Token& token) {
    assert(size_ < kMostTokens);
    tokens_[size_++] = token;
  }

  std::array<Token, kMostTokens> tokens_;  // the first size_ are set
  std::size_t size_ = 0;
};

// At("results", 0, "latency"): a path from the report.
template <typename... Tokens>
[[nodiscard]] ReportPath At(const Tokens&... tokens) {
  return ReportPath().At(tokens...);
}

// Whether the pointer names a place that a smp.v1.Report can have. A rule that emits another one
// has a bug; the engine asserts it.
[[nodiscard]] bool IsPlaceInReport(std::string_view pointer);

}  // namespace smp::rules
