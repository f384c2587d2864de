// The ids by which messages of v0.6 name each other, where a report holds them in one.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "edition/message_draft.h"
#include "edition/trail_index.h"
#include "edition/v1_parts.h"

namespace smp::edition {

// Writes ids of messages that have none, and the ids of the messages that results belong to. An id
// that was not there before an upgrade, as the trail says, is not written.
class Links {
 public:
  Links(const V1Parts& parts, const TrailIndex& trail) : parts_(parts), trail_(trail) {}

  // Requires: the parts are of a report.
  void Write(const std::vector<std::unique_ptr<MessageDraft>>& drafts);

 private:
  // What results write to name a message.
  struct Id {
    const document::Node* node = nullptr;  // of the report; null: nothing names it
    std::string text;
    bool is_restored = false;  // it stood for the report before an upgrade
  };

  Id IdOf(MessageDraft& draft, std::string_view path);
  Id MakeId(MessageDraft& draft);
  // Puts back an id that stood for the report. True when the trail says that it did.
  bool RestoreUrn(MessageDraft& draft, std::string_view field);
  void WriteLinks(MessageDraft& result);

  const V1Parts& parts_;
  const TrailIndex& trail_;
  bool are_results_known_ = true;  // to the trail
  std::array<Id, 3> ids_;          // of the messages that kLinkFields name
};

}  // namespace smp::edition
