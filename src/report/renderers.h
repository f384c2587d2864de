// The formats of findings: one file each, and a row in findings_formats.cc.
#pragma once

#include <memory>
#include <string>

#include "smp/render.h"

namespace smp::report {

using Renderer = std::unique_ptr<FindingsRenderer>;

[[nodiscard]] Renderer MakeTextRenderer(const RenderOptions& options);
[[nodiscard]] Renderer MakeJsonRenderer(const RenderOptions& options);
[[nodiscard]] Renderer MakeSarifRenderer(const RenderOptions& options);
[[nodiscard]] Renderer MakeJunitRenderer(const RenderOptions& options);
[[nodiscard]] Renderer MakeGithubRenderer(const RenderOptions& options);
[[nodiscard]] Renderer MakeGitlabRenderer(const RenderOptions& options);
[[nodiscard]] Renderer MakeMarkdownRenderer(const RenderOptions& options);

}  // namespace smp::report
