// Import: from bytes to the importer that knows them, and what every report gets.
#include "smp/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "document/encoding.h"
#include "document/text.h"
#include "importers/complete_report.h"
#include "importers/import_rules.h"
#include "importers/registry.h"
#include "model/time_text.h"
#include "smp/suggest.h"

namespace smp {

namespace {

using importers::Importer;

tl::unexpected<Error> Fail(ErrorCode code, std::string message, std::string hint) {
  return tl::unexpected(Error{code, std::move(message), std::move(hint)});
}

std::string FormatNames() {
  std::string names;
  for (const ImportFormat& format : ImportFormats()) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
  }
  return names;
}

tl::unexpected<Error> FailUnknownFrom(std::string_view from) {
  std::vector<std::string_view> names;
  for (const ImportFormat& format : ImportFormats()) names.push_back(format.name);
  const std::string_view nearest = NearestName(from, names);
  return Fail(ErrorCode::kInvalidArgument, fmt::format("there is no importer '{}'", from),
              nearest.empty() ? fmt::format("one of {}", FormatNames())
                              : fmt::format("did you mean '{}'?", nearest));
}

// Why no importer took an input.
tl::unexpected<Error> FailUnknownFormat(const std::string& name,
                                        const importers::OutputReader& reader) {
  const std::string_view text = reader.output().text();
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Fail(ErrorCode::kUnknownFormat, fmt::format("{}: the input is empty", name),
                "check what should have written it");
  }
  const document::Encoding encoding =
      document::CheckEncoding(text.substr(0, 4096), document::ControlCharacters::kJson);
  if (encoding.is_wide) {
    return Fail(ErrorCode::kUnknownFormat, fmt::format("{}: {}", name, encoding.defect->message),
                encoding.defect->hint);
  }
  if (const Finding* defect = reader.defect()) {
    return Fail(ErrorCode::kUnknownFormat,
                fmt::format("{}: no importer knows it, and as JSON it is broken at {}: {}", name,
                            document::PlaceText(defect->span.begin), defect->message),
                defect->hint);
  }
  return Fail(
      ErrorCode::kUnknownFormat,
      fmt::format("{}: is no output of a load generator that is known", name),
      fmt::format("known are {}; name one with --from when it is cut or edited", FormatNames()));
}

const Importer* Recognize(const importers::RawOutput& output) {
  for (const Importer& importer : importers::Importers()) {
    if (importer.recognizes(output)) return &importer;
  }
  return nullptr;
}

// Checks what the caller asked for, apart from the input.
Expected<std::optional<model::Seconds>> StartTimeOf(const ImportOptions& options) {
  if (options.start_time.empty()) return std::nullopt;
  const model::TimeReading time = model::ReadTimestamp(options.start_time);
  if (time.value) return time.value;
  return Fail(ErrorCode::kInvalidArgument,
              time.defect.empty()
                  ? fmt::format("the start time '{}' is no time", options.start_time)
                  : fmt::format("the start time '{}': {}", options.start_time, time.defect),
              "write it as RFC 3339 has it: 2026-02-03T04:05:06Z");
}

}  // namespace

Expected<Imported> Import(std::string bytes, std::string name, const ImportOptions& options) {
  if (bytes.size() > options.limits.max_bytes) {
    return Fail(ErrorCode::kTooLarge,
                fmt::format("{}: {} bytes are more than the limit of {}", name, bytes.size(),
                            options.limits.max_bytes),
                "raise the limit (--max-bytes) if the file is to be trusted");
  }
  const auto start_time = StartTimeOf(options);
  if (!start_time) return tl::unexpected(start_time.error());
  const Importer* importer = nullptr;
  if (!options.from.empty()) {
    importer = importers::FindImporter(options.from);
    if (importer == nullptr) return FailUnknownFrom(options.from);
  }
  const auto source = std::make_shared<const document::Source>(std::move(name), std::move(bytes));
  importers::OutputReader reader(source, options.limits);
  if (importer == nullptr) importer = Recognize(reader.output());
  if (importer == nullptr) return FailUnknownFormat(source->name(), reader);
  if (importer->reads_yaml && reader.output().tree == nullptr) reader.ReadYaml();

  Imported imported;
  imported.format = importer->format.name;
  importers::ImportFindings findings(source, options.limits.max_findings);
  if (reader.ReportDefects(findings)) {
    importers::ImportContext context{reader.output(), options, findings};
    auto draft = importer->import(context);
    if (!draft && !findings.has_error()) {
      findings.At(importers::kOutputSyntax, source->bytes().substr(0, 1),
                  fmt::format("this is no output of {} that is known", importer->format.name),
                  "leave --from away, and its content tells whose output it is");
    }
    if (draft && !draft->is_selected && options.select.value_or(1) != 1) {
      findings.At(importers::kOutputNotImportable, source->bytes().substr(0, 1),
                  fmt::format("there is no run {}: the output holds 1", *options.select),
                  "leave --select away");
    }
    if (draft && !findings.has_error()) {
      imported.document = importers::CompleteReport(
          std::move(*draft), {reader.output(), options, *start_time, imported.format}, findings);
    }
  }
  imported.findings = std::move(findings).Take();
  return imported;
}

}  // namespace smp
