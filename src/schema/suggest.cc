#include "schema/suggest.h"

#include <algorithm>
#include <array>

#include "smp/suggest.h"

namespace smp::schema {
namespace {

constexpr std::size_t kMaxName = 64;

char FoldedLetter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string Folded(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    if (c != '_' && c != '-' && c != ' ') folded += FoldedLetter(c);
  }
  return folded;
}

std::size_t EditDistance(std::string_view a, std::string_view b) {
  if (a.size() > kMaxName || b.size() > kMaxName) return kMaxName;
  using Row = std::array<std::size_t, kMaxName + 1>;
  std::array<Row, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& above = rows[(i - 1) % 3];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace smp::schema

namespace smp {
namespace {

// One edit for every three characters: two names of four letters that differ in two are unrelated.
std::size_t Allowed(std::size_t size) { return std::clamp<std::size_t>(size / 3, 1, 3); }

bool ShareStart(std::string_view a, std::string_view b) {
  constexpr std::size_t kStart = 4;
  return a.size() >= kStart && b.size() >= kStart && (a.starts_with(b) || b.starts_with(a));
}

}  // namespace

std::string_view NearestName(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string folded = schema::Folded(name);
  std::string_view nearest;
  std::size_t best = Allowed(folded.size()) + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = schema::EditDistance(folded, schema::Folded(candidate));
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  if (!nearest.empty()) return nearest;
  // An abbreviation or a longer form: `desc` for description, `latency_ms` for latency. Only when
  // it can be one name alone.
  for (const std::string_view candidate : candidates) {
    if (!ShareStart(folded, schema::Folded(candidate))) continue;
    if (!nearest.empty()) return {};
    nearest = candidate;
  }
  return nearest;
}

}  // namespace smp
