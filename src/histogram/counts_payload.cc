// A V2 payload is a list of signed numbers: one that is not negative is the count of the next
// bucket, a negative one skips that many empty buckets. So 5 0 0 0 7 is 5 -3 7. A single empty
// bucket is written as 0, as Java does (C writes -1); both are read.
//
// Numbers are ZigZag, which puts the sign into the lowest bit (0 -1 1 -2 … become 0 1 2 3 …), and
// take one to nine bytes; see variable_number.h.
//
// Whether a bucket is empty and how long a number is cannot be guessed, and a wrong guess costs a
// processor as much as ten right ones. So there are no branches on either: empty buckets are found
// as the gaps between set bits, the second byte of a number is written or taken whether it counts
// or not, and a skip and a count are told apart by arithmetic. Numbers of one or two bytes, which
// are nearly all, are read by eight bytes where they are of one kind.
#include "histogram/counts_payload.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "histogram/variable_number.h"

namespace smp::histogram {

namespace {

constexpr std::uint64_t kPairs = 0x0080008000800080;    // of four numbers of two bytes each
constexpr std::uint64_t kTriples = 0x0000008080008080;  // of two numbers of three bytes each
constexpr std::uint64_t kSixBytes = 0x0000ffffffffffff;
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

// The counts that are read, of `max_size` buckets at most.
class Counts {
 public:
  // Memory is taken at once for few, or as many as there are bytes; later for those that are read.
  Counts(std::size_t max_size, std::size_t bytes)
      : max_size_(max_size), counts_(std::min(max_size, std::max(kCountsAtOnce, bytes)) + kSlack) {}

  // A count, or buckets to skip. False for more than there are buckets.
  bool Take(std::uint64_t zigzag) {
    const std::uint64_t skips = zigzag & 1;
    const std::uint64_t magnitude = (zigzag >> 1) + skips;
    const std::uint64_t buckets = skips != 0 ? magnitude : 1;
    if (buckets > max_size_ - index_) return false;
    if (index_ >= counts_.size() && skips == 0) Grow();
    if (index_ < counts_.size()) Put(skips, magnitude);
    index_ += buckets;
    return true;
  }
  // Takes as many of the numbers that begin in eight bytes as are of one kind and surely fit. Gives
  // their length; 0 when they are to be taken one by one.
  std::size_t TakeGroup(std::uint64_t bytes) {
    if ((bytes & kMore) == 0) return TakeEight(bytes) ? 8 : 0;
    if ((bytes & kMore) == kPairs) {
      bytes = (bytes & 0x007f007f007f007f) | (bytes & 0x7f007f007f007f00) >> 1;
      return TakeCounts<4>(bytes) ? 8 : 0;
    }
    if ((bytes & kMore & kSixBytes) == kTriples) {
      bytes = (bytes & 0x0000000000ffffff) | (bytes & 0x0000ffffff000000) << 8;
      bytes = (bytes & 0x0000007f0000007f) | (bytes & 0x00007f0000007f00) >> 1 |
              (bytes & 0x007f0000007f0000) >> 2;
      return TakeCounts<2>(bytes) ? 6 : 0;
    }
    return 0;
  }

  // Up to the last one that is not 0.
  std::vector<std::int64_t> Release() && {
    while (end_ > 0 && counts_[end_ - 1] == 0) --end_;
    counts_.resize(end_);
    return std::move(counts_);
  }

 private:
  static constexpr std::size_t kSlack = 1;  // a skip at the end writes a 0

  [[nodiscard]] bool HasRoom(std::size_t buckets) const {
    return index_ + buckets <= std::min(max_size_, counts_.size());
  }

  // Numbers of one byte, of which none skips more than 64 buckets.
  bool TakeEight(std::uint64_t numbers) {
    if (!HasRoom(std::size_t{8} * 64)) return false;
    // In variables of their own: a count that is written might otherwise be a member.
    std::int64_t* const counts = counts_.data();
    std::size_t index = index_;
    std::size_t end = end_;
    for (int i = 0; i < 8; ++i, numbers >>= 8) {
      const std::uint64_t skips = numbers & 1;
      const std::uint64_t magnitude = (numbers >> 1 & 0x3f) + skips;
      const std::uint64_t count = magnitude & (skips - 1);
      counts[index] = static_cast<std::int64_t>(count);
      end = count != 0 ? index + 1 : end;
      index += skips != 0 ? magnitude : 1;
    }
    index_ = index;
    end_ = end;
    return true;
  }

  // Longer numbers, side by side, which are counts nearly always.
  template <int kNumbers>
  bool TakeCounts(std::uint64_t numbers) {
    constexpr int kBits = 64 / kNumbers;
    constexpr std::uint64_t kMask = (std::uint64_t{1} << kBits) - 1;
    constexpr std::uint64_t kSigns = ~std::uint64_t{0} / kMask;  // the lowest bit of each
    if ((numbers & kSigns) != 0 || !HasRoom(kNumbers)) return false;
    std::int64_t* const counts = counts_.data() + index_;
    for (int i = 0; i < kNumbers; ++i, numbers >>= kBits) {
      counts[i] = static_cast<std::int64_t>((numbers & kMask) >> 1);
    }
    index_ += kNumbers;
    end_ = index_;  // Release() looks whether one was a 0 that is longer than it need be
    return true;
  }

  void Put(std::uint64_t skips, std::uint64_t magnitude) {
    const auto count = static_cast<std::int64_t>(magnitude & (skips - 1));
    counts_[index_] = count;
    end_ = count != 0 ? index_ + 1 : end_;
  }
  void Grow() { counts_.resize(std::min(max_size_, std::max(index_ + 1, 2 * index_)) + kSlack); }

  std::size_t max_size_;
  std::vector<std::int64_t> counts_;
  std::size_t index_ = 0;  // of the next one
  std::size_t end_ = 0;    // of those that are not 0
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
    const std::size_t left = payload.size() - at;
    const char* const from = payload.data() + at;
    if (left >= kLongest) {
      if (const std::size_t length = counts.TakeGroup(Load(from)); length != 0) {
        at += length;
        continue;
      }
    }
    const Number number = left >= kLongest ? TakeNumber(from) : TakeLastNumber(payload.substr(at));
    if (number.length > left) {
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
