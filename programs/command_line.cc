#include "programs/command_line.h"

#include <sstream>

namespace smp::programs {

const std::map<std::string, Format>& Formats() {
  static const auto kFormats = NamedValues(Format::kYaml, Format::kTextProto, FormatName);
  return kFormats;
}

const std::map<std::string, Kind>& Kinds() {
  static const auto kKinds = NamedValues(Kind::kReport, Kind::kEnvironment, KindName);
  return kKinds;
}

const std::map<std::string, Edition>& Editions() {
  static const auto kEditions = NamedValues(Edition::kV02, Edition::kV1, EditionName);
  return kEditions;
}

namespace {

// Without it a negative number would wrap to a huge one.
std::string IsCount(const std::string& text) {
  const bool is_count = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  return is_count ? "" : fmt::format("'{}' is no whole number from 0 on", text);
}

}  // namespace

void AddLimits(CLI::App& app, Limits& limits) {
  const std::string group = "Limits (for input that is not trusted)";
  app.add_option("--max-bytes", limits.max_bytes, "bytes of one input")
      ->group(group)
      ->type_name("N")
      ->check(IsCount)
      ->capture_default_str();
  app.add_option("--max-depth", limits.max_depth, "levels of nesting")
      ->group(group)
      ->type_name("N")
      ->check(CLI::Range(1, static_cast<int>(kMostDepth)))
      ->capture_default_str();
  app.add_option("--max-nodes", limits.max_nodes, "values and containers of one input")
      ->group(group)
      ->type_name("N")
      ->check(IsCount)
      ->capture_default_str();
  app.add_option("--max-aliases", limits.max_aliases, "YAML aliases followed in one input")
      ->group(group)
      ->type_name("N")
      ->check(IsCount)
      ->capture_default_str();
  app.add_option("--max-findings", limits.max_findings, "findings kept for one document")
      ->group(group)
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
}

void Describe(CLI::App& app, const About& about) {
  constexpr std::size_t kOptionColumns = 34;
  app.name(about.program);
  app.description(about.description);
  app.footer(about.footer);
  app.set_version_flag("--version",
                       fmt::format("{} {} (SMP {})", about.program, kVersion, kCurrentEdition));
  app.get_formatter()->column_width(kOptionColumns);
}

std::optional<EarlyEnd> Parse(CLI::App& app, int argc, const char* const* argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    std::ostringstream out;
    app.exit(success, out, out);
    return EarlyEnd{ExitCode::kHolds, out.str(), ""};
  } catch (const CLI::ParseError& error) {
    return UsageError(app.get_name(), error.what());
  }
  return std::nullopt;
}

std::string KindContradiction(const ReadOptions& read, std::string_view edition_option) {
  if (!read.edition || !read.kind) return {};
  const bool kind_is_v1 = *read.kind < Kind::kTestConfig;
  if (kind_is_v1 == (*read.edition == Edition::kV1)) return {};
  return fmt::format("{} {} has no documents of --kind {}", edition_option,
                     EditionName(*read.edition), KindName(*read.kind));
}

}  // namespace smp::programs
