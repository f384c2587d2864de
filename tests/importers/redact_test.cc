#include "importers/redact.h"

#include <catch2/catch.hpp>
#include <string>

namespace smp::importers {
namespace {

class Redaction {
 public:
  std::string Url(std::string_view url) {
    return RedactedUrl(url, "the URL", source_->bytes(), findings_);
  }
  std::string Text(std::string_view text) {
    return RedactedText(text, "option -d", source_->bytes(), findings_);
  }
  std::string Header(std::string_view name, std::string_view value) {
    v1::Client client;
    AddHeader(name, value, source_->bytes(), findings_, client);
    return client.headers_size() == 0 ? "" : client.headers().begin()->second;
  }
  std::vector<std::string> Found() && {
    std::vector<std::string> messages;
    for (const Finding& finding : std::move(findings_).Take()) messages.push_back(finding.message);
    return messages;
  }

 private:
  std::shared_ptr<const document::Source> source_ =
      std::make_shared<const document::Source>("output", "text");
  ImportFindings findings_{source_};
};

TEST_CASE("Redact: passwords and tokens of URLs", "[importers][SMP6068]") {
  Redaction redaction;
  CHECK(redaction.Url("http://ann:s3cret@shop/cart?token=a1b2c3d4e5&size=1#top") ==
        "http://ann:REDACTED@shop/cart?token=REDACTED&size=1#top");
  CHECK(redaction.Url("https://ghp0123456789abcdefghij@git/") == "https://REDACTED@git/");
  CHECK(redaction.Url("http://shop/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln") == "<redacted>");
  CHECK(std::move(redaction).Found() ==
        std::vector<std::string>{"the URL holds a credential; it is left out"});
}

TEST_CASE("Redact: texts and headers", "[importers][SMP6068]") {
  Redaction redaction;
  CHECK(redaction.Text("password=hunter2hunter2") == "<redacted>");
  CHECK(redaction.Header("Authorization", "Bearer abcdefghij0123456789") == "<redacted>");
  CHECK(redaction.Header("cookie", "session=abcdef0123456789") == "<redacted>");
  CHECK(std::move(redaction).Found().size() == 3);
}

TEST_CASE("Redact: what is no secret stays, without a finding", "[importers][SMP6068]") {
  Redaction redaction;
  CHECK(redaction.Url("http://shop:8080/cart?size=1") == "http://shop:8080/cart?size=1");
  CHECK(redaction.Url("http://ann:<redacted>@shop/") == "http://ann:<redacted>@shop/");
  CHECK(redaction.Text("-c 10 -t 30s") == "-c 10 -t 30s");
  CHECK(redaction.Header("x-tenant", "blue") == "blue");
  CHECK(std::move(redaction).Found().empty());
}

}  // namespace
}  // namespace smp::importers
