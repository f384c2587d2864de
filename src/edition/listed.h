// Look-alikes that hold several things in a list: one alone, a bare list, or a page of an API.
#pragma once

#include <string_view>
#include <vector>

#include "document/tree.h"
#include "edition/step.h"

namespace smp::edition {

// The mappings in a list, in order; of the root itself when it is one, else of its member `name`.
// Just the root when there is no such list. More than ten thousand are not made into documents;
// `cut` says then that there are more.
struct Listed {
  std::vector<const document::Node*> items;
  const document::Node* cut = nullptr;        // the first one that was left out, or null
  std::vector<const document::Node*> strays;  // items that are no mappings
};
[[nodiscard]] Listed ItemsOf(const document::Node& root, std::string_view name);

// Whether what stands beside the list goes along with this item. With every one while it is small
// (which page of how many), else with the first alone.
[[nodiscard]] bool TakesPage(const document::Node& root, const Listed& listed,
                             const document::Node& item);

// Says in the last document that there are more, and in the first one which items are none.
void TellLeftOut(const Listed& listed, const Stage& source, std::vector<Stage>* stages);

}  // namespace smp::edition
