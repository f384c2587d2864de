// Rule over secrets: what must not be published with a report. A message names the place and the
// kind of a secret, never the secret.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/report_rule.h"
#include "secrets/secret_text.h"

namespace smp::rules {

namespace {

using secrets::HoldsJwt;
using secrets::HoldsPrivateKey;
using secrets::IsSecretHeader;
using secrets::IsSessionCookie;
using secrets::SecretInText;
using secrets::SecretInUrl;

constexpr Rule kSecretInReport{
    .id = "SMP6062",
    .name = "secret-in-report",
    .severity = Severity::kError,
    .summary =
        "a report holds no credentials: no tokens, session cookies, passwords or private "
        "keys",
    .why =
        "reports are made to be exchanged and published. A token in a header that the load "
        "generator sent is valid for whoever reads the report",
    .source =
        "upstream's headers, cookies, body and ssl_certificate, copied from the test as they "
        "were sent",
    .spec = "test.md#secret-in-report",
};

constexpr const char* kSecretCure =
    "write <redacted> in its place, and revoke the secret if the report was shared";

// Entries of a map in the order of their keys, so that findings come in the same order each time.
template <typename Map>
std::vector<std::pair<std::string, std::string>> Sorted(const Map& map) {
  std::vector<std::pair<std::string, std::string>> entries(map.begin(), map.end());
  std::sort(entries.begin(), entries.end());
  return entries;
}

class SecretCheck {
 public:
  explicit SecretCheck(Reporter& reporter) : reporter_(reporter) {}

  void Text(const std::string& text, const ReportPath& path, const char* what) {
    if (const std::string kind = SecretInText(text); !kind.empty()) Add(path, what, kind);
  }
  void Url(const std::string& url, const ReportPath& path, const char* what) {
    if (const std::string kind = SecretInUrl(url); !kind.empty()) Add(path, what, kind);
  }
  void Key(const std::string& pem, const ReportPath& path) {
    if (HoldsPrivateKey(pem)) Add(path, "the certificate", "a private key");
  }
  template <typename Map>
  void Values(const Map& map, const ReportPath& path, const char* what) {
    for (const auto& [name, value] : Sorted(map)) {
      if (HoldsPrivateKey(value)) Add(path.At(name), what, "a private key");
      if (HoldsJwt(value)) Add(path.At(name), what, "a JSON Web Token");
    }
  }
  void Client(const v1::Client& client, const ReportPath& path) {
    for (const auto& [name, value] : Sorted(client.headers())) {
      if (!IsSecretHeader(name, value) && !HoldsJwt(value)) continue;
      Add(path.At("headers", name), fmt::format("header {}", name), "a secret");
    }
    for (const auto& [name, value] : Sorted(client.cookies())) {
      if (!IsSessionCookie(name, value) && !HoldsJwt(value)) continue;
      Add(path.At("cookies", name), fmt::format("cookie {}", name), "a session");
    }
    Text(client.body(), path.At("body"), "the body");
    Text(client.load_generator().options(), path.At("load_generator", "options"),
         "the option text");
    Key(client.certificate_pem(), path.At("certificate_pem"));
    for (int i = 0; i < client.endpoint_urls_size(); ++i) {
      Url(client.endpoint_urls(i), path.At("endpoint_urls", i), "the address");
    }
  }

 private:
  void Add(const ReportPath& path, std::string_view what, std::string_view kind) {
    reporter_.Report(path, fmt::format("{} holds {}", what, kind), kSecretCure);
  }

  Reporter& reporter_;
};

void SecretInReport(const v1::Report& report, Reporter& reporter) {
  SecretCheck check(reporter);
  check.Values(report.labels(), At("labels"), "the label");
  check.Values(report.annotations(), At("annotations"), "the annotation");
  check.Url(report.producer().url(), At("producer", "url"), "the address");
  for (int i = 0; i < report.references_size(); ++i) {
    check.Url(report.references(i).uri(), At("references", i, "uri"), "the address");
  }
  const v1::TrafficEntry& entry = report.workload().traffic_entry();
  const ReportPath entry_path = At("workload", "traffic_entry");
  check.Url(entry.metrics_url(), entry_path.At("metrics_url"), "the address");
  check.Text(entry.headers_text(), entry_path.At("headers_text"), "the text");
  for (int i = 0; i < report.test().clients_size(); ++i) {
    check.Client(report.test().clients(i), At("test", "clients", i));
  }
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    check.Url(result.details_uri(), At("results", i, "details_uri"), "the address");
    for (int j = 0; j < result.merged_from_size(); ++j) {
      check.Url(result.merged_from(j).uri(), At("results", i, "merged_from", j, "uri"),
                "the address");
    }
  }
}

constexpr ReportRule kSecretRules[] = {{&kSecretInReport, SecretInReport}};

}  // namespace

std::span<const ReportRule> SecretRules() { return kSecretRules; }

}  // namespace smp::rules
