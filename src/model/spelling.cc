#include "model/spelling.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "document/document_rules.h"
#include "document/text.h"
#include "model/model_rules.h"
#include "model/names.h"
#include "model/release_names.h"

namespace smp::model {
namespace {

using document::Children;
using document::Node;
using document::NodeKind;
using document::Quoted;
using document::Tree;
using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;

// Several alike changes: the first, how many there are, and the edits for all.
struct Changes {
  const Node* first = nullptr;
  std::size_t count = 0;
  std::string_view written;

  std::vector<TextEdit> edits;

  void AddKey(const Node& node, std::string_view canonical) {
    const Node& own = Written(node);
    Add(node, canonical, {own.key_span, std::string(own.key), std::string(canonical)});
  }
  void AddText(const Node& node, std::string_view canonical) {
    const Node& own = Written(node);
    Add(node, canonical, {own.span, std::string(own.text), std::string(canonical)});
  }

 private:
  void Add(const Node& node, std::string_view canonical, TextEdit edit) {
    edits.push_back(std::move(edit));
    if (count++ > 0) return;
    first = &node;
    written = canonical;
  }
};

const FieldDescriptor* FindCamelCase(const Descriptor& type, std::string_view name) {
  const FieldDescriptor* field = type.FindFieldByCamelcaseName(std::string(name));
  return field != nullptr && field->json_name() == name ? field : nullptr;
}

std::string Others(std::size_t count, const char* one, const char* many) {
  if (count == 1) return "";
  return std::string("; ") + std::to_string(count - 1) + " more " + (count == 2 ? one : many);
}

// Walks the tree along the type and collects what has to change.
class Speller {
 public:
  explicit Speller(const Tree& tree) : tree_(tree) {}

  void Message(const Node& node, const Descriptor& type) {
    if (node.kind != NodeKind::kMapping || SpecialOf(type) != Special::kNone) return;
    for (const Node& child : Children(node)) {
      const FieldDescriptor* field = FindField(type, child.key);
      if (field == nullptr) {
        field = FindCamelCase(type, child.key);
        Changes& changes = field != nullptr ? camel_keys_ : former_keys_;
        if (field == nullptr) field = FindFormerName(type, child.key);
        if (field == nullptr) continue;
        OtherName(node, child, *field, changes);
      }
      Field(child, *field);
    }
  }

  void Report(std::vector<Finding>* findings) {
    if (camel_keys_.count > 0) {
      const Node& at = *camel_keys_.first;
      const std::string snake(camel_keys_.written);
      found_.push_back(
          FindingAtKey(kFieldSpelling, tree_.source(), at,
                       Quoted(at.key) + " is the camelCase spelling of `" + snake + "`" +
                           Others(camel_keys_.count, "key is camelCase", "keys are camelCase"),
                       "write `" + snake + "`; both are read"));
      found_.back().fix = std::move(camel_keys_.edits);
    }
    ReportFormerNames();
    if (prefixed_.count > 0) {
      const Node& at = *prefixed_.first;
      const std::string name(prefixed_.written);
      found_.push_back(
          FindingAt(kFieldSpelling, tree_.source(), at,
                    Quoted(at.text) + " is the long name of `" + name + "`" +
                        Others(prefixed_.count, "value has a long name", "values have long names"),
                    "write `" + name + "`; both are read"));
      found_.back().fix = std::move(prefixed_.edits);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Finding& a, const Finding& b) {
      return a.span.begin < b.span.begin;
    });
    std::move(found_.begin(), found_.end(), std::back_inserter(*findings));
  }

  [[nodiscard]] bool has_changes() const {
    return !keys_.empty() || !texts_.empty() || !dropped_.empty();
  }

  // A copy of the node, with its changes, in another tree.
  Node* Copy(const Node& node, Tree& to) const {
    Node* copy = to.NewNode(node.kind);
    copy->style = node.style;
    copy->text = Changed(texts_, node, node.text);
    copy->key = Changed(keys_, node, node.key);
    copy->key_span = node.key_span;
    copy->span = node.span;
    copy->origin = &node;
    for (const Node& child : Children(node)) {
      if (!dropped_.contains(&child)) Tree::Append(copy, Copy(child, to));
    }
    return copy;
  }

 private:
  using Renames = std::unordered_map<const Node*, std::string_view>;

  // What editions v0.2 and v0.6 are read in beside their newest names.
  void ReportFormerNames() {
    if (former_keys_.count > 0) {
      const Node& at = *former_keys_.first;
      const std::string name(former_keys_.written);
      found_.push_back(
          FindingAtKey(kFieldSpelling, tree_.source(), at,
                       Quoted(at.key) + " is what `" + name + "` was called before v0.2.1" +
                           Others(former_keys_.count, "key is older", "keys are older"),
                       "write `" + name + "`; both are read"));
      found_.back().fix = std::move(former_keys_.edits);
    }
    if (other_release_.count > 0) {
      const Node& at = *other_release_.first;
      const std::string name(other_release_.written);
      found_.push_back(FindingAt(
          kFieldSpelling, tree_.source(), at,
          Quoted(at.text) + " is the name of `" + name + "` in another release" +
              Others(other_release_.count, "value has such a name", "values have such names"),
          "write `" + name + "`; both are read"));
      found_.back().fix = std::move(other_release_.edits);
    }
    if (later_.count > 0) {
      const Node& at = *later_.first;
      found_.push_back(FindingAt(
          kFieldSpelling, tree_.source(), at,
          Quoted(at.text) + " is `" + std::string(later_.written) + "`, which v0.2 has not" +
              Others(later_.count, "value is from later", "values are from later"),
          "spell the document as v0.6, and state that in smp_version"));
    }
  }

  static std::string_view Changed(const Renames& renames, const Node& node,
                                  std::string_view unchanged) {
    const auto at = renames.find(&node);
    return at == renames.end() ? unchanged : at->second;
  }

  void Field(const Node& node, const FieldDescriptor& field) {
    if (field.is_map()) {
      if (node.kind != NodeKind::kMapping) return;
      for (const Node& entry : Children(node)) Value(entry, *field.message_type()->map_value());
    } else if (field.is_repeated()) {
      if (node.kind != NodeKind::kSequence) return;
      for (const Node& item : Children(node)) Value(item, field);
    } else {
      Value(node, field);
    }
  }

  void Value(const Node& node, const FieldDescriptor& field) {
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      Message(node, *field.message_type());
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      EnumName(node, *field.enum_type());
    }
  }

  void EnumName(const Node& node, const EnumDescriptor& type) {
    if (IsV02(*type.file())) return ReleaseName(node, type);
    if (node.kind != NodeKind::kString) return;
    if (const EnumValueDescriptor* former = FindFormerName(type, node.text)) {
      texts_.emplace(&node, former->name());
      other_release_.AddText(node, former->name());
      return;
    }
    const std::string_view prefix = SharedPrefix(type);
    if (prefix.empty() || !node.text.starts_with(prefix)) return;
    const auto* value = type.FindValueByName(std::string(node.text));
    if (value == nullptr) return;
    texts_.emplace(&node, WrittenName(*value));
    prefixed_.AddText(node, WrittenName(*value));
  }

  // The name that another release has for a value of v0.2, or a value that only a later one has.
  void ReleaseName(const Node& node, const EnumDescriptor& type) {
    if (node.kind != NodeKind::kString) return;
    if (type.FindValueByName(std::string(node.text)) != nullptr) return;
    const EnumValueDescriptor* value = FindReleaseName(InV06(type), node.text);
    if (value == nullptr) return;
    const EnumValueDescriptor* own = type.FindValueByNumber(value->number() - 1);
    const std::string_view name = own != nullptr ? own->name() : value->name();
    texts_.emplace(&node, name);
    (own != nullptr ? other_release_ : later_).AddText(node, name);
  }

  void OtherName(const Node& parent, const Node& node, const FieldDescriptor& field,
                 Changes& changes) {
    keys_.emplace(&node, field.name());
    if (const Node* other = Find(parent, field.name()); other != nullptr) {
      BothSpellings(*other, node);
    } else {
      changes.AddKey(node, field.name());
    }
  }

  void BothSpellings(const Node& snake, const Node& camel) {
    const bool snake_first = snake.index < camel.index;
    const Node& first = snake_first ? snake : camel;
    const Node& second = snake_first ? camel : snake;
    dropped_.insert(&second);
    found_.push_back(
        FindingAtKey(document::kDuplicateKey, tree_.source(), second,
                     Quoted(second.key) + " and " + Quoted(first.key) +
                         " are one field, given twice; the first is at " +
                         document::PlaceText(Written(first).key_span.begin),
                     std::string("remove ") + Quoted(camel.key) + "; the first one is used here"));
  }

  const Tree& tree_;
  Renames keys_;
  Renames texts_;
  std::unordered_set<const Node*> dropped_;
  Changes camel_keys_;
  Changes prefixed_;
  Changes former_keys_;
  Changes other_release_;
  Changes later_;
  std::vector<Finding> found_;
};

}  // namespace

std::optional<Tree> Canonical(const Tree& tree, std::span<const TypedNode> messages,
                              std::vector<Finding>* findings) {
  Speller speller(tree);
  for (const TypedNode& message : messages) speller.Message(*message.node, *message.type);
  speller.Report(findings);
  if (!speller.has_changes()) return std::nullopt;
  Tree copy(tree.shared_source());
  copy.set_root(speller.Copy(*tree.root(), copy));
  return copy;
}

std::optional<Tree> Canonical(const Tree& tree, const Node& at, const Descriptor& type,
                              std::vector<Finding>* findings) {
  const TypedNode message{&at, &type};
  return Canonical(tree, {&message, 1}, findings);
}

}  // namespace smp::model
