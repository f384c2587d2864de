#include "importers/fortio_options.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "edition/go_duration.h"
#include "importers/import_rules.h"
#include "importers/number_text.h"
#include "importers/redact.h"
#include "importers/time_ns.h"

namespace smp::importers {

using document::Node;
using document::NodeKind;

namespace {

struct RunTypeRow {
  std::string_view prefix;
  FortioRunType type;
};

constexpr RunTypeRow kRunTypes[] = {
    {"HTTP", FortioRunType::kHttp},
    {"GRPC", FortioRunType::kGrpc},
    {"TCP", FortioRunType::kTcp},
    {"UDP", FortioRunType::kUdp},
    {"Custom GRPC", FortioRunType::kGrpcMethod},
};

// Options that a field is true for.
constexpr std::pair<std::string_view, std::string_view> kSwitches[] = {
    {"Jitter", "-jitter"},
    {"Uniform", "-uniform"},
    {"NoCatchUp", "-nocatchup"},
    {"Compression", "-compression"},
    {"HTTP10", "-http1.0"},
    {"DisableFastClient", "-stdclient"},
    {"H2", "-h2"},
    {"DisableKeepAlive", "-keepalive=false"},
    {"AllowHalfClose", "-halfclose"},
    {"FollowRedirects", "-L"},
    {"Insecure", "-k"},
    {"LogErrors", "-log-errors"},
    {"SequentialWarmup", "-sequential-warmup"},
};

void SetDuration(std::chrono::nanoseconds duration, google::protobuf::Duration& made) {
  made.set_seconds(duration.count() / kSecondNs);
  made.set_nanos(static_cast<std::int32_t>(duration.count() % kSecondNs));
}

// Bytes of a Payload, which Go's JSON has in base64; the text itself when it is none.
std::string PayloadOf(std::string_view text) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (text.size() % 4 != 0) return std::string(text);
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  const std::size_t end = text.find_last_not_of('=') + 1;
  if (text.size() - end > 2) return std::string(text);
  for (const char c : text.substr(0, end)) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::string(text);
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>((bits >> static_cast<unsigned>(held)) & 0xFFU);
  }
  return bytes;
}

class TestReader {
 public:
  TestReader(const JsonFields& run, std::string_view generator, ImportFindings& findings)
      : run_(run), findings_(findings), type_(FortioRunTypeOf(run)) {
    client_ = test_.add_clients();
    client_->set_id(std::string(generator));
    client_->mutable_load_generator()->set_name(std::string(generator));
  }

  v1::TestConfiguration Run() && {
    if (const auto labels = run_.Text("Labels"); labels && !labels->empty()) {
      test_.set_name(std::string(*labels));
    }
    // Each connection waits for its response, and latency counts from the send.
    test_.set_loop_model(v1::LOOP_MODEL_CLOSED);
    test_.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
    ReadStage();
    ReadTarget();
    ReadOptions();
    ReadSecrets();
    return std::move(test_);
  }

 private:
  void ReadStage() {
    v1::Stage& stage = *test_.add_stages();
    // Others are "exactly 100 calls" and "until stop", which say no time.
    const auto duration = run_.Text("RequestedDuration");
    if (const auto read = edition::ParseGoDuration(duration.value_or("")); read) {
      if (read->value.count() > 0) SetDuration(read->value, *stage.mutable_duration());
    }
    if (const auto rate = run_.Text("RequestedQPS")) {
      if (*rate == "max") {
        stage.set_unthrottled(true);
      } else if (const auto number = run_.Number("RequestedQPS"); number && *number > 0) {
        stage.set_target_requests_per_second(*number);
      }
    }
    const auto threads = run_.Count("NumThreads");
    if (!threads || *threads <= 0) return;
    client_->set_threads(*threads);
    const std::int64_t connections = ConnectionsOf(*threads);
    if (connections <= 0) return;
    client_->set_connections(connections);
    stage.set_connections(connections);
  }

  // Connections of all threads; a thread of gRPC is a stream, several of which share one.
  [[nodiscard]] std::int64_t ConnectionsOf(std::int64_t threads) const {
    const std::int64_t each = run_.Count("NumConnections").value_or(1);
    const std::int64_t streams = run_.Count("Streams").value_or(1);
    if (streams > 1) return threads % streams == 0 ? threads / streams : 0;
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    return each > 0 && threads <= kMost / each ? threads * each : 0;
  }

  void ReadTarget() {
    constexpr std::array kKeys = {std::string_view("URL"), std::string_view("Destination")};
    for (const std::string_view key : kKeys) {
      const auto url = run_.Text(key);
      if (!url || url->empty()) continue;
      client_->add_endpoint_urls(
          RedactedUrl(*url, fmt::format("`{}`", key), run_.Find(key), findings_));
    }
    client_->set_protocol(ProtocolOf());
    if (const auto method = run_.Text("MethodOverride"); method && !method->empty()) {
      client_->set_method(std::string(*method));
    }
  }

  [[nodiscard]] v1::Protocol ProtocolOf() const {
    switch (type_) {
      case FortioRunType::kGrpc:
      case FortioRunType::kGrpcMethod:
        return v1::PROTOCOL_GRPC;
      case FortioRunType::kTcp:
        return v1::PROTOCOL_TCP;
      case FortioRunType::kUdp:
        return v1::PROTOCOL_UDP;
      case FortioRunType::kHttp:
        break;
    }
    if (run_.Flag("H2").value_or(false)) return v1::PROTOCOL_HTTP_2;
    if (run_.Flag("HTTP10").value_or(false)) return v1::PROTOCOL_HTTP_1_0;
    return v1::PROTOCOL_HTTP;
  }

  void ReadOptions() {
    v1::LoadGenerator& generator = *client_->mutable_load_generator();
    if (const auto version = run_.Text("Version"); version && !version->empty()) {
      generator.set_version(std::string(*version));
    }
    std::string options;
    for (const auto& [key, option] : kSwitches) {
      if (!IsOn(key)) continue;
      options += fmt::format("{}{}", options.empty() ? "" : " ", option);
    }
    if (const auto calls = run_.Count("Exactly"); calls && *calls > 0) {
      options += fmt::format("{}-n {}", options.empty() ? "" : " ", *calls);
    }
    generator.set_options(options);
    if (const auto closed = run_.Flag("DisableKeepAlive")) client_->set_keep_alive(!*closed);
    for (const std::string_view key : {"HTTPReqTimeOut", "ReqTimeout"}) {
      const auto timeout = run_.Count(key);
      if (timeout && *timeout > 0) {
        SetDuration(std::chrono::nanoseconds(*timeout), *client_->mutable_timeout());
      }
    }
    if (const auto type = run_.Text("ContentType"); type && !type->empty()) {
      client_->set_content_type(std::string(*type));
    }
  }

  // Insecure is among the options of TLS in newer releases.
  [[nodiscard]] bool IsOn(std::string_view key) const {
    const Node* node = run_.Find(key);
    if (node == nullptr) node = run_.Object("TLSOptions").Find(key);
    return node != nullptr && node->kind == NodeKind::kBool && node->text == "true";
  }

  void ReadSecrets() {
    if (const auto user = run_.Text("UserCredentials"); user && !user->empty()) {
      ReportSecret("`UserCredentials`", run_.Find("UserCredentials"), findings_);
    }
    if (const auto payload = run_.Text("Payload"); payload && !payload->empty()) {
      const bool is_text = type_ == FortioRunType::kGrpc || type_ == FortioRunType::kGrpcMethod;
      client_->set_body(RedactedText(is_text ? std::string(*payload) : PayloadOf(*payload),
                                     "`Payload`", run_.Find("Payload"), findings_));
    }
    const Node* metadata = run_.Object("Metadata").node();
    if (metadata == nullptr) return;
    for (const Node& entry : document::Children(*metadata)) {
      const Node* value = entry.kind == NodeKind::kSequence ? entry.first_child : &entry;
      if (value == nullptr || value->IsContainer()) continue;
      AddHeader(entry.key, value->text, value, findings_, *client_);
    }
  }

  const JsonFields& run_;
  ImportFindings& findings_;
  FortioRunType type_;
  v1::TestConfiguration test_;
  v1::Client* client_;
};

}  // namespace

v1::TestConfiguration FortioTestOf(const JsonFields& run, std::string_view generator,
                                   ImportFindings& findings) {
  return TestReader(run, generator, findings).Run();
}

FortioRunType FortioRunTypeOf(const JsonFields& run) {
  const Node* type = run.Find("RunType");
  if (type == nullptr) return FortioRunType::kHttp;
  for (const RunTypeRow& row : kRunTypes) {
    if (type->text.starts_with(row.prefix)) return row.type;
  }
  return FortioRunType::kHttp;
}

}  // namespace smp::importers
