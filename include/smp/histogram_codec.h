// HDR histograms in the forms that HdrHistogram libraries exchange: base64 of a compressed
// encoding, "HISTFA…". Written is V2; V0, V1 and V2 are read. The forms know no unit and no time.
#pragma once

#include <string>
#include <string_view>

#include "smp/error.h"
#include "smp/histogram.h"

namespace smp {

// The V2 encoding, compressed, in base64 (RFC 4648 with padding): one line, no break.
[[nodiscard]] std::string EncodeHistogram(const Histogram& histogram);
// The V2 encoding as bytes, not compressed: what a HdrHistogram calls its encoding.
[[nodiscard]] std::string EncodeHistogramBytes(const Histogram& histogram);

// A histogram from base64 of V0, V1 or V2, compressed or not. Fails with kUnknownFormat, and says
// at which byte and why, for what is truncated, has bytes left over, claims counts that it does not
// hold or a size beyond what a histogram of its own range can have; never reads or allocates more
// than the text gives reason for. Figures beside the buckets are those of the buckets. A histogram
// of fractions (conversion ratio other than 1) or with a shift is refused.
[[nodiscard]] Expected<Histogram> DecodeHistogram(std::string_view base64);
// The same from bytes, compressed or not.
[[nodiscard]] Expected<Histogram> DecodeHistogramBytes(std::string_view bytes);

}  // namespace smp
