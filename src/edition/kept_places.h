// Where items of lists of v0.6 are in a message that is made of v1, as far as the trail vouches for
// it: so that nothing that was kept of one item comes to another one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/tree.h"
#include "edition/downgrade_messages.h"
#include "edition/trail_index.h"

namespace smp::edition {

class KeptPlaces {
 public:
  // `has_services`: whether the document of v1 has a place for services.
  explicit KeptPlaces(bool has_services) : has_services_(has_services) {}

  // Says that an item that was made stands for the client that the upgrade gave this id.
  void AddClient(std::string_view id, document::Node& made);
  // Says the same of the nodes of pools of which the trail says that an upgrade made them.
  void AddNodes(const TrailIndex& trail, const std::vector<Pool>& pools);

  // The item that is of a position of the list `clients` or `nodes` before the upgrade, or null.
  [[nodiscard]] document::Node* Find(std::string_view list, std::size_t position) const;

  [[nodiscard]] bool has_services() const { return has_services_; }

  // A pointer into the message before the upgrade, as one into the message that is made: that of
  // "/clients/2" may be "/clients/1". Nothing when the item is not known to be there.
  [[nodiscard]] std::optional<std::string> Moved(std::string_view pointer) const;

 private:
  bool has_services_;
  std::unordered_map<std::size_t, document::Node*> clients_;
  std::unordered_map<std::size_t, document::Node*> nodes_;
};

}  // namespace smp::edition
