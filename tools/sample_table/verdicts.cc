#include "sample_table/verdicts.h"

#include <cassert>
#include <utility>

#include "smp/document.h"
#include "smp/model.h"

namespace smp {
namespace {

void Append(const std::vector<Finding>& more, std::vector<Finding>* findings) {
  findings->insert(findings->end(), more.begin(), more.end());
}

// What made a document may have told of it what the document does not show any more.
JudgedDocument Judged(const SourceDocument& document, const std::vector<Finding>& told,
                      const std::vector<Finding>& found) {
  JudgedDocument judged;
  judged.findings = told;
  Append(found, &judged.findings);
  judged.grade = GradeOf(document, judged.findings);
  return judged;
}

Verdict VerdictOf(const Sample& sample) {
  Verdict verdict{sample.origin, {}, sample.outcome.refused};
  for (std::size_t i = 0; i < sample.outcome.documents.size(); ++i) {
    const UpgradedDocument& made = sample.outcome.documents[i];
    verdict.documents.push_back(Judged(made.document, made.findings, sample.findings[i]));
  }
  return verdict;
}

Verdict VerdictOf(const SampleOutput& output) {
  Verdict verdict{output.file, {}, {}};
  if (!output.imported) return verdict;
  const Imported& imported = *output.imported;
  if (!imported.document) {
    verdict.refused = imported.findings;
    return verdict;
  }
  // As it is written: what validates is a text.
  const auto documents = ReadBytes(Write(*imported.document, Format::kYaml), output.file);
  assert(documents && documents->size() == 1);
  const SourceDocument& document = documents->front();
  verdict.documents.push_back(Judged(document, imported.findings, Validate(document)));
  return verdict;
}

}  // namespace

Verdicts VerdictsOf(const std::vector<Sample>& documents, const std::vector<SampleOutput>& outputs,
                    const Sample& export_of_meshery) {
  Verdicts verdicts;
  for (const Sample& document : documents) verdicts.documents.push_back(VerdictOf(document));
  for (const SampleOutput& output : outputs) verdicts.outputs.push_back(VerdictOf(output));
  verdicts.own.push_back(VerdictOf(export_of_meshery));
  return verdicts;
}

std::vector<Verdict> AllOf(const Verdicts& verdicts) {
  std::vector<Verdict> all = verdicts.documents;
  all.insert(all.end(), verdicts.outputs.begin(), verdicts.outputs.end());
  all.insert(all.end(), verdicts.own.begin(), verdicts.own.end());
  return all;
}

std::vector<Finding> FindingsOf(const Verdict& verdict) {
  std::vector<Finding> findings;
  for (const JudgedDocument& document : verdict.documents) Append(document.findings, &findings);
  Append(verdict.refused, &findings);
  return findings;
}

}  // namespace smp
