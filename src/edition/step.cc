#include "edition/step.h"

#include <algorithm>
#include <utility>

namespace smp::edition {

void SortByPlace(std::vector<LoggedChange>* changes) {
  const auto key = [](const LoggedChange& change) {
    return std::pair(document::Written(change.place()).span.begin, change.from == nullptr);
  };
  std::stable_sort(changes->begin(), changes->end(),
                   [&](const LoggedChange& a, const LoggedChange& b) { return key(a) < key(b); });
}

void Inherit(const Stage& source, Stage* made) {
  made->behind.insert(made->behind.end(), source.behind.begin(), source.behind.end());
  made->behind.push_back(source.tree);
  made->findings.insert(made->findings.end(), source.findings.begin(), source.findings.end());
}

}  // namespace smp::edition
