#include "cli/output_plan.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace smp::cli {
namespace {

namespace fs = std::filesystem;

struct Ending {
  std::string_view text;
  Format format;
};

constexpr std::array<Ending, 6> kEndings = {{
    {".yaml", Format::kYaml},
    {".yml", Format::kYaml},
    {".json", Format::kJson},
    {".ndjson", Format::kNdjson},
    {".binpb", Format::kBinary},
    {".txtpb", Format::kTextProto},
}};

tl::unexpected<Error> Refuse(std::string message, std::string hint) {
  return tl::unexpected(Error{ErrorCode::kInvalidArgument, std::move(message), std::move(hint)});
}

// What tells files apart, whatever their names; nothing when there is no such file.
using FileId = std::pair<dev_t, ino_t>;

std::optional<FileId> FileIdOf(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return FileId{status.st_dev, status.st_ino};
}

// Nothing for a device or a pipe, too, which take what is written without losing what they had.
std::optional<FileId> RegularFileIdOf(const std::string& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) ? FileIdOf(path) : std::nullopt;
}

class Planner {
 public:
  Planner(std::span<const programs::Input> inputs, std::span<const Output> outputs,
          const Destination& destination)
      : inputs_(inputs), outputs_(outputs), destination_(destination) {}

  Expected<std::vector<OutputFile>> Run() && {
    switch (destination_.kind) {
      case Destination::Kind::kStandardOutput:
      case Destination::Kind::kFile:
        PutTogether();
        break;
      case Destination::Kind::kInPlace:
        PutByInput();
        break;
      case Destination::Kind::kDirectory:
        PutApart();
        break;
    }
    for (OutputFile& file : files_) {
      if (auto checked = MakeOneStream(file); !checked) return tl::unexpected(checked.error());
    }
    if (auto checked = CheckNames(); !checked) return tl::unexpected(checked.error());
    return std::move(files_);
  }

 private:
  void PutTogether() {
    OutputFile file{destination_.path, Format::kYaml, {}};
    for (std::size_t i = 0; i < outputs_.size(); ++i) file.outputs.push_back(i);
    if (!file.outputs.empty()) files_.push_back(std::move(file));
  }

  void PutByInput() {
    std::map<std::size_t, std::vector<std::size_t>> by_input;
    for (std::size_t i = 0; i < outputs_.size(); ++i) by_input[outputs_[i].input].push_back(i);
    for (auto& [input, outputs] : by_input) {
      files_.push_back({inputs_[input].path, Format::kYaml, std::move(outputs)});
    }
  }

  void PutApart() {
    // How many outputs an input has, and how many of them with one suffix.
    std::map<std::size_t, std::size_t> of_input;
    std::map<std::pair<std::size_t, std::string>, std::size_t> of_suffix;
    for (const Output& output : outputs_) {
      ++of_input[output.input];
      ++of_suffix[{output.input, output.suffix}];
    }
    std::map<std::pair<std::size_t, std::string>, std::size_t> counted;
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      const Output& output = outputs_[i];
      std::string apart;
      if (of_input[output.input] > 1) {
        const std::pair<std::size_t, std::string> key{output.input, output.suffix};
        if (!output.suffix.empty()) apart = "." + output.suffix;
        if (of_suffix[key] > 1) apart += fmt::format("-{}", ++counted[key]);
      }
      files_.push_back({NameOf(output, apart), Format::kYaml, {i}});
    }
  }

  // "out/a/run-2.yaml"
  [[nodiscard]] std::string NameOf(const Output& output, const std::string& apart) const {
    std::string stem = inputs_[output.input].relative;
    std::string ending = fmt::format(".{}", FormatName(output.format));
    for (const Ending& known : kEndings) {
      if (!stem.ends_with(known.text)) continue;
      stem.resize(stem.size() - known.text.size());
      if (known.format == output.format) ending = known.text;
      break;
    }
    return (fs::path(destination_.path) / (stem + apart + ending)).string();
  }

  // The encoding of a file, which holds all its documents one after another.
  [[nodiscard]] Expected<void> MakeOneStream(OutputFile& file) const {
    file.format = outputs_[file.outputs.front()].format;
    for (const std::size_t output : file.outputs) {
      if (outputs_[output].format == file.format) continue;
      return Refuse("the inputs are in several encodings and cannot be written one after another",
                    fmt::format("choose one with {}, or name a directory with -o",
                                destination_.format_option));
    }
    if (file.outputs.size() == 1) return {};
    if (file.format == Format::kBinary || file.format == Format::kTextProto) {
      return Refuse(fmt::format("{} documents cannot be in one file of {}", file.outputs.size(),
                                FormatName(file.format)),
                    "name a directory for them with -o DIR/");
    }
    if (file.format == Format::kJson) {
      if (destination_.kind == Destination::Kind::kInPlace) {
        return Refuse(fmt::format("{}: {} documents cannot be in one file of json", file.path,
                                  file.outputs.size()),
                      "name a directory for them with -o DIR/ in place of --in-place");
      }
      file.format = Format::kNdjson;
      file.became_ndjson = true;
    }
    return {};
  }

  // What is written beside the documents replaces neither an input nor one of them.
  [[nodiscard]] Expected<void> CheckBeside(const std::set<FileId>& inputs) const {
    const std::string& path = destination_.beside;
    const auto id = RegularFileIdOf(path);
    if (id && inputs.contains(*id)) {
      return Refuse(
          fmt::format("{} is an input and would be replaced by the list of changes", path),
          "choose another file with --changes");
    }
    std::error_code ignored;
    const fs::path place = fs::weakly_canonical(path, ignored);
    for (const OutputFile& file : files_) {
      if (path.empty() || file.path.empty()) continue;
      const bool is_same =
          id ? RegularFileIdOf(file.path) == id
             : !fs::exists(place, ignored) && fs::weakly_canonical(file.path, ignored) == place;
      if (!is_same) continue;
      return Refuse(fmt::format("a document and the list of changes would be written to {}", path),
                    "choose another file with --changes");
    }
    return {};
  }

  [[nodiscard]] Expected<void> CheckNames() const {
    std::set<FileId> inputs;
    for (const programs::Input& input : inputs_) {
      if (input.path == "-") continue;
      if (const auto id = FileIdOf(input.path)) inputs.insert(*id);
    }
    if (auto checked = CheckBeside(inputs); !checked) return checked;
    if (destination_.kind == Destination::Kind::kInPlace) return {};
    std::set<std::string> names;
    for (const OutputFile& file : files_) {
      if (file.path.empty()) continue;
      if (!names.insert(fs::path(file.path).lexically_normal().string()).second) {
        return Refuse(fmt::format("two documents would be written to {}", file.path),
                      "give their inputs different names, or do them one after another");
      }
      const auto id = FileIdOf(file.path);
      if (id && inputs.contains(*id)) {
        return Refuse(fmt::format("{} is an input and would be replaced", file.path),
                      "choose another output; `smp upgrade --in-place` replaces its inputs");
      }
    }
    return {};
  }

  std::span<const programs::Input> inputs_;
  std::span<const Output> outputs_;
  const Destination& destination_;
  std::vector<OutputFile> files_;
};

}  // namespace

std::optional<Format> FormatOfName(std::string_view path) {
  for (const Ending& ending : kEndings) {
    if (path.ends_with(ending.text)) return ending.format;
  }
  return std::nullopt;
}

Destination DestinationOf(const std::string& option, std::size_t inputs) {
  Destination destination;
  if (option.empty() || option == "-") return destination;
  std::error_code ignored;
  const bool exists = fs::exists(option, ignored);
  const bool directory = option.ends_with('/') || fs::is_directory(option, ignored) ||
                         (inputs > 1 && !exists && !FormatOfName(option));
  destination.kind = directory ? Destination::Kind::kDirectory : Destination::Kind::kFile;
  destination.path = option;
  return destination;
}

Expected<std::vector<OutputFile>> PlanOutputs(std::span<const programs::Input> inputs,
                                              std::span<const Output> outputs,
                                              const Destination& destination) {
  return Planner(inputs, outputs, destination).Run();
}

}  // namespace smp::cli
