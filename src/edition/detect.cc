#include "edition/detect.h"

#include <fmt/format.h>

#include <tuple>
#include <utility>

#include "document/text.h"
#include "edition/about.h"
#include "edition/content_text.h"
#include "edition/edition_rules.h"
#include "edition/enum_number.h"
#include "edition/keys.h"
#include "edition/latency_unit.h"
#include "edition/lookalike.h"
#include "edition/message_kind.h"
#include "edition/smp_version.h"
#include "edition/stranger.h"
#include "edition/upstream_spelling.h"
#include "edition/version_check.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Quoted;

namespace {

constexpr std::string_view kImportHint = "`smp import FILE` makes a report of it";

bool IsMapping(const Node* node) { return node != nullptr && node->kind == NodeKind::kMapping; }
bool IsV1(Kind kind) { return kind >= Kind::kReport && kind <= Kind::kResult; }
bool IsUpstream(Kind kind) { return kind >= Kind::kTestConfig; }

Shape MessageShape(Kind kind) {
  return kind == Kind::kTestConfig ? Shape::kFlatConfig : Shape::kMessage;
}

// Fields that only one era has outweigh what smp_version says, and it decides where both eras
// speak. Wrapped configurations came up in 2021, a year after v0.3.0: an enum name in lower case
// alone does not make one v0.2.
bool IsV02(const SpellingEra& era, VersionClass claim, Shape shape) {
  if (claim == VersionClass::kV06) return false;
  const bool is_spelt_so = era.until_v02 != nullptr || era.lower_case_name != nullptr;
  if (claim == VersionClass::kV02) return is_spelt_so || era.since_v03 == nullptr;
  if (era.since_v03 != nullptr) return false;
  return era.until_v02 != nullptr ||
         (era.lower_case_name != nullptr && shape != Shape::kWrappedConfig);
}

bool IsCamelConfig(const Node& test, const Node* mesh) {
  if (mesh != nullptr && mesh->kind == NodeKind::kString) return true;
  if (IsMapping(mesh)) return false;
  return FindPath(test, "smpVersion", Spelling::kExact) != nullptr ||
         FindPath(test, "clients/loadGenerator", Spelling::kExact) != nullptr ||
         FindPath(test, "clients/endpointUrls", Spelling::kExact) != nullptr;
}

class Detector {
 public:
  Detector(const document::Tree& tree, bool complete, const DetectOptions& options)
      : tree_(tree), root_(*tree.root()), complete_(complete), options_(options) {}

  Detection Run() {
    if (options_.edition.has_value() || options_.kind.has_value()) {
      TakeAsAsked();
    } else if (!FoundClaimedV1() && !FoundLookAlike() && !FoundWrappedConfig() &&
               !FoundStranger() && !FoundMessage() && !FoundUnclaimedV1()) {
      NotSmp();
    }
    return std::move(detection_);
  }

 private:
  // --- v1 -----------------------------------------------------------------------------------

  // A document that says it is v1, unless it has no body of v1 and the fields of upstream.
  bool FoundClaimedV1() {
    const Node* version = VersionField(root_);
    if (version == nullptr) return false;
    const VersionClass claim = ClassifyVersion(version->text);
    if (claim != VersionClass::kV1 && claim != VersionClass::kV1Like) return false;
    if (FindField(root_, "results") != nullptr && FoundBareReport()) return true;
    const Body* body = FindBody(root_, false);
    if (body == nullptr && UpstreamKind(root_, Evidence::kShape) != Kind::kUnknown) return false;
    SetV1(body);
    return true;
  }

  // A document with a body of v1 and another version or none.
  bool FoundUnclaimedV1() {
    if (FoundBareReport()) return true;
    const Body* body = FindBody(root_, true);
    if (body == nullptr) return false;
    SetV1(body);
    return true;
  }

  void SetV1(const Body* body) {
    detection_.edition = Edition::kV1;
    detection_.shape = Shape::kDocument;
    detection_.kind = body == nullptr ? Kind::kUnknown : body->kind;
    detection_.body = body == nullptr ? nullptr : FindField(root_, body->name);
    detection_.description = fmt::format("an SMP v1 {}", KindText(detection_.kind));
    CheckV1Version(tree_, &detection_.findings);
  }

  bool FoundBareReport() {
    if (FindField(root_, "report") != nullptr || !IsBareReport(root_)) return false;
    detection_.description = "the body of an SMP v1 report without its envelope";
    Add(kLookAlike, root_,
        "this is the body of a v1 report without its envelope, which is smp_version and report",
        "indent it under `report:` and write `smp_version: v1.0.0` above");
    return true;
  }

  // --- look-alikes and other formats --------------------------------------------------------

  bool FoundLookAlike() {
    const Shape shape = LookAlikeShape(root_);
    if (shape == Shape::kUnknown) return false;
    SetLookAlike(shape);
    return true;
  }

  void SetLookAlike(Shape shape) {
    const LookAlike& row = *FindLookAlike(shape);
    const bool is_s0 = shape == Shape::kTemplate || shape == Shape::kResult2020;
    detection_.edition = is_s0 ? Edition::kS0 : Edition::kNone;
    detection_.shape = shape;
    detection_.description = row.what;
    Add(kLookAlike, root_, fmt::format("this is {}: {}", row.what, row.why), std::string(row.cure));
    const LatencySource latency = LatencyOf(root_, shape);
    const bool has_unit = shape != Shape::kMesheryExport && shape != Shape::kResult2020;
    if (!has_unit && latency.latencies != nullptr) {
      detection_.findings.push_back(LatencyUnitFinding(tree_, latency));
    }
    if (shape != Shape::kMesheryExport) return;
    // Its structure is upstream's, so that it can be checked further.
    detection_.edition = Edition::kV06;
    detection_.kind = Kind::kTestResult;
    detection_.body = &root_;
    std::ignore = CheckUpstreamVersion(tree_, root_, detection_.edition, detection_.kind,
                                       &detection_.findings);
  }

  // A format with keys of its own, looked for before upstream's fields are searched in it.
  bool FoundStranger() {
    if (FindField(root_, "smp_version") != nullptr) return false;
    const Stranger* stranger = FindStranger(root_);
    if (stranger == nullptr) return false;
    detection_.description = fmt::format("{}, not SMP", stranger->what);
    Add(kNotSmp, root_, fmt::format("not an SMP document: it is {}", stranger->what),
        std::string(stranger->is_load_generator_output ? kImportHint
                                                       : "leave it out of what is validated"));
    return true;
  }

  void NotSmp() {
    detection_.description = "not an SMP document";
    if (!complete_) return;  // what was not read may have told
    const Node* first = FirstMapping(root_);
    const bool is_list = first != nullptr && FindField(*first, "smp_version") != nullptr;
    Add(kNotSmp, root_, fmt::format("not an SMP document: it is {}", ContentText(root_)),
        is_list ? "give each document of the list its own file, YAML document or line of NDJSON"
                : "begin a document with `smp_version: v1.0.0` and one of report, infrastructure, "
                  "mesh, workload, test or result; --edition (--from in smp) and --kind say how to "
                  "read one that has neither");
  }

  // --- upstream -----------------------------------------------------------------------------

  // {test: …, mesh: …}, in upstream's spelling (T2) or in that of Meshery since 2026 (T3).
  bool FoundWrappedConfig() {
    const Node* test = FindField(root_, "test");
    if (!IsMapping(test)) return false;
    const Node* mesh = FindField(root_, "mesh");
    const bool has_mesh_type =
        IsMapping(mesh) && FindField(*mesh, "type") != nullptr && FindBody(root_, true) == nullptr;
    const bool is_config =
        IsUpstreamTestConfig(*test) ||
        (has_mesh_type && UpstreamKind(*test, Evidence::kVersion) == Kind::kTestConfig);
    if (!is_config) return false;
    if (IsCamelConfig(*test, mesh)) {
      SetLookAlike(Shape::kCamelConfig);
    } else {
      SetMessage(Shape::kWrappedConfig, Kind::kTestConfig, *test);
    }
    return true;
  }

  // One of upstream's four messages.
  bool FoundMessage() {
    if (!IsMapping(&root_)) return false;
    Kind kind = UpstreamKind(root_, Evidence::kShape);
    if (kind == Kind::kUnknown) {
      const bool has_version =
          FindField(root_, "smp_version") != nullptr || FindField(root_, "smps_version") != nullptr;
      if (!has_version || FindBody(root_, true) != nullptr) return false;
      kind = UpstreamKind(root_, Evidence::kVersion);
    }
    SetMessage(MessageShape(kind), kind, root_);
    return true;
  }

  void SetMessage(Shape shape, Kind kind, const Node& message) {
    const SpellingEra era = EraOf(message);
    const Node* version = UpstreamVersionField(root_, message);
    const VersionClass claim =
        version == nullptr ? VersionClass::kUnreleased : ClassifyVersion(version->text);
    const bool is_v02 =
        options_.edition.has_value() ? options_.edition == Edition::kV02 : IsV02(era, claim, shape);
    detection_.edition = is_v02 ? Edition::kV02 : Edition::kV06;
    detection_.shape = shape;
    detection_.kind = kind;
    detection_.body = &message;
    detection_.release_known =
        options_.edition.has_value() || claim == (is_v02 ? VersionClass::kV02 : VersionClass::kV06);
    const Node* mesh = FindField(root_, "mesh");
    if (shape == Shape::kWrappedConfig && IsMapping(mesh)) detection_.mesh = mesh;
    DescribeMessage();
    if (kind == Kind::kUnknown) {
      UnknownKind();
    } else {
      CheckMessage(message, claim, era);
    }
  }

  void DescribeMessage() {
    detection_.description =
        fmt::format("an SMP {} {}", EditionName(detection_.edition), KindText(detection_.kind));
    if (detection_.shape == Shape::kFlatConfig) detection_.description += " (shape T1)";
    if (detection_.shape == Shape::kWrappedConfig) {
      detection_.description +=
          detection_.mesh == nullptr ? " in a wrapper (shape T2)" : " with its mesh (shape T2)";
    }
  }

  // With the edition given by the user only a placeholder is held against the document.
  void CheckMessage(const Node& message, VersionClass claim, const SpellingEra& era) {
    if (options_.edition.has_value() && claim != VersionClass::kPlaceholder) return;
    if (!complete_ && UpstreamVersionField(root_, message) == nullptr) return;
    const std::size_t before = detection_.findings.size();
    const bool is_released = CheckUpstreamVersion(tree_, message, detection_.edition,
                                                  detection_.kind, &detection_.findings);
    if (is_released || options_.edition.has_value()) return;
    if (detection_.edition == Edition::kV06) {
      CheckEnumNumbers(tree_, detection_.kind, message, detection_.mesh, &detection_.findings);
    } else if (era.until_v02 == nullptr && detection_.findings.size() > before) {
      // The spelling of fields would tell what numbers mean; a name in lower case is all there is.
      Finding& finding = detection_.findings.back();
      finding.message +=
          fmt::format(", as {} is an enum name of up to v0.2.1", Quoted(era.lower_case_name->text));
      finding.hint +=
          "; if it follows a later release, write the names of enum values in upper case";
    }
  }

  void UnknownKind() {
    if (!complete_) return;
    Add(kUnknownKind, root_,
        fmt::format("no field tells which message of SMP {} this is: test-config, test-result, "
                    "mesh-config or environment",
                    EditionName(detection_.edition)),
        "say what it is with --kind, or write v1, whose documents name their body");
  }

  // --- as the user says ---------------------------------------------------------------------

  void TakeAsAsked() {
    const Kind kind = options_.kind.value_or(Kind::kUnknown);
    const Edition by_kind = IsV1(kind) ? Edition::kV1 : Edition::kV06;
    const Edition edition = options_.edition.value_or(by_kind);
    if (edition == Edition::kS0) {
      SetLookAlike(Shape::kTemplate);
    } else if (edition == Edition::kV1) {
      SetV1(IsV1(kind) ? &BodyOf(kind) : FindBody(root_, false));
      if (detection_.body == nullptr) detection_.body = &root_;
    } else {
      TakeAsUpstream(kind);
    }
  }

  void TakeAsUpstream(Kind kind) {
    const Node* test = FindField(root_, "test");
    const bool is_wrapped = IsMapping(test) && (kind == Kind::kTestConfig || !IsUpstream(kind)) &&
                            UpstreamKind(root_, Evidence::kVersion) == Kind::kUnknown;
    if (is_wrapped) {
      SetMessage(Shape::kWrappedConfig, Kind::kTestConfig, *test);
      return;
    }
    if (!IsUpstream(kind)) kind = UpstreamKind(root_, Evidence::kVersion);
    // The name of the message does not give latencies a unit.
    if (kind == Kind::kTestResult && LookAlikeShape(root_) == Shape::kMesheryExport) {
      SetLookAlike(Shape::kMesheryExport);
      return;
    }
    SetMessage(MessageShape(kind), kind, root_);
  }

  void Add(const Rule& rule, const Node& node, std::string message, std::string hint) {
    detection_.findings.push_back(
        FindingAbout(rule, tree_, node, std::move(message), std::move(hint)));
  }

  const document::Tree& tree_;
  const Node& root_;
  bool complete_;
  const DetectOptions& options_;
  Detection detection_;
};

}  // namespace

Detection Detect(const document::Tree& tree, bool complete, const DetectOptions& options) {
  if (tree.root() != nullptr) return Detector(tree, complete, options).Run();
  Detection nothing;
  nothing.description = "nothing that could be read";
  return nothing;
}

}  // namespace smp::edition
