#include "edition/pairs_text.h"

#include <memory>

#include "document/read.h"
#include "document/source.h"

namespace smp::edition {

using document::NodeKind;

std::optional<std::vector<std::pair<std::string, std::string>>> PairsOfText(std::string_view text) {
  const auto source = std::make_shared<const document::Source>("text", std::string(text));
  const auto documents = document::ReadText(source, document::TextFormat::kJson, Limits{});
  const document::ReadDocument& read = documents.front();
  const document::Node* root = read.tree.root();
  if (!read.complete || !read.findings.empty() || root == nullptr) return std::nullopt;
  if (root->kind != NodeKind::kMapping) return std::nullopt;
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const document::Node& member : document::Children(*root)) {
    if (member.kind != NodeKind::kString) return std::nullopt;
    pairs.emplace_back(member.key, member.text);
  }
  return pairs;
}

}  // namespace smp::edition
