// How much of hostile input is looked at before it is refused.
#pragma once

#include <cstddef>
#include <cstdint>

namespace smp {

// The most levels that any input may have. Documents are walked by recursion, protobuf's parser
// among others, which takes some 600 bytes a level of the caller's stack.
inline constexpr std::uint32_t kMostDepth = 1'000;

// Each limit bounds time or memory of one input. Reaching max_bytes is an Error (nothing was
// read); reaching another one is a finding (SMP1005 limit-exceeded) at the place where it happened.
// Of NDJSON that is read part by part (smp/ndjson.h) a part is an input, and max_bytes bounds a
// line.
struct Limits {
  // Bytes of one input. A larger file is refused before it is read.
  std::uint64_t max_bytes = 64ULL * 1024 * 1024;
  // Levels of nested mappings and sequences. Taken for kMostDepth at most.
  std::uint32_t max_depth = 100;
  // Nodes of one input, copies made by aliases included. A node takes about 150 bytes.
  std::uint32_t max_nodes = 1'000'000;
  // Aliases (*name) followed in one input.
  std::uint32_t max_aliases = 10'000;
  // Findings kept for one document; the rest is counted in a last finding.
  std::uint32_t max_findings = 1'000;
};

}  // namespace smp
