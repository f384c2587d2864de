// Histograms in any form. What decodes is the same histogram when it is encoded and decoded again.
#include "smp/histogram_codec.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

// Histograms that are large by right would only make the search slow.
constexpr std::size_t kMostBuckets = 1 << 18;

void Check(const smp::Expected<smp::Histogram>& decoded) {
  if (!decoded) {
    if (decoded.error().message.empty()) std::abort();
    return;
  }
  if (decoded->counts().size() > kMostBuckets) return;
  const auto from_bytes = smp::DecodeHistogramBytes(smp::EncodeHistogramBytes(*decoded));
  if (!from_bytes || !(*from_bytes == *decoded)) std::abort();
  const auto from_text = smp::DecodeHistogram(smp::EncodeHistogram(*decoded));
  if (!from_text || !(*from_text == *decoded)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Check(smp::DecodeHistogramBytes(bytes));
  Check(smp::DecodeHistogram(bytes));
  return 0;
}
