// Credentials that load generators were given: they do not enter a report. What is left out is
// reported (SMP6068) at its place, by the kind of the secret and the option that holds it.
#pragma once

#include <string>
#include <string_view>

#include "importers/findings.h"
#include "smp/v1/test.pb.h"

namespace smp::importers {

// Stands in headers, bodies and options where a secret was.
inline constexpr std::string_view kRedacted = "<redacted>";

// Reports that `what` ("the option -H", "`UserCredentials`") held a secret that was left out.
void ReportSecret(std::string_view what, const Place& place, ImportFindings& findings);

// A URL without password and tokens: "http://ann:REDACTED@host/?token=REDACTED".
[[nodiscard]] std::string RedactedUrl(std::string_view url, std::string_view what,
                                      const Place& place, ImportFindings& findings);
// A body, an option's value or a whole command line; kRedacted as a whole when it holds a secret.
[[nodiscard]] std::string RedactedText(std::string_view text, std::string_view what,
                                       const Place& place, ImportFindings& findings);
// Adds a header to a client, its value redacted when it is a credential; a cookie header's cookies
// are redacted as a whole.
void AddHeader(std::string_view name, std::string_view value, const Place& place,
               ImportFindings& findings, v1::Client& client);

}  // namespace smp::importers
