#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

constexpr const char* kCure =
    " (write <redacted> in its place, and revoke the secret if the report was shared)";

// Made up for these tests: the header {"alg":"HS256"}, the claims {"sub":"demo"}, a signature.
constexpr const char* kJwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJkZW1vIn0.c2lnbmF0dXJl";

v1::Report WithHeader(const std::string& name, const std::string& value) {
  v1::Report report;
  (*report.mutable_test()->add_clients()->mutable_headers())[name] = value;
  return report;
}

v1::Report WithCookie(const std::string& name, const std::string& value) {
  v1::Report report;
  (*report.mutable_test()->add_clients()->mutable_cookies())[name] = value;
  return report;
}

v1::Report WithBody(const std::string& body) {
  v1::Report report;
  report.mutable_test()->add_clients()->set_body(body);
  return report;
}

v1::Report WithUrl(const std::string& url) {
  v1::Report report;
  report.mutable_test()->add_clients()->add_endpoint_urls(url);
  return report;
}

bool Found(const v1::Report& report) { return !FindingsOf("SMP6062", report).empty(); }

TEST_CASE("secret-in-report: headers", "[rules][SMP6062]") {
  CHECK(
      FindingsOf("SMP6062", WithHeader("Authorization", "Bearer abc")) ==
      Lines{std::string("error /test/clients/0/headers/Authorization: header Authorization holds a "
                        "secret") +
            kCure});
  CHECK(Found(WithHeader("authorization", "Basic ZGVtbzpkZW1v")));
  CHECK(Found(WithHeader("Proxy-Authorization", "Basic ZGVtbzpkZW1v")));
  CHECK(Found(WithHeader("Cookie", "user=jason; theme=dark")));
  CHECK(Found(WithHeader("X-Api-Key", "k1")));
  CHECK(Found(WithHeader("X-Vault-Token", "s.1234567890")));
  CHECK(Found(WithHeader("x-claims", kJwt)));
}

TEST_CASE("secret-in-report: headers without a secret", "[rules][SMP6062]") {
  for (const char* value :
       {"", "***", "<redacted>", "Bearer <redacted>", "Bearer ***", "[REDACTED]", "Bearer ${TOKEN}",
        "Bearer $TOKEN", "Bearer {{ token }}", "%TOKEN%", "xxxxxxxx", "Bearer …"}) {
    INFO(value);
    CHECK_FALSE(Found(WithHeader("Authorization", value)));
  }
  CHECK_FALSE(Found(WithHeader("Cookie", "session=***")));
  CHECK_FALSE(Found(WithHeader("Accept", "application/json")));
  CHECK_FALSE(Found(WithHeader("X-Token-Limit", "100000000")));
  CHECK_FALSE(Found(WithHeader("X-Request-Id", "0b0f1c0e-6f0a-4c1e-9c39-0a4f0d7c9a11")));
  CHECK_FALSE(Found(WithHeader("Host", "ingress.test")));
}

TEST_CASE("secret-in-report: cookies", "[rules][SMP6062]") {
  CHECK(FindingsOf("SMP6062", WithCookie("JSESSIONID", "9F2A77C01D")) ==
        Lines{std::string("error /test/clients/0/cookies/JSESSIONID: cookie JSESSIONID holds a "
                          "session") +
              kCure});
  CHECK(Found(WithCookie("connect.sid", "s%3AabcdefGH12")));
  CHECK(Found(WithCookie("whatever", kJwt)));
  CHECK_FALSE(Found(WithCookie("session", "<redacted>")));
  CHECK_FALSE(Found(WithCookie("user", "jason")));
  CHECK_FALSE(Found(WithCookie("theme", "dark-and-long-enough")));
}

TEST_CASE("secret-in-report: bodies", "[rules][SMP6062]") {
  CHECK(FindingsOf("SMP6062", WithBody("user=demo&password=hunter2")) ==
        Lines{std::string("error /test/clients/0/body: the body holds a value for password") +
              kCure});
  CHECK(Found(WithBody(R"({"user": "demo", "password": "hunter2"})")));
  CHECK(Found(WithBody(R"({"access_token":"0123456789abcdef"})")));
  CHECK(Found(WithBody(fmt::format("jwt: {}", kJwt))));
  CHECK(Found(WithBody("-----BEGIN RSA PRIVATE KEY-----\nAAAA")));
  CHECK(Found(WithBody("authorization: Bearer 16C7e42F292c6912E7710c83")));
}

TEST_CASE("secret-in-report: bodies without a secret", "[rules][SMP6062]") {
  for (const char* body :
       {"", "user=demo&password=***", R"({"password": "<redacted>"})", "the token bucket holds 100",
        "password reset is not measured", R"({"token": true})", "basic authentication is off",
        "max_tokens=100000000", "{\"password\": \"${PASSWORD}\"}"}) {
    INFO(body);
    CHECK_FALSE(Found(WithBody(body)));
  }
}

TEST_CASE("secret-in-report: addresses", "[rules][SMP6062]") {
  CHECK(FindingsOf("SMP6062", WithUrl("https://demo:hunter2@shop.test/cart")) ==
        Lines{std::string(
                  "error /test/clients/0/endpoint_urls/0: the address holds a password before "
                  "the host") +
              kCure});
  CHECK(
      FindingsOf("SMP6062", WithUrl("https://shop.test/cart?x=1&access_token=0123456789abcdef")) ==
      Lines{std::string("error /test/clients/0/endpoint_urls/0: the address holds a value for the "
                        "parameter access_token") +
            kCure});
  CHECK(Found(WithUrl("https://ghp16C7e42F292c6912E7710c83@git.test/x")));
  CHECK_FALSE(Found(WithUrl("https://shop.test/cart?token=***")));
  CHECK_FALSE(Found(WithUrl("https://demo:<redacted>@shop.test/cart")));
  CHECK_FALSE(Found(WithUrl("https://demo@shop.test/cart")));
  CHECK_FALSE(Found(WithUrl("https://shop.test/productpage?u=normal&key=reviews")));
  CHECK_FALSE(Found(WithUrl("http://ingress.test/a@b:c")));
}

TEST_CASE("secret-in-report: keys and options", "[rules][SMP6062]") {
  CHECK(FindingsOf("SMP6062",
                   "test { clients { certificate_pem: '-----BEGIN EC PRIVATE "
                   "KEY-----' load_generator { options: \"-H 'Authorization: Bearer "
                   "16C7e42F292c6912E7710c83'\" } } }") ==
        Lines{std::string(
                  "error /test/clients/0/load_generator/options: the option text holds a bearer "
                  "token") +
                  kCure,
              std::string("error /test/clients/0/certificate_pem: the certificate holds a private "
                          "key") +
                  kCure});
  CHECK(FindingsOf("SMP6062", "test { clients { certificate_pem: '-----BEGIN CERTIFICATE-----' } }")
            .empty());
}

TEST_CASE("secret-in-report: the secret itself is never repeated", "[rules][SMP6062]") {
  for (const v1::Report& report :
       {WithHeader("Authorization", "Bearer hunter2"), WithCookie("session", "hunter2hunter2"),
        WithBody("password=hunter2"), WithUrl("https://a:hunter2@b.test")}) {
    for (const std::string& line : FindingsOf("SMP6062", report)) {
      CHECK(line.find("hunter2") == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace smp::rules
