// Valid documents of v0.6 for property tests, as JSON text, in every spelling that is read: the
// same seed, the same document.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "smp/edition.h"

namespace smp {

// Ids that messages of a bundle have and name. Empty: as it comes.
struct V06Ids {
  std::string test;
  std::string mesh;
  std::string environment;
};

class V06Generator {
 public:
  explicit V06Generator(std::uint32_t seed) : random_(seed) {}

  // A test-config, test-result, mesh-config or environment.
  std::string Message(Kind kind, const V06Ids& ids = {});

  std::uint32_t Below(std::uint32_t count) { return static_cast<std::uint32_t>(random_()) % count; }
  bool Chance(std::uint32_t of) { return Below(of) == 0; }

 private:
  std::mt19937 random_;
};

}  // namespace smp
