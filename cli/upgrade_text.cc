#include "cli/upgrade_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace smp::cli {
namespace {

std::string Plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// "v0.6 test result" of "an SMP v0.6 test result".
std::string_view WithoutArticle(std::string_view description) {
  for (const std::string_view article : {"an SMP ", "an ", "a "}) {
    if (description.starts_with(article)) return description.substr(article.size());
  }
  return description;
}

std::string NameOfSource(std::size_t source, const UpgradeRun& run) {
  const SourceDocument& document = run.originals()[source];
  const std::string file = Printable(document.file());
  if (run.From(run.InputOf(source)).documents == 1) return file;
  return fmt::format("{}, document {}", file, document.index() + 1);
}

std::string ChangesText(const UpgradedDocument& upgraded) {
  constexpr std::array kTold = {LossClass::kDefaulted, LossClass::kLossy, LossClass::kRefused};
  std::size_t all = 0;
  std::array<std::size_t, kTold.size()> told{};
  for (const UpgradeStep& step : upgraded.steps) {
    all += step.changes.size();
    for (const Change& change : step.changes) {
      for (std::size_t i = 0; i < kTold.size(); ++i) {
        if (change.rule->loss_class == kTold[i]) ++told[i];
      }
    }
  }
  if (all == 0) return "no value changed";
  std::string classes;
  for (std::size_t i = 0; i < kTold.size(); ++i) {
    if (told[i] == 0) continue;
    classes +=
        fmt::format("{}{} {}", classes.empty() ? "" : ", ", told[i], LossClassName(kTold[i]));
  }
  return Plural(all, "change") + (classes.empty() ? "" : fmt::format(" ({})", classes));
}

}  // namespace

std::string NameOfSources(const UpgradedDocument& upgraded, const UpgradeRun& run) {
  std::string names;
  for (const std::size_t source : upgraded.sources) {
    names += (names.empty() ? "" : " + ") + NameOfSource(source, run);
  }
  return names;
}

std::string EditionText(const SourceDocument& document) {
  if (document.edition() == Edition::kV1) return std::string(kCurrentEdition);
  if (document.edition() >= Edition::kV02) return std::string(EditionName(document.edition()));
  return std::string(ShapeName(document.shape()));
}

std::string SummaryLine(const UpgradedDocument& upgraded, const UpgradeRun& run) {
  const std::string name = NameOfSources(upgraded, run);
  std::string to = EditionText(upgraded.document);
  if (upgraded.steps.empty()) return fmt::format("{}: already {}", name, to);
  std::string from;
  for (const std::size_t source : upgraded.sources) {
    from += from.empty() ? "" : " + ";
    from += WithoutArticle(run.originals()[source].description());
  }
  const FromInput& input = run.From(run.InputOf(upgraded.sources.front()));
  const auto beside = std::count_if(input.made.begin(), input.made.end(), [&](const auto* other) {
    return other->sources.front() == upgraded.sources.front();
  });
  if (beside > 1) to += fmt::format(" {}", KindName(upgraded.document.kind()));
  return fmt::format("{}: {} -> {}: {}", name, from, to, ChangesText(upgraded));
}

}  // namespace smp::cli
