// The different texts of a column, as long as they are few.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "importers/findings.h"
#include "smp/v1/test.pb.h"

namespace smp::importers {

class DistinctTexts {
 public:
  explicit DistinctTexts(std::size_t most) : most_(most) {}

  // A text of this line, which is part of the output. Empty ones are none.
  void Add(std::string_view text, std::string_view line);

  // The text when there was one only, else empty.
  [[nodiscard]] std::string_view only() const;
  // Adds them, in the order of their appearance and without secrets, to the URLs of a client; none
  // when there were more than the most.
  void AddTo(ImportFindings& findings, v1::Client& client) const;

 private:
  struct Entry {
    std::string text;
    std::string_view line;
  };

  std::size_t most_;
  std::size_t last_ = 0;  // the entry that was added or met last
  bool too_many_ = false;
  std::vector<Entry> entries_;
};

// More URLs than this are not listed: they are made by the script and tell nothing.
inline constexpr std::size_t kMostUrls = 16;

}  // namespace smp::importers
