#include "rules/endpoint.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "rules/lower_case.h"

namespace smp::rules {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

// "ann:secret@a.test:80" of "http://ann:secret@a.test:80/path?x#y".
std::string_view Authority(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != kNone) url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#"));
}

std::optional<int> PortOf(std::string_view text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port <= 0) return std::nullopt;
  return port;
}

bool IsHostName(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_' || c == ':' || c == '%';
  });
}

}  // namespace

std::optional<Endpoint> EndpointOf(std::string_view url) {
  std::string_view authority = Authority(url);
  if (const std::size_t at = authority.rfind('@'); at != kNone) authority.remove_prefix(at + 1);
  std::string_view host = authority;
  std::string_view port;
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    if (end == kNone) return std::nullopt;
    host = authority.substr(1, end - 1);
    const std::string_view rest = authority.substr(end + 1);
    if (rest.starts_with(':')) port = rest.substr(1);
  } else if (const std::size_t colon = authority.find(':');
             colon != kNone && colon == authority.rfind(':')) {
    host = authority.substr(0, colon);
    port = authority.substr(colon + 1);
  }
  if (!IsHostName(host)) return std::nullopt;
  return Endpoint{LowerCase(host), PortOf(port)};
}

bool IsLoopback(const Endpoint& endpoint) {
  const std::string_view host = endpoint.host;
  if (IsInDomain(host, "localhost") || host == "::1" || host == "0.0.0.0") return true;
  // Not 127.shop.test, which is a name.
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == kNone;
}

bool IsInDomain(std::string_view host, std::string_view domain) {
  if (!host.ends_with(domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

}  // namespace smp::rules
