#include "programs/every_option.h"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "programs/command_line.h"

namespace smp::programs {

CommandTable EveryOption() {
  CLI::App app;
  Describe(app, {"smp every", "First sentence. It\nhas 'two'.", R"(exit codes:
  0   it's done
  70  a defect

examples:
  smp every -n 3   .three
)"});
  std::vector<std::string> texts;
  std::string text;
  int number = 3;
  bool flag = false;
  app.add_option("FILE", texts, "files or -")->type_name("");
  app.add_option("--choice,-c", text, "one of [two]")->type_name("a|b");
  app.add_option("--out", texts, "where to; don't repeat")->type_name("text|json[=FILE]");
  app.add_option("--number,-n", number, "a \\number")
      ->type_name("N")
      ->check(CLI::Range(1, 9))
      ->capture_default_str()
      ->group("Limits");
  app.add_option("--folder", text, ".hidden or not")->type_name("FILE|DIR");
  app.add_option("--allow", text, "a rule")->type_name("MERGE_RULE");
  app.add_flag("--flag,-f", flag, "nothing follows");
  return TableOf(app, "has an option of every kind");
}

}  // namespace smp::programs
