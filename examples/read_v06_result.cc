// Reads a result of SMP v0.6 into the model of the current edition.
#include <smp/smp.h>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: read_v06_result FILE\n";
    return 2;
  }
  const auto documents = smp::ReadFile(argv[1]);
  if (!documents) {
    std::cerr << documents.error().message << '\n';
    return 3;
  }
  const smp::SourceDocument& source = documents->front();
  const auto document = smp::Decode(source);
  if (!document) {
    std::cerr << document.error().message << '\n';
    return 1;
  }
  std::cout << source.description() << '\n';
  for (const smp::v1::Result& result : document->report().results()) {
    std::cout << "requests a second: " << result.achieved_requests_per_second() << '\n';
    for (const smp::v1::Quantile& quantile : result.latency().quantiles()) {
      std::cout << "p" << quantile.rank_percent() << ": " << quantile.value_ms() << " ms\n";
    }
  }
}
