// A V2 payload is a list of signed numbers: one that is not negative is the count of the next
// bucket, a negative one skips that many empty buckets. So 5 0 0 0 7 is 5 -3 7. A single empty
// bucket is written as 0, as Java does (C writes -1); both are read.
//
// Numbers are ZigZag, which puts the sign into the lowest bit (0 -1 1 -2 … become 0 1 2 3 …), and
// take one to nine bytes; see variable_number.h.
//
// Whether a bucket is empty and how long a number is cannot be guessed, and a wrong guess costs a
// processor as much as ten right ones. So there are no branches on either: empty buckets are found
// as the gaps between set bits, and the second byte of a number is written whether it counts or
// not. How numbers are read is told in payload_numbers.cc.
#include "histogram/counts_payload.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "histogram/payload_numbers.h"
#include "histogram/variable_number.h"

namespace smp::histogram {

namespace {

constexpr std::size_t kBlock = 64;
// Bytes that are written for a block at most: a count and the gap before it for each bucket, a gap
// behind the last block, and what is written but holds nothing.
constexpr std::size_t kBlockBound = (2 * kBlock + 1) * kLongest + sizeof(std::uint64_t);
// Counts that memory is taken for at once; more of them must be there to be read.
constexpr std::size_t kCountsAtOnce = 1 << 16;

CodecError BeyondRange(const PayloadFrame& frame, std::size_t at) {
  return {frame.layer, frame.start + at,
          "counts go beyond the " + std::to_string(frame.max_counts) + " buckets of its range",
          kTakeWhole};
}

char* PutCount(std::int64_t count, char* to) {
  assert(count > 0);
  return to + PutNumber(static_cast<std::uint64_t>(count) << 1, to);
}

// A bit for each count that is not 0. Requires: 64 of them at most.
std::uint64_t UsedOf(std::span<const std::int64_t> counts) {
  std::uint64_t used = 0;
  std::size_t i = 0;
  for (; i + 8 <= counts.size(); i += 8) {
    unsigned eight = 0;
    for (std::size_t bit = 0; bit < 8; ++bit) eight |= unsigned{counts[i + bit] != 0} << bit;
    used |= std::uint64_t{eight} << i;
  }
  for (; i < counts.size(); ++i) used |= std::uint64_t{counts[i] != 0} << i;
  return used;
}

// Empty buckets; writes nothing for none.
char* PutEmpty(std::size_t buckets, char* to) {
  const std::uint64_t number = buckets == 1 ? 0 : 2 * std::uint64_t{buckets} - 1;
  const std::size_t length = PutNumber(buckets == 0 ? 0 : number, to);
  return to + (buckets == 0 ? 0 : length);
}

// The counts that are read, of `max_size` buckets at most. Memory is taken at once for few, or as
// many as there are bytes; later for those that are read.
class Counts {
 public:
  Counts(std::size_t max_size, std::size_t bytes)
      : max_size_(max_size), counts_(std::min(max_size, std::max(kCountsAtOnce, bytes))) {}

  // Takes numbers off the front of a payload as long as they are followed by others and there is
  // memory for their counts. Gives their length.
  std::size_t TakeMost(std::string_view payload) {
    if (index_ > counts_.size()) return 0;
    const PayloadCursor begin{payload.data(), counts_.data() + index_};
    const PayloadCursor end =
        TakeNumbers(begin, {payload.data() + payload.size(), counts_.data() + counts_.size()});
    index_ += static_cast<std::size_t>(end.to - begin.to);
    return static_cast<std::size_t>(end.from - begin.from);
  }
  // Takes a number; false for more buckets than there are.
  bool Take(std::uint64_t zigzag) {
    const Meaning meaning = MeaningOf(zigzag);
    if (meaning.buckets > max_size_ - index_) return false;
    if (meaning.count != 0) {
      if (index_ >= counts_.size()) Grow();
      counts_[index_] = static_cast<std::int64_t>(meaning.count);
    }
    index_ += meaning.buckets;
    return true;
  }

  // Up to the last one that is not 0.
  std::vector<std::int64_t> Release() && {
    std::size_t end = std::min(index_, counts_.size());
    while (end > 0 && counts_[end - 1] == 0) --end;
    counts_.resize(end);
    return std::move(counts_);
  }

 private:
  void Grow() { counts_.resize(std::min(max_size_, std::max(index_ + 1, 2 * index_))); }

  std::size_t max_size_;
  std::vector<std::int64_t> counts_;
  std::size_t index_ = 0;  // of the next one
};

}  // namespace

void EncodePayload(std::span<const std::int64_t> counts, std::string& text) {
  std::size_t length = text.size();
  // Two bytes a bucket are plenty; a block that may take more gets it.
  text.resize(length + 2 * counts.size() + kBlockBound);
  std::size_t next = 0;  // first bucket that is not written yet
  for (std::size_t block = 0; block < counts.size(); block += kBlock) {
    if (text.size() - length < kBlockBound) text.resize(2 * text.size());
    char* to = text.data() + length;
    const std::size_t size = std::min(kBlock, counts.size() - block);
    std::uint64_t used = UsedOf(counts.subspan(block, size));
    if (used == ~std::uint64_t{0} && next == block) {
      for (const std::int64_t count : counts.subspan(block, kBlock)) to = PutCount(count, to);
      next = block + kBlock;
      used = 0;
    }
    for (; used != 0; used &= used - 1) {
      const std::size_t index = block + static_cast<std::size_t>(std::countr_zero(used));
      to = PutEmpty(index - next, to);
      to = PutCount(counts[index], to);
      next = index + 1;
    }
    length = static_cast<std::size_t>(to - text.data());
  }
  char* const end = PutEmpty(counts.size() - next, text.data() + length);
  text.resize(static_cast<std::size_t>(end - text.data()));
}

Decoded<std::vector<std::int64_t>> DecodePayload(std::string_view payload,
                                                 const PayloadFrame& frame) {
  Counts counts(frame.max_counts, payload.size());
  std::size_t at = 0;
  while (at < payload.size()) {
    if (const std::size_t length = counts.TakeMost(payload.substr(at)); length != 0) {
      at += length;
      continue;
    }
    const Number number = TakeFirstNumber(payload.substr(at));
    if (number.length > payload.size() - at) {
      return tl::unexpected(
          CodecError{frame.layer, frame.start + at, "a count is cut off", kTakeWhole});
    }
    if (!counts.Take(number.zigzag)) return tl::unexpected(BeyondRange(frame, at));
    at += number.length;
  }
  return std::move(counts).Release();
}

Decoded<std::vector<std::int64_t>> DecodeWords(std::string_view payload, std::size_t word_size,
                                               const PayloadFrame& frame) {
  if (payload.size() % word_size != 0) {
    return tl::unexpected(CodecError{
        frame.layer, frame.start + payload.size(),
        "the last count of " + std::to_string(word_size) + " bytes is cut off", kTakeWhole});
  }
  const std::size_t size = payload.size() / word_size;
  if (size > frame.max_counts) {
    return tl::unexpected(BeyondRange(frame, frame.max_counts * word_size));
  }
  std::vector<std::int64_t> counts(size);
  std::size_t used = 0;
  for (std::size_t i = 0; i < size; ++i) {
    std::uint64_t count = 0;
    for (std::size_t byte = 0; byte < word_size; ++byte) {
      count = count << 8 | static_cast<unsigned char>(payload[i * word_size + byte]);
    }
    if (count >> (8 * word_size - 1) != 0) {
      return tl::unexpected(
          CodecError{frame.layer, frame.start + i * word_size, "a count is negative", kTakeWhole});
    }
    counts[i] = static_cast<std::int64_t>(count);
    if (count != 0) used = i + 1;
  }
  counts.resize(used);
  return counts;
}

}  // namespace smp::histogram
