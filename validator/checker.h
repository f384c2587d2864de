// Checks inputs in parallel and hands each result on in the order of the inputs. `consume` is
// called from one thread at a time, but not always the same.
#pragma once

#include <functional>
#include <vector>

#include "programs/inputs.h"
#include "smp/smp.h"

namespace smp::validator {

struct CheckOptions {
  ReadOptions read;
  ValidateOptions validate;
  unsigned jobs = 1;  // threads; at least 1
};

// Reads an input and checks its documents.
[[nodiscard]] CheckedInput Check(const programs::Input& input, const CheckOptions& options);

// Calls `consume` once for each input, in order.
void CheckInputs(const std::vector<programs::Input>& inputs, const CheckOptions& options,
                 const std::function<void(CheckedInput&&)>& consume);

// The same, but long NDJSON comes in parts, one after another, so that memory does not grow with
// it. `consume` is told which input it is, and gets it as often as it has parts.
void CheckInputParts(
    const std::vector<programs::Input>& inputs, const CheckOptions& options,
    const std::function<void(const programs::Input& input, CheckedInput&&)>& consume);

}  // namespace smp::validator
