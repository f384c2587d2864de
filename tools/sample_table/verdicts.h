// What the validator says of each sample: a document after its upgrade, an output as the report
// that was imported.
#pragma once

#include <string>
#include <vector>

#include "sample_table/documents.h"
#include "sample_table/outputs.h"
#include "smp/finding.h"
#include "smp/validate.h"

namespace smp {

// One document that came out of a sample.
struct JudgedDocument {
  Grade grade = Grade::kInvalid;
  std::vector<Finding> findings;  // of what made it, and of the validator
};

struct Verdict {
  std::string name;  // as on docs/samples.md and docs/imports.md
  std::vector<JudgedDocument> documents;
  std::vector<Finding> refused;  // why nothing was made of it, or of a part
};

struct Verdicts {
  std::vector<Verdict> documents;
  std::vector<Verdict> outputs;
  std::vector<Verdict> own;  // of documents of the project itself
};

[[nodiscard]] Verdicts VerdictsOf(const std::vector<Sample>& documents,
                                  const std::vector<SampleOutput>& outputs,
                                  const Sample& export_of_meshery);

// All of them.
[[nodiscard]] std::vector<Verdict> AllOf(const Verdicts& verdicts);

// Every finding of a verdict.
[[nodiscard]] std::vector<Finding> FindingsOf(const Verdict& verdict);

}  // namespace smp
