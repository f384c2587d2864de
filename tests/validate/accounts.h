// Accounts of a step: what became of each value of a document, for tests that nothing is lost in
// silence.
#pragma once

#include <string>
#include <vector>

#include "smp/document.h"
#include "smp/upgrade.h"

namespace smp {

// The pointers of the values of `before` that neither `after`, which was made of it by one or more
// steps, states nor a change of `steps` lists as lossy (or, with `any_class`, of any class). A
// value is stated when one of the same meaning stands for it, or has the place beside such a one
// that it had. What is null or empty states nothing.
std::vector<std::string> Unaccounted(const SourceDocument& before,
                                     const std::vector<SourceDocument>& after,
                                     const std::vector<UpgradeStep>& steps, bool any_class);

}  // namespace smp
