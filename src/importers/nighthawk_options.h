// The options of Nighthawk's Output as a test: what was asked for.
#pragma once

#include <cstdint>
#include <string_view>

#include "importers/findings.h"
#include "importers/json_fields.h"
#include "smp/v1/test.pb.h"

namespace smp::importers {

struct NighthawkRun {
  // Processes that took part. Each had these options; a sink puts their outputs together.
  std::int64_t instances = 1;
  // Workers of each process of which there are results; 0 when there is only one for all of them.
  std::int64_t workers = 0;
  v1::TlsVersion tls_version = v1::TLS_VERSION_UNSPECIFIED;
};

inline constexpr std::string_view kNighthawkClient = "nighthawk";

// The test of an Output. Its only client stands for all workers of all instances: in the options,
// rates and connections are those of one worker.
[[nodiscard]] v1::TestConfiguration ReadNighthawkTest(const JsonFields& output,
                                                      const NighthawkRun& run,
                                                      ImportFindings& findings);

}  // namespace smp::importers
