#include "edition/version_check.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "document/text.h"
#include "edition/about.h"
#include "edition/edition_rules.h"
#include "edition/keys.h"
#include "edition/message_kind.h"
#include "edition/smp_version.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Quoted;

namespace {

std::string StateRelease(Edition edition) {
  return fmt::format("state the release that the document follows, such as `smp_version: {}`",
                     edition == Edition::kV02 ? "v0.2.1" : "v0.6.1");
}

struct Verdict {
  Severity severity;
  std::string message;
};

// `fields` is what the fields are those of: "a v0.6 test result".
Verdict Judge(std::string_view text, VersionClass claim, std::string_view fields) {
  const std::string quoted = Quoted(text);
  switch (claim) {
    case VersionClass::kPlaceholder:
      return {Severity::kError,
              fmt::format("smp_version is {}, which Meshery writes in place of a version", quoted)};
    case VersionClass::kV1:
    case VersionClass::kV1Like:
      return {Severity::kError,
              fmt::format("smp_version is {}, but the fields are those of {}", quoted, fields)};
    case VersionClass::kV02:
    case VersionClass::kV06:
      return {Severity::kWarning,
              fmt::format("smp_version is {}, but the fields are those of {}", quoted, fields)};
    case VersionClass::kUnreleased:
      break;
  }
  return {Severity::kWarning,
          fmt::format("smp_version is {}, which was never released; the fields are those of {}",
                      text.empty() ? "empty" : quoted, fields)};
}

}  // namespace

const Node* VersionField(const Node& mapping) {
  const Node* field = FindField(mapping, "smp_version");
  return field == nullptr || field->kind == NodeKind::kNull ? nullptr : field;
}

const Node* UpstreamVersionField(const Node& root, const Node& message) {
  const Node* version = VersionField(message);
  if (version == nullptr) version = VersionField(root);
  return version != nullptr ? version : FindField(message, "smps_version");
}

void CheckV1Version(const document::Tree& tree, std::vector<Finding>* findings) {
  const Node* version = VersionField(*tree.root());
  if (version == nullptr || version->kind != NodeKind::kString) return;  // for the schema check
  const VersionClass claim = ClassifyVersion(version->text);
  if (claim == VersionClass::kV1) return;
  const bool is_upstream = claim == VersionClass::kV06 || claim == VersionClass::kV02;
  findings->push_back(document::FindingAt(
      kVersionKnown, tree.source(), *version,
      is_upstream
          ? fmt::format("smp_version is {}, but the body is one of v1.0.0", Quoted(version->text))
          : fmt::format("smp_version is {}, which is not known; known are {}",
                        Quoted(version->text), ReleasedVersions()),
      "write `smp_version: v1.0.0`"));
}

bool CheckUpstreamVersion(const document::Tree& tree, const Node& message, Edition edition,
                          Kind kind, std::vector<Finding>* findings) {
  const std::string fields = fmt::format("a {} {}", EditionName(edition), KindText(kind));
  const Node* version = UpstreamVersionField(*tree.root(), message);
  if (version == nullptr) {
    findings->push_back(
        FindingAbout(kVersionKnown, tree, message,
                     fmt::format("smp_version is absent; the fields are those of {}", fields),
                     StateRelease(edition)));
    findings->back().severity = Severity::kNote;
    return false;
  }
  if (version->kind != NodeKind::kString) return false;  // for the schema check
  const VersionClass claim = ClassifyVersion(version->text);
  if (claim == (edition == Edition::kV02 ? VersionClass::kV02 : VersionClass::kV06)) return true;
  Verdict verdict = Judge(version->text, claim, fields);
  findings->push_back(document::FindingAt(kVersionKnown, tree.source(), *version,
                                          std::move(verdict.message), StateRelease(edition)));
  findings->back().severity = verdict.severity;
  return false;
}

}  // namespace smp::edition
