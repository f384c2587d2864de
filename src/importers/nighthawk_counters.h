// The counters of a result of Nighthawk's Output: what became of its requests.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

#include "document/tree.h"
#include "importers/findings.h"
#include "smp/v1/result.pb.h"
#include "smp/v1/transport.pb.h"

namespace smp::importers {

// Counters by name, without the prefix "client." of early releases. Nighthawk leaves out those that
// are 0: where one is listed at all, the absent ones are 0.
class NighthawkCounters {
 public:
  NighthawkCounters(const document::Node& result, ImportFindings& findings);

  // Whether counters of requests are listed at all.
  [[nodiscard]] bool CountRequests() const;
  // 0 when it is not listed.
  [[nodiscard]] std::int64_t Value(std::string_view name) const;
  [[nodiscard]] bool Has(std::string_view name) const { return values_.count(name) > 0; }
  // The counter as it was written; null when it is not listed.
  [[nodiscard]] const document::Node* Find(std::string_view name) const;
  // Complete responses of every class; nothing when no class is listed.
  [[nodiscard]] std::optional<std::int64_t> Responses() const;
  // The only version of TLS that was spoken; unspecified for none and for several.
  [[nodiscard]] v1::TlsVersion OnlyTlsVersion() const;

 private:
  struct Counter {
    std::int64_t value = 0;
    const document::Node* node = nullptr;
  };

  std::map<std::string_view, Counter> values_;
};

// Fills requests and bytes. `measured` is the number of latencies, for releases without counters of
// responses.
void SetNighthawkRequests(const NighthawkCounters& counters, std::optional<std::int64_t> measured,
                          v1::Result& result);

}  // namespace smp::importers
