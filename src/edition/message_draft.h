// One message of v0.6 that a document of v1 becomes, in the making.
#pragma once

#include <google/protobuf/descriptor.h>

#include <memory>
#include <string>
#include <vector>

#include "edition/downgrade_messages.h"
#include "edition/kept.h"
#include "edition/kept_places.h"
#include "edition/step.h"
#include "edition/trail_index.h"
#include "edition/tree_mapper.h"
#include "edition/v1_parts.h"

namespace smp::edition {

class MessageDraft {
 public:
  // `result` is the position of the result that it is made of. What is given must outlive the
  // draft.
  MessageDraft(const V1Parts& parts, const TrailIndex& trail, Kind kind, std::size_t result);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::size_t result() const { return result_; }
  // As the trail names it: "test-config", "test-result/2"; "" for the message of a profile.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] document::Node& root() { return mapper_.root(); }
  [[nodiscard]] TreeMapper& mapper() { return mapper_; }
  [[nodiscard]] FieldWriter& writer() { return writer_; }

  // Writes the fields, and what an upgrade kept of the message.
  void Write();
  void TakeUnknownFields(const KeptUnknownFields& all);
  // Whether the message states anything. Ask before its version and links are written.
  [[nodiscard]] bool has_content() { return root().child_count > 0 || unknown_fields_ != nullptr; }
  void WriteVersion();

  // The message as a document, its fields in the order of the proto.
  [[nodiscard]] Stage Finish(std::vector<LoggedChange> changes) &&;

 private:
  // Whether there are as many results as an upgrade made, which are known by their position.
  [[nodiscard]] bool AreResultsThere() const;

  const V1Parts& parts_;
  const TrailIndex& trail_;
  Kind kind_;
  std::size_t result_;
  std::string name_;
  std::string version_;  // empty: the message is to state none
  TreeMapper mapper_;
  KeptPlaces places_;
  FieldWriter writer_;
  const document::Node* unknown_fields_ = nullptr;
};

}  // namespace smp::edition
