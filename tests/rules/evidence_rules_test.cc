#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

std::string Evidence(std::string_view mesh, std::string_view evidence) {
  return fmt::format("mesh {{ {} }} results {{ mesh_evidence {{ {} }} }}", mesh, evidence);
}

TEST_CASE("mesh-evidence: no proxies where the mesh needs none, or may need none",
          "[rules][SMP3030]") {
  for (const char* mesh :
       {"type: MESH_TYPE_CILIUM_SERVICE_MESH", "type: MESH_TYPE_OTHER", "type: MESH_TYPE_KMESH",
        "type: MESH_TYPE_ISTIO data_plane { mode: DATA_PLANE_MODE_PROXYLESS }",
        "type: MESH_TYPE_NONE", ""}) {
    INFO(mesh);
    CHECK(FindingsOf("SMP3030", Evidence(mesh, "proxy_instances: 0")).empty());
  }
  for (const char* mesh :
       {"type: MESH_TYPE_ISTIO", "type: MESH_TYPE_LINKERD",
        "type: MESH_TYPE_CILIUM_SERVICE_MESH data_plane { mode: DATA_PLANE_MODE_NODE_PROXY }"}) {
    INFO(mesh);
    CHECK(FindingsOf("SMP3030", Evidence(mesh, "proxy_instances: 0")).size() == 1);
  }
}

TEST_CASE("mesh-evidence: headers that several meshes add say nothing", "[rules][SMP3030]") {
  CHECK(FindingsOf("SMP3030", Evidence("type: MESH_TYPE_LINKERD",
                                       "proxy_headers { key: 'server' value: 'envoy' }"))
            .empty());
  CHECK(FindingsOf("SMP3030", Evidence("type: MESH_TYPE_ISTIO",
                                       "proxy_headers { key: 'l5d-proxy-error' value: 'x' } "
                                       "proxy_headers { key: 'server' value: 'istio-envoy' }"))
            .empty());
  CHECK(FindingsOf("SMP3030", Evidence("type: MESH_TYPE_NONE",
                                       "proxy_headers { key: 'server' value: 'istio-envoy' }"))
            .size() == 1);
}

std::string Asked(std::string_view mesh, std::string_view infrastructure, std::string_view url) {
  return fmt::format(
      "mesh {{ type: {} }} infrastructure {{ {} }} test {{ clients {{ endpoint_urls: '{}' }} }}",
      mesh, infrastructure, url);
}

TEST_CASE("endpoint-crosses-mesh: machines that are not stated are not judged",
          "[rules][SMP3031]") {
  for (const char* infrastructure :
       {"", "node_pools {}", "node_pools { count: 3 } node_pools {}", "node_pools { count: 1 }"}) {
    INFO(infrastructure);
    CHECK(FindingsOf("SMP3031", Asked("MESH_TYPE_ISTIO", infrastructure, "http://localhost/"))
              .empty());
  }
  CHECK(FindingsOf("SMP3031",
                   Asked("MESH_TYPE_UNSPECIFIED", "node_pools { count: 3 }", "http://localhost/"))
            .empty());
}

TEST_CASE("endpoint-crosses-mesh: ports of administration, on any host", "[rules][SMP3031]") {
  for (const int port : {9901, 15000, 15020}) {
    INFO(port);
    CHECK(FindingsOf("SMP3031", Asked("MESH_TYPE_ISTIO", "node_pools { count: 1 }",
                                      fmt::format("http://127.0.0.1:{}/", port)))
              .size() == 1);
  }
  for (const int port : {9900, 15001, 15021, 9999, 10011}) {
    INFO(port);
    CHECK(FindingsOf("SMP3031", Asked("MESH_TYPE_ISTIO", "node_pools { count: 3 }",
                                      fmt::format("http://meshery-istio.test:{}/", port)))
              .empty());
  }
  CHECK(FindingsOf("SMP3031", Asked("MESH_TYPE_ISTIO", "", "http://meshery-istio.test:10010/"))
            .size() == 1);
}

}  // namespace
}  // namespace smp::rules
