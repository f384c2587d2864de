// Puts values of v1 into the fields of one message of v0.6: the way back of map_fields.h. A value
// that the trail of an upgrade speaks of becomes what it was; any other is converted, and what does
// not fit the field stays where it is, for the list of losses.
#pragma once

#include <google/protobuf/descriptor.h>

#include <span>
#include <string>
#include <string_view>

#include "edition/map_fields.h"
#include "edition/trail_index.h"
#include "edition/tree_mapper.h"
#include "edition/v1_parts.h"

namespace smp::edition {

// The written name of an enum value of v1: of a number by the proto, of a text when there is such a
// name. Empty when there is none, and for the value that states nothing.
[[nodiscard]] std::string_view EnumNameOf(const google::protobuf::EnumDescriptor& type,
                                          const document::Node& value);

// Where values go: a message of the tree, or one below it at a path, which is made with its first
// field.
struct Target {
  document::Node& base;
  std::string_view path;  // "mesh_type"; empty: base itself
  const google::protobuf::Descriptor& type;
};

class FieldWriter {
 public:
  // `has_release`: whether the message names a release, so that numbers of enums are clear.
  FieldWriter(TreeMapper& mapper, const TrailIndex& trail, bool has_release)
      : mapper_(mapper), trail_(trail), has_release_(has_release) {}

  // Puts the values that the rows say into fields of the target. Paths of the rows are below `from`
  // or, in the second form, names of profiles. True when one was put.
  bool PutFields(const document::Node& from, const Target& target, std::span<const FieldRow> rows);
  bool PutFields(const V1Parts& parts, const Target& target, std::span<const FieldRow> rows);
  // Puts one value. True when it was put.
  bool Put(const document::Node& value, const Target& target, std::string_view field,
           Convert convert = Convert::kCopy);
  // Puts a number that must be more than zero. True when it was put.
  bool PutPositive(const document::Node& value, const Target& target, std::string_view field) {
    return Put(value, target, field, Convert::kCopyPositive);
  }

  // Leaves a value out when the trail says that an upgrade filled it in. True when it did.
  bool LeaveOut(const document::Node& value);
  // The text that the value had before an upgrade changed it; null when the trail does not say.
  [[nodiscard]] const TrailRow* Before(const document::Node& value) const;
  // Puts a text that a value had before an upgrade.
  bool Restore(const document::Node& value, const Target& target, std::string_view field,
               document::NodeKind kind, std::string_view text);
  // Puts another text than the value has.
  bool Change(const document::Node& value, const Target& target, std::string_view field,
              document::NodeKind kind, std::string_view text, const ChangeRule& rule);
  [[nodiscard]] bool has_release() const { return has_release_; }

 private:
  using FieldDescriptor = google::protobuf::FieldDescriptor;

  bool RestoreConverted(const document::Node& value, const Target& target, std::string_view field,
                        Convert convert);
  bool PutAsIs(const document::Node& value, const Target& target, const FieldDescriptor& field,
               bool positive);
  bool PutInteger(const document::Node& value, const Target& target, const FieldDescriptor& field,
                  bool positive);
  bool PutMegabytes(const document::Node& value, const Target& target, const FieldDescriptor& field,
                    bool positive);
  bool PutProtocol(const document::Node& value, const Target& target, std::string_view field);
  bool PutMutualTls(const document::Node& value, const Target& target, std::string_view field);
  bool Copy(const document::Node& value, const Target& target, std::string_view field);

  TreeMapper& mapper_;
  const TrailIndex& trail_;
  bool has_release_;
};

}  // namespace smp::edition
