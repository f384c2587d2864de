// What became of the requests of a run of wrk or wrk2.
#pragma once

#include "importers/findings.h"
#include "importers/wrk_draft.h"
#include "importers/wrk_text.h"
#include "smp/v1/result.pb.h"

namespace smp::importers {

// wrk and wrk2 print requests that were answered, those of them whose status is above 399, errors
// of connections, and timeouts, which mean different things:
//  - wrk counts a response that came after the timeout (2 s unless told otherwise). It is one of
//  the
//    answered requests, and its latency is not recorded.
//  - wrk2 looks every two seconds for connections whose last request is older than the timeout: one
//    request counts many times, and so does an idle connection. That number is left out (SMP1036).
// Requests that were never answered are in no figure of either.
void SetWrkRequests(WrkTool tool, const WrkRun& run, ImportFindings& findings,
                    v1::Requests& requests);

}  // namespace smp::importers
