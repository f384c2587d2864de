// Documents of edition v0.6 of about 5 KB for measuring upgrades; the same ones from run to run.
#pragma once

#include <string>

namespace smp::bench {

// A test configuration with several clients, in YAML.
[[nodiscard]] std::string TestConfigYaml();

// The messages of one run in one YAML stream: test configuration, mesh configuration, environment,
// and a result that names the three. A result alone has no 5 KB.
[[nodiscard]] std::string RunYaml();

}  // namespace smp::bench
