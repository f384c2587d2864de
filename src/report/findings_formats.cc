// The table of formats that findings can be written in.
#include <array>
#include <cstddef>
#include <iterator>

#include "report/renderers.h"

namespace smp {

namespace {

struct FormatRow {
  FindingsFormat format;
  report::Renderer (*make)(const RenderOptions& options);
};

constexpr FormatRow kRows[] = {
    {{"text", "for people: place, message, rule, the line with a caret, the cure"},
     report::MakeTextRenderer},
    {{"json", "for programs: one object, described by schemas/tool/findings.schema.json"},
     report::MakeJsonRenderer},
    {{"sarif", "SARIF 2.1.0, for code scanning and editors"}, report::MakeSarifRenderer},
    {{"junit", "JUnit XML, for the test view of CI servers"}, report::MakeJunitRenderer},
    {{"github", "annotations of GitHub Actions, on standard output"}, report::MakeGithubRenderer},
    {{"gitlab", "code quality report of GitLab"}, report::MakeGitlabRenderer},
    {{"markdown", "a comment on a pull request"}, report::MakeMarkdownRenderer},
};

constexpr auto kFormats = [] {
  std::array<FindingsFormat, std::size(kRows)> formats;
  for (std::size_t i = 0; i < formats.size(); ++i) formats[i] = kRows[i].format;
  return formats;
}();

}  // namespace

std::span<const FindingsFormat> FindingsFormats() { return kFormats; }

std::unique_ptr<FindingsRenderer> MakeFindingsRenderer(std::string_view format,
                                                       const RenderOptions& options) {
  for (const FormatRow& row : kRows) {
    if (row.format.name == format) return row.make(options);
  }
  return nullptr;
}

}  // namespace smp
