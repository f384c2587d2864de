#include "document/spelling.h"

#include <catch2/catch.hpp>

namespace smp::document {

TEST_CASE("Spelling: camelCase becomes snake_case and everything else stays", "[document]") {
  struct Row {
    const char* name;
    const char* snake;
  };
  const Row rows[] = {
      {"smpVersion", "smp_version"},
      {"latenciesMs", "latencies_ms"},
      {"k8sVersionSupported", "k8s_version_supported"},
      {"p50", "p50"},
      {"smp_version", "smp_version"},
      {"actual_QPS", "actual_QPS"},
      {"SMPSVersion", "SMPSVersion"},
      {"endpoint-url", "endpoint-url"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(SnakeCase(row.name) == row.snake);
  }
}

}  // namespace smp::document
