#include "importers/nighthawk_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "importers/import_rules.h"
#include "importers/nighthawk_time.h"
#include "importers/number_text.h"
#include "importers/redact.h"

namespace smp::importers {

namespace {

using document::Node;
using document::NodeKind;

// Options that have a field of their own in the report, and those that differ between runs of one
// test. The others go into load_generator.options.
constexpr std::string_view kTakenElsewhere[] = {"concurrency",
                                                "connections",
                                                "duration",
                                                "execution_id",
                                                "h2",
                                                "labels",
                                                "max_pending_requests",
                                                "multi_target",
                                                "no_duration",
                                                "open_loop",
                                                "output_format",
                                                "protocol",
                                                "requests_per_second",
                                                "uri",
                                                "verbosity"};

// Of all workers; nothing when that is more than can be counted.
std::optional<std::int64_t> Times(std::int64_t each, std::int64_t workers) {
  if (each < 1 || workers < 1 || each > std::numeric_limits<std::int64_t>::max() / workers) {
    return std::nullopt;
  }
  return each * workers;
}

std::int64_t WorkersOf(const JsonFields& options, const NighthawkRun& run,
                       ImportFindings& findings) {
  const std::int64_t listed = std::max<std::int64_t>(1, run.workers);
  const Node* node = options.Find("concurrency");
  if (node == nullptr) return listed;
  // "auto" is one worker for each processor that the process may use.
  const auto stated = ParseCount(node->text);
  if (!stated || *stated < 1) return listed;
  if (run.workers > 0 && *stated != run.workers) {
    findings.At(kOutputContradiction, *node,
                fmt::format("concurrency is {}, but there are {} worker result{}", *stated,
                            run.workers, run.workers == 1 ? "" : "s"),
                "import the output as Nighthawk wrote it; rates and connections are taken times "
                "concurrency");
  }
  return *stated;
}

// Appends "name=value" for each scalar below a node.
class OptionsText {
 public:
  explicit OptionsText(ImportFindings& findings) : findings_(findings) {}

  void Add(const JsonFields& options) {
    if (options.node() == nullptr) return;
    for (const Node& option : document::Children(*options.node())) {
      if (full_) return;
      if (std::ranges::find(kTakenElsewhere, option.key) != std::end(kTakenElsewhere)) continue;
      Walk(option);
    }
  }
  [[nodiscard]] std::string Take() && { return std::move(text_); }

 private:
  // In document order without recursion: options may be nested as deep as a document.
  void Walk(const Node& option) {
    std::vector<const Node*> open{&option};
    while (!open.empty() && !full_) {
      const Node& node = *open.back();
      open.pop_back();
      if (!node.IsContainer()) {
        Append(option, node);
        continue;
      }
      std::vector<const Node*> children;
      for (const Node& child : document::Children(node)) {
        // Headers are the client's.
        if (child.key != "request_headers" && child.key != "request_method") {
          children.push_back(&child);
        }
      }
      open.insert(open.end(), children.rbegin(), children.rend());
    }
  }
  void Append(const Node& option, const Node& node) {
    if (node.text.empty()) return;
    const std::string name = NameOf(option, node);
    if (text_.size() + name.size() + node.text.size() > kMostText) {
      full_ = true;
      findings_.At(
          kFigureLeftOut, node,
          fmt::format("the options have more than {} characters; the rest is left out", kMostText),
          "look at the options in the output itself");
      return;
    }
    if (!text_.empty()) text_ += ' ';
    text_ += name;
    text_ += '=';
    text_ += RedactedText(node.text, fmt::format("option `{}`", option.key), &node, findings_);
  }
  // "failure_predicates.benchmark.http_4xx"; "verbosity" for the member "value" of a wrapper.
  static std::string NameOf(const Node& option, const Node& node) {
    std::vector<std::string_view> names;
    for (const Node* at = &node; at != &option; at = at->parent) {
      if (!at->key.empty() && !(at == &node && at->key == "value")) names.push_back(at->key);
    }
    std::string name(option.key);
    for (auto each = names.rbegin(); each != names.rend(); ++each) {
      name += '.';
      name += *each;
    }
    return name;
  }

  // A run has some 2000 characters of them.
  static constexpr std::size_t kMostText = 16 * 1024;

  ImportFindings& findings_;
  std::string text_;
  bool full_ = false;
};

std::string VersionText(const JsonFields& output, ImportFindings& findings) {
  const JsonFields version = output.Object("version").Object("version");
  std::string text;
  for (const std::string_view key : {"major_number", "minor_number", "patch"}) {
    const Node* node = version.Find(key);
    if (version.node() == nullptr) return {};
    // proto3 may leave out a 0.
    const auto part = node == nullptr ? std::optional<std::int64_t>(0) : ParseCount(node->text);
    if (!part) {
      findings.At(kFigureLeftOut, *node,
                  fmt::format("{} is no number; the version is left out", key),
                  "nothing has to be done; the report does not have the version");
      return {};
    }
    text += fmt::format("{}{}", text.empty() ? "" : ".", *part);
  }
  return text;
}

void AddTargets(const JsonFields& options, ImportFindings& findings, v1::Client& client) {
  if (const Node* uri = options.Find("uri")) {
    if (!uri->text.empty()) {
      client.add_endpoint_urls(RedactedUrl(uri->text, "option `uri`", uri, findings));
    }
  }
  const JsonFields multi = options.Object("multi_target");
  const Node* endpoints = multi.List("endpoints");
  if (endpoints == nullptr) return;
  const std::string_view scheme = multi.Flag("use_https").value_or(false) ? "https" : "http";
  const std::string_view path = multi.Text("path").value_or("");
  // It is repeated for each endpoint.
  constexpr std::size_t kLongestPath = 4 * 1024;
  if (path.size() > kLongestPath) {
    findings.At(kFigureLeftOut, *multi.Find("path"),
                fmt::format("the path has {} characters, more than {}; the targets are left out",
                            path.size(), kLongestPath),
                "look at the targets in the output itself");
    return;
  }
  for (const Node& node : document::Children(*endpoints)) {
    const JsonFields endpoint(&node, findings);
    const std::string_view address = endpoint.Text("address").value_or("");
    const auto port = endpoint.Count("port");
    if (address.empty()) continue;
    const std::string url = port ? fmt::format("{}://{}:{}{}", scheme, address, *port, path)
                                 : fmt::format("{}://{}{}", scheme, address, path);
    client.add_endpoint_urls(RedactedUrl(url, "option `multi_target`", &node, findings));
  }
}

v1::Protocol ProtocolOf(const JsonFields& options) {
  const JsonFields protocol = options.Object("protocol");
  const std::string_view name = protocol.Text("value").value_or("");
  if (name == "HTTP1") return v1::PROTOCOL_HTTP_1_1;
  if (name == "HTTP2") return v1::PROTOCOL_HTTP_2;
  if (name == "HTTP3") return v1::PROTOCOL_HTTP_3;
  const auto h2 = options.Flag("h2");
  if (!h2) return v1::PROTOCOL_UNSPECIFIED;
  return *h2 ? v1::PROTOCOL_HTTP_2 : v1::PROTOCOL_HTTP_1_1;
}

void AddHeaders(const JsonFields& request, ImportFindings& findings, v1::Client& client) {
  client.set_method(std::string(request.Text("request_method").value_or("")));
  const Node* headers = request.List("request_headers");
  if (headers == nullptr) return;
  for (const Node& node : document::Children(*headers)) {
    const JsonFields header = JsonFields(&node, findings).Object("header");
    const std::string_view name = header.Text("key").value_or("");
    const Node* value = header.Find("value");
    AddHeader(name, value == nullptr ? std::string_view() : value->text,
              value == nullptr ? &node : value, findings, client);
  }
}

// Early releases opened one connection of HTTP/2 for each worker, unless told otherwise.
std::optional<std::int64_t> ConnectionsOfWorker(const JsonFields& options) {
  const auto connections = options.Count("connections");
  const auto several = options.Flag("experimental_h2_use_multiple_connections");
  const bool one = several && !*several && options.Flag("h2").value_or(false);
  return one && connections ? std::optional<std::int64_t>(1) : connections;
}

v1::Client ReadClient(const JsonFields& output, const JsonFields& options, std::int64_t workers,
                      ImportFindings& findings) {
  v1::Client client;
  v1::LoadGenerator& generator = *client.mutable_load_generator();
  generator.set_name("nighthawk");
  generator.set_version(VersionText(output, findings));
  OptionsText text(findings);
  text.Add(options);
  generator.set_options(std::move(text).Take());
  if (const auto connections = ConnectionsOfWorker(options)) {
    if (const auto all = Times(*connections, workers)) client.set_connections(*all);
  }
  if (options.node() != nullptr) client.set_threads(workers);
  if (const auto rate = options.Count("requests_per_second")) {
    if (const auto all = Times(*rate, workers)) {
      client.set_target_requests_per_second(static_cast<double>(*all));
    }
  }
  if (const auto pending = options.Count("max_pending_requests")) {
    if (const auto all = Times(*pending, workers)) client.set_max_pending_requests(*all);
    if (*pending == 0) client.set_max_pending_requests(0);
  }
  client.set_protocol(ProtocolOf(options));
  AddTargets(options, findings, client);
  AddHeaders(options.Object("request_options"), findings, client);
  return client;
}

// Labels are free texts. Nighthawk joins them for fortio in the same way.
std::string JoinedLabels(const JsonFields& options) {
  std::string joined;
  const Node* labels = options.List("labels");
  if (labels == nullptr) return joined;
  for (const Node& label : document::Children(*labels)) {
    if (label.IsContainer() || label.text.empty()) continue;
    if (!joined.empty()) joined += ' ';
    joined += label.text;
  }
  return joined;
}

void SetStage(const JsonFields& options, const v1::Client& client, v1::Stage& stage) {
  const auto duration = options.Duration("duration");
  if (duration && duration->count() > 0 && !options.Flag("no_duration").value_or(false)) {
    *stage.mutable_duration() = NighthawkDuration(*duration);
  }
  if (client.has_target_requests_per_second()) {
    stage.set_target_requests_per_second(client.target_requests_per_second());
  }
  if (client.has_connections()) stage.set_connections(client.connections());
}

}  // namespace

v1::TestConfiguration ReadNighthawkTest(const JsonFields& output, const NighthawkRun& run,
                                        ImportFindings& findings) {
  const JsonFields options = output.Object("options");
  v1::TestConfiguration test;
  test.set_name(JoinedLabels(options));
  if (const auto open = options.Flag("open_loop")) {
    test.set_loop_model(*open ? v1::LOOP_MODEL_OPEN : v1::LOOP_MODEL_CLOSED);
  }
  test.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  v1::Client& client = *test.add_clients();
  const std::int64_t workers = WorkersOf(options, run, findings);
  client = ReadClient(output, options, Times(workers, run.instances).value_or(workers), findings);
  client.set_id(std::string(kNighthawkClient));
  client.set_tls_version(run.tls_version);
  SetStage(options, client, *test.add_stages());
  return test;
}

}  // namespace smp::importers
