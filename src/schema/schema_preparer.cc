#include "schema/schema_preparer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <system_error>
#include <utility>

#include "document/text.h"
#include "schema/keywords.h"
#include "schema/number_value.h"

namespace smp::schema {
namespace {

using document::Children;
using document::Node;
using document::NodeKind;

// valijson compiles by recursion; both limits keep it far from the end of the stack.
constexpr std::size_t kMaxReferenced = 500;
constexpr int kMaxSelfDepth = 100;

bool IsTypeName(const Node& node) {
  constexpr std::string_view kTypes[] = {"array",  "boolean", "integer", "null",
                                         "number", "object",  "string"};
  return node.kind == NodeKind::kString &&
         std::find(std::begin(kTypes), std::end(kTypes), node.text) != std::end(kTypes);
}

template <typename Predicate>
bool AllItems(const Node& list, Predicate predicate) {
  const Children items(list);
  for (const Node& item : items) {
    if (!predicate(item)) return false;
  }
  return list.kind == NodeKind::kSequence;
}

bool IsText(const Node& node) { return node.kind == NodeKind::kString; }

bool IsSchema(const Node& node) {
  return node.kind == NodeKind::kMapping || node.kind == NodeKind::kBool;
}

bool IsFinite(const Node& node) {
  return node.kind == NodeKind::kNumber && std::isfinite(NumberValue(node.text));
}

bool IsCount(const Node& node) {
  if (!IsFinite(node)) return false;
  const double value = NumberValue(node.text);
  return IsIntegral(value) && value >= 0 && value < 9e15;
}

// The text with %41 read as A; nullopt when an escape is broken.
std::optional<std::string> PercentDecoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    unsigned value = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc() || end != digits.data() + 2) return std::nullopt;
    decoded += static_cast<char>(value);
    i += 2;
  }
  return decoded;
}

std::string FragmentOf(const Node& node) {
  std::string fragment = "#";
  for (const char c : document::PointerOf(node)) {
    if (c == '%') {
      fragment += "%25";
    } else {
      fragment += c;
    }
  }
  return fragment;
}

}  // namespace

std::optional<Error> SchemaPreparer::Prepare() {
  Node* root = schema_.tree_.root();
  if (!CheckDialect(*root)) return error_;
  if (const Node* id = Find(*root, "$id"); id != nullptr && IsText(*id)) root_id_ = id->text;
  pending_.push_back(root);
  while (!pending_.empty()) {
    Node* schema = pending_.back();
    pending_.pop_back();
    if (!Schema(*schema)) return error_;
  }
  for (const auto& [from, to] : schema_.references_) {
    if (!CheckDescent(*from, 0)) return error_;
  }
  if (!CheckDescent(*root, 0)) return error_;
  return std::nullopt;
}

bool SchemaPreparer::Fail(const Node& node, const std::string& what, std::string hint) {
  error_ = Error{ErrorCode::kInvalidSchema,
                 schema_.name() + ":" + document::PlaceText(node.span.begin) + ": " + what,
                 std::move(hint)};
  return false;
}

bool SchemaPreparer::FailKeyword(const Node& keyword, std::string_view demand) {
  return Fail(keyword, document::Quoted(keyword.key) + " must be " + std::string(demand));
}

bool SchemaPreparer::CheckDialect(const Node& root) {
  const Node* dialect = Find(root, "$schema");
  if (dialect == nullptr) return true;
  const std::string_view text = dialect->text;
  const bool known = text.find("draft-07") != std::string_view::npos ||
                     text.find("draft-06") != std::string_view::npos;
  if (IsText(*dialect) && known) return true;
  return Fail(
      *dialect,
      "the schema is written for " + document::Quoted(text) + ", and only draft-07 is supported",
      "rewrite it for http://json-schema.org/draft-07/schema#");
}

bool SchemaPreparer::Schema(Node& schema) {
  if (!seen_.emplace(&schema, 0).second) return true;
  if (!IsSchema(schema)) return Fail(schema, "a schema is an object or a boolean");
  if (schema.kind == NodeKind::kBool) return true;
  // Whatever stands beside $ref is ignored in draft-07.
  if (Node* reference = Find(schema, "$ref"); reference != nullptr) {
    return Reference(schema, *reference);
  }
  // Members that are added on the way are not visited.
  const Node* const last = schema.last_child;
  Node* next = schema.first_child;
  while (next != nullptr) {
    Node* member = next;
    next = member == last ? nullptr : member->next;
    const KeywordRow* row = FindKeyword(member->key);
    if (row == nullptr) continue;
    if (!Member(schema, *member, row->keyword)) return false;
    if (row->same_value) has_same_value_ = true;
    if (!row->new_name.empty()) member->key = row->new_name;
  }
  return true;
}

bool SchemaPreparer::Member(Node& schema, Node& member, Keyword keyword) {
  switch (keyword) {
    case Keyword::kSchema:
      return Push(member);
    case Keyword::kSchemas:
      if (member.kind != NodeKind::kSequence || member.child_count == 0) {
        return FailKeyword(member, "a list of schemas, and not empty");
      }
      return PushAll(member);
    case Keyword::kSchemaMap:
      return Map(member);
    case Keyword::kPatternMap:
      return Map(member) && PatternKeys(member);
    case Keyword::kItems:
      return member.kind == NodeKind::kSequence ? PushAll(member) : Push(member);
    case Keyword::kDependencies:
      return Dependencies(member);
    case Keyword::kPropertyNames:
      return Push(member) && MovePropertyNames(schema, member);
    case Keyword::kReference:
      return true;
    default:
      return Assertion(member, keyword);
  }
}

bool SchemaPreparer::Assertion(Node& member, Keyword keyword) {
  switch (keyword) {
    case Keyword::kPattern:
      return IsText(member) ? AddPattern(member, member.text) : FailKeyword(member, "a text");
    case Keyword::kType:
      return IsTypeName(member) || (member.child_count > 0 && AllItems(member, IsTypeName)) ||
             FailKeyword(member,
                         "array, boolean, integer, null, number, object, string, or a "
                         "list of these");
    case Keyword::kList:
      return (member.kind == NodeKind::kSequence && member.child_count > 0) ||
             FailKeyword(member, "a list of values, and not empty");
    case Keyword::kNumber:
      return IsFinite(member) || FailKeyword(member, "a number");
    case Keyword::kPositive:
      return (IsFinite(member) && NumberValue(member.text) > 0) ||
             FailKeyword(member, "a number above 0");
    case Keyword::kCount:
      return IsCount(member) || FailKeyword(member, "a whole number, 0 or more");
    case Keyword::kNames:
      return AllItems(member, IsText) || FailKeyword(member, "a list of names");
    case Keyword::kFlag:
      return member.kind == NodeKind::kBool || FailKeyword(member, "true or false");
    case Keyword::kText:
      return IsText(member) || FailKeyword(member, "a text");
    default:
      return true;
  }
}

bool SchemaPreparer::Push(Node& schema) {
  pending_.push_back(&schema);
  return true;
}

bool SchemaPreparer::PushAll(Node& list) {
  for (Node* item = list.first_child; item != nullptr; item = item->next) Push(*item);
  return true;
}

bool SchemaPreparer::Map(Node& map) {
  if (map.kind != NodeKind::kMapping) return FailKeyword(map, "an object of schemas");
  return PushAll(map);
}

bool SchemaPreparer::Dependencies(Node& map) {
  if (map.kind != NodeKind::kMapping) return FailKeyword(map, "an object of schemas");
  for (Node* member = map.first_child; member != nullptr; member = member->next) {
    if (member->kind != NodeKind::kSequence) {
      Push(*member);
    } else if (!AllItems(*member, IsText)) {
      return FailKeyword(*member, "a schema or a list of names");
    }
  }
  return true;
}

bool SchemaPreparer::PatternKeys(const Node& map) {
  for (const Node& member : Children(map)) {
    if (!AddPattern(member, member.key)) return false;
  }
  return true;
}

bool SchemaPreparer::AddPattern(const Node& at, std::string_view text) {
  auto [entry, added] = schema_.patterns_.try_emplace(text);
  if (!added) return true;
  entry->second = std::make_unique<Pattern>(std::string(text));
  if (origin_ == SchemaOrigin::kPublished) return true;
  const std::string fault = entry->second->Fault();
  return fault.empty() ||
         Fail(at, "the pattern " + document::Quoted(text) + " cannot be used: " + fault);
}

bool SchemaPreparer::MovePropertyNames(Node& schema, Node& member) {
  member.key = kPropertyNamesKeyword;
  document::Tree& tree = schema_.tree_;
  Node* moved = tree.NewNode(NodeKind::kMapping);
  moved->key = "propertyNames";
  moved->span = member.span;
  Node* reference = tree.NewNode(NodeKind::kString);
  reference->key = "$ref";
  reference->style = document::ScalarStyle::kQuoted;
  reference->text = tree.Keep(FragmentOf(member));
  reference->span = member.span;
  document::Tree::Append(moved, reference);
  document::Tree::Append(&schema, moved);
  schema_.references_.emplace(moved, &member);
  seen_.emplace(moved, 0);
  return true;
}

bool SchemaPreparer::Reference(Node& schema, Node& reference) {
  if (!IsText(reference)) return FailKeyword(reference, "a text");
  std::string_view text = reference.text;
  if (!root_id_.empty() && text.starts_with(root_id_)) text.remove_prefix(root_id_.size());
  if (text.empty()) text = "#";
  if (!text.starts_with('#')) {
    return Fail(reference, document::Quoted(text) + " refers to another file, which is not read",
                "copy what it refers to into `definitions`");
  }
  const std::optional<std::string> pointer = PercentDecoded(text.substr(1));
  Node* target = nullptr;
  if (pointer && (pointer->empty() || pointer->front() == '/')) {
    target = const_cast<Node*>(document::Resolve(*schema_.tree_.root(), *pointer));
  }
  if (target == nullptr) {
    return Fail(reference, document::Quoted(text) + " refers to nothing in this schema",
                "refer to a place by JSON Pointer, such as #/definitions/name");
  }
  reference.text = text;
  schema_.references_.emplace(&schema, target);
  referenced_.emplace(target, 0);
  if (referenced_.size() > kMaxReferenced) {
    return Fail(reference,
                "more than " + std::to_string(kMaxReferenced) + " schemas are referred to");
  }
  return Push(*target);
}

bool SchemaPreparer::CheckDescent(const Node& schema, int depth) {
  if (schema.kind != NodeKind::kMapping) return true;
  if (depth > kMaxSelfDepth) {
    return Fail(schema, "schemas are nested too deep, or refer to each other in a circle");
  }
  char& state = seen_[&schema];
  if (state == kDone) return true;
  if (state == kOpen) {
    return Fail(schema, "the schema refers to itself without a property or item in between");
  }
  state = kOpen;
  bool ends = true;
  if (const auto to = schema_.references_.find(&schema); to != schema_.references_.end()) {
    ends = CheckDescent(*to->second, depth + 1);
  } else if (has_same_value_) {
    for (const Node& member : Children(schema)) {
      const KeywordRow* row = FindKeyword(member.key);
      if (row == nullptr || !row->same_value) continue;
      if (row->keyword == Keyword::kSchema) {
        ends = CheckDescent(member, depth + 1);
      } else {
        for (const Node& part : Children(member)) ends = ends && CheckDescent(part, depth + 1);
      }
      if (!ends) break;
    }
  }
  seen_[&schema] = kDone;
  return ends;
}

}  // namespace smp::schema
