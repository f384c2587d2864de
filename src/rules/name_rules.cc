// Rules over names that people give to reports and meshes: they must not contradict what is in
// them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "rules/mesh_family.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP3063 ------------------------------------------------------------------------------------

constexpr Rule kNameMatchesContent{
    .id = "SMP3063",
    .name = "name-matches-content",
    .severity = Severity::kWarning,
    .summary = "a name that mentions a mesh mentions the one that was measured",
    .why =
        "names are typed by hand and copied from the last report, and they are what people read. "
        "One that says Istio above figures of Linkerd ends in a chart under the wrong heading",
    .source = "R63",
    .spec = "mesh.md#name-matches-content",
};

struct MeshWord {
  std::string_view word;
  v1::MeshType type;
};

// As they stand in names. Words that mean other things too, such as nginx and traefik, need the
// word mesh.
constexpr std::array<MeshWord, 15> kMeshWords = {{
    {"istio", v1::MESH_TYPE_ISTIO},
    {"linkerd", v1::MESH_TYPE_LINKERD},
    {"linkerd2", v1::MESH_TYPE_LINKERD},
    {"consul", v1::MESH_TYPE_CONSUL},
    {"kuma", v1::MESH_TYPE_KUMA},
    {"kmesh", v1::MESH_TYPE_KMESH},
    {"cilium", v1::MESH_TYPE_CILIUM_SERVICE_MESH},
    {"traefik mesh", v1::MESH_TYPE_TRAEFIK_MESH},
    {"maesh", v1::MESH_TYPE_TRAEFIK_MESH},
    {"app mesh", v1::MESH_TYPE_APP_MESH},
    {"appmesh", v1::MESH_TYPE_APP_MESH},
    {"open service mesh", v1::MESH_TYPE_OPEN_SERVICE_MESH},
    {"nginx service mesh", v1::MESH_TYPE_NGINX_SERVICE_MESH},
    {"octarine", v1::MESH_TYPE_OCTARINE},
    {"network service mesh", v1::MESH_TYPE_NETWORK_SERVICE_MESH},
}};

// " bookinfo istio 1 24 ": words in lower case, with a blank on either side of each.
std::string Words(std::string_view text) {
  std::string words = " ";
  for (const char letter : text) {
    const auto c = static_cast<unsigned char>(letter);
    if (std::isalnum(c) != 0) {
      words += static_cast<char>(std::tolower(c));
    } else if (words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

bool Mentions(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (at > 0 && words[at - 1] == ' ' && end < words.size() && words[end] == ' ') return true;
  }
  return false;
}

// A name may say what a report is not, or what it is to be held against.
bool IsAboutAnother(std::string_view words) {
  constexpr std::array<std::string_view, 11> kSigns = {"baseline", "no",      "not",    "non",
                                                       "without",  "vs",      "versus", "before",
                                                       "against",  "instead", "than"};
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [words](std::string_view sign) { return Mentions(words, sign); });
}

void CheckName(const v1::MeshConfiguration& mesh, const std::string& name, const ReportPath& path,
               Reporter& reporter) {
  // Longer ones are texts, and looking for words in them is slow.
  constexpr std::size_t kLongestName = 1000;
  if (name.size() > kLongestName) return;
  const std::string words = Words(name);
  if (IsAboutAnother(words)) return;
  const MeshWord* other = nullptr;
  for (const MeshWord& each : kMeshWords) {
    if (!Mentions(words, each.word)) continue;
    if (mesh.type() != v1::MESH_TYPE_NONE && MayBeTheSame(mesh.type(), each.type)) return;
    // The network plugin of the same name carries other meshes.
    if (each.type == v1::MESH_TYPE_CILIUM_SERVICE_MESH) continue;
    if (other == nullptr) other = &each;
  }
  if (other == nullptr) return;
  reporter.Report(
      path, fmt::format("the name says {}, but mesh.type is {}", other->word, NameOf(mesh.type())),
      "name what was measured, or mend mesh.type");
}

void NameMatchesContent(const v1::Report& report, Reporter& reporter) {
  const v1::MeshConfiguration& mesh = report.mesh();
  if (mesh.type() == v1::MESH_TYPE_UNSPECIFIED) return;
  CheckName(mesh, report.name(), At("name"), reporter);
  CheckName(mesh, mesh.name(), At("mesh", "name"), reporter);
}

constexpr ReportRule kNameRules[] = {{&kNameMatchesContent, NameMatchesContent}};

}  // namespace

std::span<const ReportRule> NameRules() { return kNameRules; }

}  // namespace smp::rules
