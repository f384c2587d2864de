// What fortio's JSON says of the test: rate, connections, the client and its options.
#pragma once

#include "importers/json_fields.h"
#include "smp/v1/test.pb.h"

namespace smp::importers {

// The test of a run. `generator` is who sent the load; fortio's form holds runs of others, too.
[[nodiscard]] v1::TestConfiguration FortioTestOf(const JsonFields& run, std::string_view generator,
                                                 ImportFindings& findings);

// What a run was: the beginning of RunType, which names the rest of its options.
enum class FortioRunType : std::uint8_t { kHttp, kGrpc, kGrpcMethod, kTcp, kUdp };
// Runs of before 0.9 do not say; they have a URL and are of HTTP.
[[nodiscard]] FortioRunType FortioRunTypeOf(const JsonFields& run);

}  // namespace smp::importers
