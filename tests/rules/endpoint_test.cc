#include "rules/endpoint.h"

#include <catch2/catch.hpp>
#include <optional>
#include <string_view>

namespace smp::rules {
namespace {

TEST_CASE("EndpointOf: host and port, however a URL is written", "[rules]") {
  struct Row {
    std::string_view url;
    std::string_view host;
    std::optional<int> port;
  };
  const Row rows[] = {
      {"http://Ingress.Test/productpage", "ingress.test", std::nullopt},
      {"http://a.test:8080/x?y#z", "a.test", 8080},
      {"https://a.test?x=http://b.test:1", "a.test", std::nullopt},
      {"http://ann:s3cret@a.test:81", "a.test", 81},
      {"a.test:50051", "a.test", 50051},
      {"a.test", "a.test", std::nullopt},
      {"http://[::1]:15000/stats", "::1", 15000},
      {"http://[fe80::1]/", "fe80::1", std::nullopt},
      {"http://a.test:/", "a.test", std::nullopt},
      {"http://a.test:99999999999/", "a.test", std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.url);
    const auto endpoint = EndpointOf(row.url);
    REQUIRE(endpoint);
    CHECK(endpoint->host == row.host);
    CHECK(endpoint->port == row.port);
  }
}

TEST_CASE("EndpointOf: a text without a host has none", "[rules]") {
  for (const std::string_view text :
       {"", "http://", "/productpage", "<redacted>", "http://[::1", "http://{{host}}/", "a b"}) {
    INFO(text);
    CHECK_FALSE(EndpointOf(text));
  }
}

TEST_CASE("IsLoopback: the machine that asks, and no name that looks like it", "[rules]") {
  for (const char* host : {"localhost", "app.localhost", "127.0.0.1", "127.1", "::1", "0.0.0.0"}) {
    INFO(host);
    CHECK(IsLoopback({host, std::nullopt}));
  }
  for (const char* host :
       {"localhost.test", "mylocalhost", "127.shop.test", "10.0.0.1", "128.0.0.1"}) {
    INFO(host);
    CHECK_FALSE(IsLoopback({host, std::nullopt}));
  }
}

TEST_CASE("IsInDomain: whole labels only", "[rules]") {
  CHECK(IsInDomain("github.com", "github.com"));
  CHECK(IsInDomain("guides.github.com", "github.com"));
  CHECK_FALSE(IsInDomain("notgithub.com", "github.com"));
  CHECK_FALSE(IsInDomain("github.com.test", "github.com"));
}

}  // namespace
}  // namespace smp::rules
