#include "histogram/codec_error.h"

namespace smp::histogram {

namespace {

std::string_view Counted(Layer layer) {
  switch (layer) {
    case Layer::kText:
      return "character";
    case Layer::kBytes:
      return "byte";
    case Layer::kInflated:
      return "inflated byte";
  }
  return "";
}

}  // namespace

Error ToError(const CodecError& error) {
  std::string message = "no HDR histogram: " + error.cause + ", at ";
  message.append(Counted(error.layer)).append(" ").append(std::to_string(error.offset));
  return {ErrorCode::kUnknownFormat, std::move(message), std::string(error.hint)};
}

}  // namespace smp::histogram
