// Where the URL of a client leads: host and port.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smp::rules {

struct Endpoint {
  std::string host;         // lower case; an IPv6 address without brackets
  std::optional<int> port;  // as written; absent for the scheme's own
};

// Host and port of "http://a.test:8080/path" and of "a.test:8080", as gRPC has it; nullopt for a
// text that names no host.
[[nodiscard]] std::optional<Endpoint> EndpointOf(std::string_view url);

// Whether the host is the machine that asks: localhost, 127.0.0.1, ::1 and their like.
[[nodiscard]] bool IsLoopback(const Endpoint& endpoint);

// Whether a host is `domain` or below it: "guides.github.com" is in "github.com".
[[nodiscard]] bool IsInDomain(std::string_view host, std::string_view domain);

}  // namespace smp::rules
