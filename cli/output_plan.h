// Which documents go into which file, under which name: decided before anything is written.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "programs/inputs.h"
#include "smp/smp.h"

namespace smp::cli {

// A document that is to be written.
struct Output {
  std::size_t input = 0;  // the input that it is named after
  std::string suffix;     // tells it from others of its input: "test-config"; empty: it is counted
  Format format = Format::kYaml;
};

// Where outputs go.
struct Destination {
  enum class Kind : std::uint8_t { kStandardOutput, kFile, kDirectory, kInPlace };
  Kind kind = Kind::kStandardOutput;
  std::string path;           // of the file or directory
  std::string format_option;  // the option that chooses the encoding, for messages
  std::string beside;         // a further file that is written (a list of changes); empty: none
};

// What -o means: a directory that exists, or a name that ends with a slash, or, for several inputs,
// one without the ending of an encoding, is a directory; empty is standard output.
[[nodiscard]] Destination DestinationOf(const std::string& option, std::size_t inputs);

// The encoding that a file name ends with, else nothing.
[[nodiscard]] std::optional<Format> FormatOfName(std::string_view path);

// One file, or standard output, with the outputs in it in order.
struct OutputFile {
  std::string path;  // empty: standard output
  Format format = Format::kYaml;
  std::vector<std::size_t> outputs;
  bool became_ndjson = false;  // several documents that were to be JSON
};

// Fails with kInvalidArgument, which is the user's command line, when documents cannot be in one
// file together, two would have one name, or a file would replace an input that is not meant
// or another output.
[[nodiscard]] Expected<std::vector<OutputFile>> PlanOutputs(std::span<const programs::Input> inputs,
                                                            std::span<const Output> outputs,
                                                            const Destination& destination);

}  // namespace smp::cli
