// readme_snippets [--check] ROOT FILE: fills the snippets of a Markdown file.
//
// Between <!-- snippet: PATH --> and <!-- end --> stands the file PATH; between
// <!-- output: CASE --> and <!-- end --> stand the command and the golden output of a case of
// tests/cli, as a terminal shows it. With --check nothing is written, and a difference is an error.
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace {

std::optional<std::string> ReadAll(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string Fence(std::string_view language, std::string_view text) {
  std::string fenced = "```" + std::string(language) + "\n" + std::string(text);
  if (!fenced.ends_with('\n')) fenced += '\n';
  return fenced + "```\n";
}

std::string LanguageOf(std::string_view path) {
  if (path.ends_with(".cc")) return "cpp";
  if (path.ends_with(".yaml")) return "yaml";
  return "";
}

// The command line, the input when there is one, and what is printed.
std::optional<std::string> CaseText(const std::string& directory) {
  const auto arguments = ReadAll(directory + "/arguments");
  const auto out = ReadAll(directory + "/stdout");
  const auto err = ReadAll(directory + "/stderr");
  if (!arguments || !out || !err) return std::nullopt;
  const bool is_smp = directory.find("tests/cli/smp/") != std::string::npos;
  std::string command = is_smp ? "$ smp" : "$ smp-validate";
  std::istringstream lines(*arguments);
  for (std::string argument; std::getline(lines, argument);) command += " " + argument;
  return Fence("console", command + "\n" + *out + *err);
}

std::optional<std::string> Content(const std::string& root, const std::string& kind,
                                   const std::string& path) {
  if (kind == "output") return CaseText(root + "/" + path);
  const auto text = ReadAll(root + "/" + path);
  if (!text) return std::nullopt;
  return Fence(LanguageOf(path), *text);
}

// The text with every snippet filled in; nothing when a marker names a file that is not there.
std::optional<std::string> Fill(const std::string& root, const std::string& text) {
  std::string filled;
  std::istringstream lines(text);
  bool skipping = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "<!-- end -->") skipping = false;
    if (skipping) continue;
    filled += line + "\n";
    for (const std::string kind : {"snippet", "output"}) {
      const std::string marker = "<!-- " + kind + ": ";
      if (!line.starts_with(marker)) continue;
      const std::string path = line.substr(marker.size(), line.size() - marker.size() - 4);
      const auto content = Content(root, kind, path);
      if (!content) {
        std::cerr << "readme_snippets: cannot read " << path << '\n';
        return std::nullopt;
      }
      filled += *content;
      skipping = true;
    }
  }
  return filled;
}

}  // namespace

int main(int argc, char** argv) {
  const bool check = argc == 4 && std::string_view(argv[1]) == "--check";
  if (argc != 3 && !check) {
    std::cerr << "usage: readme_snippets [--check] ROOT FILE\n";
    return 2;
  }
  const std::string root = argv[argc - 2];
  const std::string path = root + "/" + argv[argc - 1];
  const auto text = ReadAll(path);
  const auto filled = text ? Fill(root, *text) : std::nullopt;
  if (!filled) return 1;
  if (*filled == *text) return 0;
  if (check) {
    std::cerr << path << " has drifted from the files that it quotes: run ./dev generate\n";
    return 1;
  }
  std::ofstream(path, std::ios::binary) << *filled;
  return 0;
}
