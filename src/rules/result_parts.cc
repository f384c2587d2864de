#include "rules/result_parts.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/timestamps.h"

namespace smp::rules {

namespace {

using Results = std::vector<const v1::Result*>;

// Adds the parts among results that were measured at one time.
void AddParts(const Results& together, std::unordered_set<const v1::Result*>* parts) {
  if (together.size() < 2) return;
  double sum = 0;
  for (const v1::Result* result : together) sum += result->achieved_requests_per_second();
  for (const v1::Result* result : together) {
    // A whole beside its parts is half of the sum, but for what was printed rounded.
    constexpr double kHalf = 0.49;
    if (!(result->achieved_requests_per_second() >= kHalf * sum) || together.size() == 2) {
      parts->insert(result);
    }
  }
}

}  // namespace

std::unordered_set<const v1::Result*> PartsOfClients(const v1::Report& report) {
  std::map<std::pair<std::string_view, std::string_view>, Results> by_client_and_stage;
  for (const v1::Result& result : report.results()) {
    if (result.kind() == v1::RESULT_KIND_MERGED || !HasSpan(result.window())) continue;
    by_client_and_stage[{result.client_id(), result.stage_name()}].push_back(&result);
  }
  std::unordered_set<const v1::Result*> parts;
  for (auto& [key, results] : by_client_and_stage) {
    std::stable_sort(results.begin(), results.end(), [](const auto* a, const auto* b) {
      return SecondsBetween(a->window().start_time(), b->window().start_time()) > 0;
    });
    Results together;
    const v1::Result* last = nullptr;  // the one of `together` that ends last
    for (const v1::Result* result : results) {
      if (last != nullptr &&
          SecondsBetween(last->window().end_time(), result->window().start_time()) >= 0) {
        AddParts(together, &parts);
        together.clear();
        last = nullptr;
      }
      together.push_back(result);
      if (last == nullptr ||
          SecondsBetween(last->window().end_time(), result->window().end_time()) > 0) {
        last = result;
      }
    }
    AddParts(together, &parts);
  }
  return parts;
}

}  // namespace smp::rules
