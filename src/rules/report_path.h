// Where in a report a rule found something: a JSON Pointer relative to the report.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace smp::rules {

// Immutable; At() yields a longer path. Fields have their names in the protos, map entries their
// key.
class ReportPath {
 public:
  ReportPath() = default;  // the report itself

  // The path below this one: path.At("quantiles", 2, "value_ms").
  template <typename... Tokens>
  [[nodiscard]] ReportPath At(const Tokens&... tokens) const {
    ReportPath longer = *this;
    (longer.Append(tokens), ...);
    return longer;
  }

  // "/results/0/latency"; "" for the report itself.
  [[nodiscard]] const std::string& pointer() const { return pointer_; }

 private:
  void Append(std::string_view token);
  void Append(std::integral auto index) { Append(std::string_view(std::to_string(index))); }

  std::string pointer_;
};

// At("results", 0, "latency"): a path from the report.
template <typename... Tokens>
[[nodiscard]] ReportPath At(const Tokens&... tokens) {
  return ReportPath().At(tokens...);
}

// Whether the path names a place that a smp.v1.Report can have. A rule that emits another one has a
// bug; the engine asserts it.
[[nodiscard]] bool IsPlaceInReport(const ReportPath& path);

}  // namespace smp::rules
