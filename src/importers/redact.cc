#include "importers/redact.h"

#include <fmt/format.h>

#include <algorithm>

#include "importers/import_rules.h"
#include "importers/lines.h"
#include "secrets/secret_text.h"

namespace smp::importers {

namespace {

// What a URL can hold as it is.
constexpr std::string_view kRedactedInUrl = "REDACTED";

// "http://ann:secret@host" without the password, or the token that stands for a user.
std::string WithoutPassword(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::string(url);
  const std::size_t begin = scheme + 3;
  const std::size_t size = std::min(url.find_first_of("/?#", begin), url.size()) - begin;
  const std::size_t at = url.substr(begin, size).rfind('@');
  if (at == std::string_view::npos) return std::string(url);
  const std::string_view user = url.substr(begin, at);
  const std::size_t colon = user.find(':');
  const std::string_view kept =
      colon == std::string_view::npos ? std::string_view() : user.substr(0, colon + 1);
  return fmt::format("{}{}{}{}", url.substr(0, begin), kept, kRedactedInUrl,
                     url.substr(begin + at));
}

// The same URL with the values of the parameters replaced that are secrets.
std::string WithoutTokens(std::string_view url) {
  const std::size_t query = url.find('?');
  if (query == std::string_view::npos) return std::string(url);
  std::string redacted(url.substr(0, query));
  std::string_view rest = url.substr(query);
  while (!rest.empty()) {
    const char separator = rest.front();  // ? & #
    rest.remove_prefix(1);
    const std::string_view parameter = rest.substr(0, rest.find_first_of("&#"));
    rest.remove_prefix(parameter.size());
    const std::size_t equals = parameter.find('=');
    redacted += separator;
    const bool secret = equals != std::string_view::npos &&
                        !secrets::SecretInUrl(fmt::format("http://host/?{}", parameter)).empty();
    redacted += secret ? fmt::format("{}{}", parameter.substr(0, equals + 1), kRedactedInUrl)
                       : std::string(parameter);
  }
  return redacted;
}

}  // namespace

void ReportSecret(std::string_view what, const Place& place, ImportFindings& findings) {
  findings.At(kSecretRedacted, place, fmt::format("{} holds a credential; it is left out", what),
              "revoke it if the output was shared: it stands there in plain text");
}

std::string RedactedUrl(std::string_view url, std::string_view what, const Place& place,
                        ImportFindings& findings) {
  if (secrets::SecretInUrl(url).empty()) return std::string(url);
  ReportSecret(what, place, findings);
  const std::string redacted = WithoutTokens(WithoutPassword(url));
  // A token elsewhere, as in the path.
  return secrets::SecretInUrl(redacted).empty() ? redacted : std::string(kRedacted);
}

std::string RedactedText(std::string_view text, std::string_view what, const Place& place,
                         ImportFindings& findings) {
  if (secrets::SecretInText(text).empty()) return std::string(text);
  ReportSecret(what, place, findings);
  return std::string(kRedacted);
}

void AddHeader(std::string_view name, std::string_view value, const Place& place,
               ImportFindings& findings, v1::Client& client) {
  name = Trim(name);
  value = Trim(value);
  if (name.empty()) return;
  const bool secret = secrets::IsSecretHeader(name, value) || secrets::HoldsJwt(value) ||
                      secrets::HoldsPrivateKey(value);
  if (secret) ReportSecret(fmt::format("header `{}`", name), place, findings);
  (*client.mutable_headers())[std::string(name)] = std::string(secret ? kRedacted : value);
}

}  // namespace smp::importers
