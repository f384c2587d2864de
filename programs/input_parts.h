// Inputs one after another, and long NDJSON a few lines at a time.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "programs/inputs.h"
#include "smp/document.h"
#include "smp/error.h"
#include "smp/ndjson.h"

namespace smp::programs {

// What is read and checked at once.
struct InputPart {
  const Input* input = nullptr;
  // Some lines of it; else all of it, from `bytes` if they were read already, or why not.
  std::optional<NdjsonPart> lines;
  std::optional<Expected<std::string>> bytes;
};

// Standard input and files of NDJSON are given part by part when they have several lines; all
// others as a whole. Not thread-safe.
class InputParts {
 public:
  // Requires: `inputs` outlive this.
  InputParts(const std::vector<Input>& inputs, const ReadOptions& options)
      : inputs_(inputs), options_(options) {}

  // Nothing after the last.
  [[nodiscard]] std::optional<InputPart> Next();

 private:
  // Takes the input that comes next; the first part of it.
  [[nodiscard]] InputPart Begin();
  [[nodiscard]] InputPart NextLines();
  [[nodiscard]] bool MayBeLong(const Input& input) const;

  const std::vector<Input>& inputs_;
  const ReadOptions& options_;
  std::size_t next_ = 0;
  const Input* open_ = nullptr;  // the input that `parts_` are of
  std::optional<NdjsonParts> parts_;
};

// The documents of a part. Fails as ReadInput does.
[[nodiscard]] Expected<std::vector<SourceDocument>> ReadInputPart(InputPart part,
                                                                  const ReadOptions& options);

}  // namespace smp::programs
