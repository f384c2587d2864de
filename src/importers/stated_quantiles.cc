#include "importers/stated_quantiles.h"

namespace smp::importers {

void SetQuantile(v1::Latency& latency, double rank_percent, double value_ms,
                 v1::FigurePrecision precision) {
  auto& quantiles = *latency.mutable_quantiles();
  int at = 0;
  while (at < quantiles.size() && quantiles[at].rank_percent() < rank_percent) ++at;
  if (at == quantiles.size() || quantiles[at].rank_percent() > rank_percent) {
    latency.add_quantiles();
    for (int i = quantiles.size() - 1; i > at; --i) quantiles.SwapElements(i, i - 1);
  }
  v1::Quantile& quantile = quantiles[at];
  quantile.Clear();
  quantile.set_rank_percent(rank_percent);
  quantile.set_value_ms(value_ms);
  quantile.set_precision(precision);
}

}  // namespace smp::importers
