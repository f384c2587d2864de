// Typed readers of fields. Each tells apart what is not there (absent, null: nothing), what stands
// for nothing measured (NaN, the largest integer: nothing, and SMP1036) and what has another type
// than the generator writes (nothing, and SMP1032, which refuses the output).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "document/tree.h"
#include "importers/findings.h"
#include "model/time_text.h"
#include "smp/upgrade.h"

namespace smp::importers {

// Of one node, which may be null.
[[nodiscard]] std::optional<std::string_view> TextOf(const document::Node* node,
                                                     ImportFindings& findings);
// A finite number, or a string that holds one. Of large numbers the nearest double.
[[nodiscard]] std::optional<double> NumberOf(const document::Node* node, ImportFindings& findings);
// A latency of this unit in milliseconds, as the nearest double of the decimal that is written.
[[nodiscard]] std::optional<double> MsOf(const document::Node* node, LatencyUnit unit,
                                         ImportFindings& findings);
// A whole number in 64 bits, or a string that holds one, as proto3 JSON prints it; "48.0" and 4.8e1
// are 48.
[[nodiscard]] std::optional<std::int64_t> CountOf(const document::Node* node,
                                                  ImportFindings& findings);
[[nodiscard]] std::optional<bool> FlagOf(const document::Node* node, ImportFindings& findings);
// A text such as "0.000135839s", "30s", "1m0.5s": a Duration of proto3 JSON or of Go.
[[nodiscard]] std::optional<std::chrono::nanoseconds> DurationOf(const document::Node* node,
                                                                 ImportFindings& findings);
// RFC 3339 with any offset, in UTC. Go's zero time, 0001-01-01, stands for nothing measured; digits
// beyond nanoseconds are cut.
[[nodiscard]] std::optional<model::Seconds> TimeOf(const document::Node* node,
                                                   ImportFindings& findings);

// The same of a text; nothing when it is no time.
[[nodiscard]] std::optional<model::Seconds> ParseTime(std::string_view text);

// The members of an object. Absent ones of a null object.
class JsonFields {
 public:
  JsonFields(const document::Node* object, ImportFindings& findings)
      : object_(object), findings_(findings) {}

  [[nodiscard]] const document::Node* node() const { return object_; }
  // The member as it is, null when absent or null.
  [[nodiscard]] const document::Node* Find(std::string_view key) const;
  [[nodiscard]] bool Has(std::string_view key) const { return Find(key) != nullptr; }

  [[nodiscard]] std::optional<std::string_view> Text(std::string_view key) const {
    return TextOf(Find(key), findings_);
  }
  [[nodiscard]] std::optional<double> Number(std::string_view key) const {
    return NumberOf(Find(key), findings_);
  }
  [[nodiscard]] std::optional<double> Ms(std::string_view key, LatencyUnit unit) const {
    return MsOf(Find(key), unit, findings_);
  }
  [[nodiscard]] std::optional<std::int64_t> Count(std::string_view key) const {
    return CountOf(Find(key), findings_);
  }
  [[nodiscard]] std::optional<bool> Flag(std::string_view key) const {
    return FlagOf(Find(key), findings_);
  }
  [[nodiscard]] std::optional<std::chrono::nanoseconds> Duration(std::string_view key) const {
    return DurationOf(Find(key), findings_);
  }
  [[nodiscard]] std::optional<model::Seconds> Time(std::string_view key) const {
    return TimeOf(Find(key), findings_);
  }
  // The fields of a member that is an object; those of no object when it is absent or, with
  // SMP1032, of another type.
  [[nodiscard]] JsonFields Object(std::string_view key) const;
  // A member that is a list; null when it is absent or, with SMP1032, of another type.
  [[nodiscard]] const document::Node* List(std::string_view key) const;

 private:
  const document::Node* object_;
  ImportFindings& findings_;
};

}  // namespace smp::importers
