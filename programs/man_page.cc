#include "programs/man_page.h"

#include <fmt/format.h>

#include <algorithm>

namespace smp::programs {
namespace {

// Text that roff takes as it is: a hyphen of an option is a minus, and a line that begins with a
// control character is none.
std::string Escaped(std::string_view text) {
  std::string escaped;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && (c == '.' || c == '\'')) escaped += "\\&";
    at_start = c == '\n';
    switch (c) {
      case '\\':
        escaped += "\\e";
        break;
      case '-':
        escaped += "\\-";
        break;
      case '\'':
        escaped += "\\(aq";
        break;
      case '`':
        escaped += "\\(ga";
        break;
      case '^':
        escaped += "\\(ha";
        break;
      case '~':
        escaped += "\\(ti";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string Bold(std::string_view text) { return fmt::format("\\fB{}\\fR", Escaped(text)); }
std::string Italic(std::string_view text) { return fmt::format("\\fI{}\\fR", Escaped(text)); }

std::string Upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

std::string Capitalized(std::string text) {
  if (!text.empty()) text[0] = Upper(text.substr(0, 1))[0];
  return text;
}

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Running text in lines of at most 78 bytes, each sentence on lines of its own, as roff sets the
// distance between them.
std::string Filled(std::string_view text) {
  constexpr std::size_t kWidth = 78;
  std::string filled;
  std::string line;
  const auto end_line = [&] {
    filled += line + "\n";
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, blank);
    if (!line.empty() && line.size() + 1 + Escaped(word).size() > kWidth) end_line();
    // Only a word that begins a line may have to be kept from being a request.
    line += line.empty() ? Escaped(word) : Escaped(" " + std::string(word));
    text.remove_prefix(std::min(blank + 1, text.size()));
    if (word.ends_with('.') && !text.empty()) end_line();
  }
  end_line();
  return filled;
}

std::string Sentence(std::string text) { return Filled(Capitalized(std::move(text)) + "."); }

// "smp-merge(1)", which is not divided at the end of a line.
std::string Reference(std::string_view page) { return "\\%" + Bold(page) + "(1)"; }

// "smp merge [OPTION ...] [FILE ...]"; what a command takes is said on its own page.
std::string Synopsis(const CommandTable& table) {
  const bool has_commands = !table.commands.empty();
  std::string text = ".SH SYNOPSIS\n" + Bold(table.program);
  if (has_commands) text += " " + Italic(table.arguments.front().names.front());
  text += fmt::format(" [{} ...]", Italic("OPTION"));
  if (has_commands) return text + fmt::format(" [{} ...]\n", Italic("FILE"));
  for (const Option& argument : table.arguments) {
    text +=
        fmt::format(" [{}{}]", Italic(argument.names.front()), argument.repeatable ? " ..." : "");
  }
  return text + "\n";
}

std::string OptionText(const Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.names) names.push_back(Bold(name));
  std::string text = ".TP\n" + Joined(names, ", ");
  if (!option.value.notation.empty()) text += " " + Italic(option.value.notation);
  text += "\n" + Sentence(option.description);
  if (!option.bounds.empty()) text += "Range: " + Escaped(option.bounds) + ".\n";
  if (!option.default_value.empty()) text += "Default: " + Escaped(option.default_value) + ".\n";
  return text;
}

// Those without a group first, as they stand; then each group below its heading.
std::string Options(const CommandTable& table) {
  std::string text = ".SH OPTIONS\n";
  std::vector<std::string> groups;
  for (const Option& option : table.options) {
    if (option.group.empty()) {
      text += OptionText(option);
    } else if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) {
      groups.push_back(option.group);
    }
  }
  for (const std::string& group : groups) {
    text += ".SS " + Escaped(group) + "\n";
    for (const Option& option : table.options) {
      if (option.group == group) text += OptionText(option);
    }
  }
  return text;
}

std::string Arguments(const CommandTable& table) {
  if (table.arguments.empty()) return "";
  std::string text = ".SH ARGUMENTS\n";
  for (const Option& argument : table.arguments) {
    text += ".TP\n" + Italic(argument.names.front()) + "\n" + Sentence(argument.description);
  }
  return text;
}

std::string Commands(const CommandTable& table) {
  if (table.commands.empty()) return "";
  std::string text = ".SH COMMANDS\n";
  for (const CommandTable& command : table.commands) {
    text += ".TP\n" + Bold(command.program) + "\n" + Sentence(command.summary) + "See " +
            Reference(PageName(command.program)) + ".\n";
  }
  return text;
}

// A part of the footer: its heading, and how its lines are set.
struct Section {
  std::string_view heading;
  std::string_view title;
  std::string (*text)(const std::vector<std::string_view>& lines);
};

// "  0   everything was written"
std::string ExitCodes(const std::vector<std::string_view>& lines) {
  std::string text;
  for (std::string_view line : lines) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view code = line.substr(0, line.find(' '));
    line.remove_prefix(code.size());
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    text += ".TP\n" + Bold(code) + "\n" + Sentence(std::string(line));
  }
  return text;
}

std::string Verbatim(const std::vector<std::string_view>& lines) {
  std::string text = ".nf\n";
  for (const std::string_view line : lines) {
    text += Escaped(line.substr(std::min<std::size_t>(2, line.size()))) + "\n";
  }
  return text + ".fi\n";
}

constexpr Section kSections[] = {
    {"exit codes:", "EXIT STATUS", ExitCodes},
    {"examples:", "EXAMPLES", Verbatim},
};

std::string Footer(std::string_view footer) {
  std::string text;
  const std::vector<std::string_view> lines = LinesOf(footer);
  for (const Section& section : kSections) {
    const auto heading = std::find(lines.begin(), lines.end(), section.heading);
    if (heading == lines.end()) continue;
    const auto end = std::find_if(heading + 1, lines.end(),
                                  [](std::string_view line) { return !line.starts_with(' '); });
    text += fmt::format(".SH {}\n{}", section.title, section.text({heading + 1, end}));
  }
  return text;
}

std::string SeeAlso(const std::vector<std::string>& pages) {
  std::vector<std::string> texts;
  for (const std::string& page : pages) texts.push_back(Reference(page));
  return texts.empty() ? "" : ".SH SEE ALSO\n" + Joined(texts, ",\n") + "\n";
}

}  // namespace

std::string ManPage(const CommandTable& table, std::string_view source,
                    const std::vector<std::string>& see_also) {
  const std::string page = PageName(table.program);
  return ".\\\" Generated by tools/man_pages from the options of " + table.program + ".\n" +
         fmt::format(".TH {} 1 \"\" \"{}\" \"Service Mesh Performance\"\n", Upper(page), source) +
         fmt::format(".SH NAME\n{} \\- {}\n", Escaped(page), Escaped(table.summary)) +
         Synopsis(table) + ".SH DESCRIPTION\n" + Filled(table.description) + Commands(table) +
         Arguments(table) + Options(table) + Footer(table.footer) + SeeAlso(see_also);
}

}  // namespace smp::programs
