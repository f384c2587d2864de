#include <algorithm>

#include "long_runs.h"
#include "merge/instances.h"

namespace smp::merge {
namespace {

std::vector<v1::Document> Instances(std::mt19937& random, int count,
                                    const std::vector<Knows>& kinds) {
  std::vector<v1::Document> instances;
  for (int i = 0; i < count; ++i) {
    instances.push_back(Instance(i, RandomLatencies(random, 20 + static_cast<int>(random() % 50)),
                                 kinds[random() % kinds.size()]));
  }
  return instances;
}

// Merges groups of random sizes until one is left.
v1::Document MergedAsTree(std::mt19937& random, std::vector<v1::Document> nodes) {
  std::shuffle(nodes.begin(), nodes.end(), random);
  while (nodes.size() > 1) {
    std::vector<v1::Document> parents;
    for (std::size_t i = 0; i < nodes.size();) {
      const std::size_t size = std::min<std::size_t>(nodes.size() - i, 1 + random() % 5);
      const auto begin = nodes.begin() + static_cast<std::ptrdiff_t>(i);
      parents.push_back(Merged({begin, begin + static_cast<std::ptrdiff_t>(size)}));
      i += size;
    }
    nodes = std::move(parents);
    std::shuffle(nodes.begin(), nodes.end(), random);
  }
  return nodes.front();
}

void CheckTree(int instance_count, const std::vector<Knows>& kinds, unsigned seed) {
  std::mt19937 random(seed);
  const std::vector<v1::Document> instances = Instances(random, instance_count, kinds);
  const std::string flat = Write(Merged(instances), Format::kYaml);
  CHECK(Write(MergedAsTree(random, instances), Format::kYaml) == flat);
}

TEST_CASE("Merge: a tree of merges over 1000 instances equals one flat merge, to the byte",
          "[merge]") {
  CheckTree(1000, {Knows::kHistogram}, 1);
}

TEST_CASE("Merge: the same holds whatever instances know", "[merge]") {
  const std::vector<std::vector<Knows>> kinds = {
      {Knows::kHistogram, Knows::kOtherHistogram},
      {Knows::kPoints},
      {Knows::kPoints, Knows::kHistogram},
      {Knows::kQuantiles},
      {Knows::kQuantiles, Knows::kHistogram, Knows::kOtherHistogram, Knows::kPoints},
  };
  for (unsigned seed = 0; seed < 5; ++seed) {
    for (const auto& each : kinds) CheckTree(40, each, seed);
  }
}

TEST_CASE("Merge: intervals of the merged quantiles contain the truth", "[merge]") {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::vector<v1::Document> instances;
    std::vector<std::int64_t> all;
    for (int i = 0; i < 8; ++i) {
      const auto values = RandomLatencies(random, 200);
      all.insert(all.end(), values.begin(), values.end());
      constexpr Knows kKinds[] = {Knows::kHistogram, Knows::kOtherHistogram, Knows::kPoints};
      instances.push_back(Instance(i, values, kKinds[random() % 3]));
    }
    std::sort(all.begin(), all.end());
    const v1::Document merged = Merged(instances);
    const v1::Latency& latency = merged.report().results(0).latency();
    CHECK(latency.count() == static_cast<std::int64_t>(all.size()));
    REQUIRE(latency.quantiles_size() == 5);  // 1600 samples: up to p99
    for (const v1::Quantile& quantile : latency.quantiles()) {
      const auto rank = static_cast<std::size_t>(
          std::ceil(quantile.rank_percent() / 100 * static_cast<double>(all.size()) - 1e-9));
      const double truth_ms = static_cast<double>(all[rank - 1]) / 1000;
      const double lower_ms =
          quantile.has_lower_value_ms() ? quantile.lower_value_ms() : quantile.value_ms();
      CHECK(lower_ms <= truth_ms);
      CHECK(truth_ms <= quantile.value_ms());
    }
  }
}

}  // namespace
}  // namespace smp::merge
