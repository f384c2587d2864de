// What a SourceDocument holds: the tree as written and what reading it found.
#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <vector>

#include "document/read.h"
#include "document/yaml_comment_scan.h"
#include "edition/detect.h"
#include "smp/document.h"

namespace smp {

struct SourceDocument::Impl {
  document::ReadDocument read;   // the tree, findings of reading, whether it is complete
  edition::Detection detection;  // points into the tree
  std::size_t index = 0;
  Format format = Format::kYaml;
  Limits limits;
  // What the origins of the nodes are in, when the document came out of an upgrade.
  std::vector<std::shared_ptr<const void>> behind;
  // What was read from binary or protobuf text, with the fields that its type does not know; null
  // for other formats and when the bytes could not be parsed.
  std::shared_ptr<const google::protobuf::Message> message;
  // The comments of the input, which its documents share; null when it is not YAML.
  std::shared_ptr<const document::YamlCommentText> comments;
};

}  // namespace smp
