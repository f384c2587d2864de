// The document of v1 around what was mapped: version, body, and what the body has no place for.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "edition/step.h"
#include "edition/tree_mapper.h"
#include "edition/unmapped.h"

namespace smp::edition {

class Envelope {
 public:
  // Puts `body`, a node of the mapper's tree that stands for `kind`, into a document of v1 as
  // member `name`. `version` is what the document before says of its version; null: nothing.
  Envelope(TreeMapper& mapper, Kind kind, std::string_view name, document::Node& body,
           const document::Node* version);

  // Says that a further document stated this version.
  void TakeVersion(const document::Node& version);
  // Keeps what was not used of a message under extensions, as the member `name` of the extension;
  // of several results as item `item` of a list. Logs it.
  void KeepUnmapped(std::string_view name, const document::Node& message, const UsedNodes& used,
                    Absence absence = Absence::kProto3);
  void KeepUnmappedItem(std::string_view name, std::size_t item, const document::Node& message,
                        const UsedNodes& used);
  // Keeps the members of a mapping but those given, whole.
  void KeepMembers(std::string_view name, const document::Node& mapping,
                   std::initializer_list<const document::Node*> except);
  // Keeps the unknown fields of a binary message: a mapping of pointers to base64. `prefix` is put
  // before each pointer.
  void KeepUnknownFields(const std::string& prefix, const document::Node& fields);

  // Writes the trail and yields the document. `steps` are all that led here.
  [[nodiscard]] Stage Finish(std::vector<StepRecord> steps) &&;

  // The changes of the mapping that are about what stays, sorted by the place in the document
  // before the step; those of `message` (a root or a message of it) alone.
  [[nodiscard]] std::vector<LoggedChange> ChangesOf(const document::Node& message);

 private:
  document::Node& Extension();
  // What was logged of a kept value.
  struct Logged {
    bool is_whole = false;     // it is kept with all that is in it, numbers as texts perhaps
    std::size_t pointers = 0;  // bytes of the pointers to what was logged, from its parent on
    std::size_t content = 0;   // bytes of its keys and texts
  };
  // Logs the outermost values that were kept whole; those around them when that is too much text.
  Logged LogKept(const document::Node& kept);
  void LogMembers(const document::Node& kept);

  TreeMapper& mapper_;
  Kind kind_;
  document::Node* root_;
  document::Node* body_;
  document::Node* holder_;  // of extensions and trail
  document::Node* version_ = nullptr;
  // Values that were refused: they stay, but that is no change of its own.
  std::unordered_set<const document::Node*> refused_;
  // The changes of each document before the step, by index; of those up to `sorted_`.
  std::unordered_map<const document::Node*, std::vector<std::size_t>> by_root_;
  std::size_t sorted_ = 0;
};

}  // namespace smp::edition
