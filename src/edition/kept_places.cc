#include "edition/kept_places.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "edition/v1_changes.h"

namespace smp::edition {

using document::Node;

namespace {

constexpr std::size_t kNoEnd = std::numeric_limits<std::size_t>::max();

std::optional<std::size_t> NumberOf(std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

// The position in a name that an upgrade filled in: "node-2" gives 2.
std::optional<std::size_t> PositionIn(std::string_view name, std::string_view prefix) {
  return name.starts_with(prefix) ? NumberOf(name.substr(prefix.size())) : std::nullopt;
}

constexpr std::string_view kClient = "client-";
constexpr std::string_view kNodePrefix = "node-";

// Where the upgrade's next pool began; kNoEnd when it made no further one.
std::size_t EndOf(const TrailIndex& trail, const Node& pool) {
  const std::string list = document::PointerOf(*pool.parent);
  const TrailRow* next = trail.FindAt(fmt::format("{}/{}/name", list, pool.index + 1));
  return next == nullptr ? kNoEnd : PositionIn(next->to_value, kNodePrefix).value_or(0);
}

}  // namespace

void KeptPlaces::AddClient(std::string_view id, Node& made) {
  if (const auto position = PositionIn(id, kClient)) clients_.emplace(*position, &made);
}

void KeptPlaces::AddNodes(const TrailIndex& trail, const std::vector<Pool>& pools) {
  for (const Pool& pool : pools) {
    const Node* name = document::Find(*pool.pool, "name");
    const TrailRow* row = name == nullptr ? nullptr : trail.Find(*name);
    if (row == nullptr || row->rule != kNameFilledIn.id) continue;
    const auto first = PositionIn(row->to_value, kNodePrefix);
    const std::size_t end = EndOf(trail, *pool.pool);
    if (!first) continue;
    Node* made = pool.first;
    for (std::size_t at = *first; at < end; ++at, made = made->next) {
      nodes_.emplace(at, made);
      if (made == pool.last) break;
    }
  }
}

Node* KeptPlaces::Find(std::string_view list, std::size_t position) const {
  const auto& items = list == "clients" ? clients_ : nodes_;
  const auto found = items.find(position);
  return found == items.end() ? nullptr : found->second;
}

std::optional<std::string> KeptPlaces::Moved(std::string_view pointer) const {
  for (const std::string_view list : {"clients", "nodes"}) {
    const std::string before = fmt::format("/{}/", list);
    if (!pointer.starts_with(before)) continue;
    const std::string_view rest = pointer.substr(before.size());
    const std::string_view number = rest.substr(0, rest.find('/'));
    const auto position = NumberOf(number);
    const Node* made = position ? Find(list, *position) : nullptr;
    if (made == nullptr) return std::nullopt;
    return fmt::format("{}{}{}", before, made->index, rest.substr(number.size()));
  }
  return std::string(pointer);
}

}  // namespace smp::edition
